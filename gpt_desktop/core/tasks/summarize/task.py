"""Summaries of texts and documents of any length."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import split_sections, text_blocks
from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import (
    Choice,
    Notice,
    NoticeKind,
    OptionSpec,
    TaskEvent,
    TaskRequest,
    TaskResult,
)
from gpt_desktop.core.tasks.context_fit import prompt_room
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import (
    foreign_number_notices,
    repeats,
    unknown_language_notices,
)
from gpt_desktop.core.tasks.options import LENGTH, chosen
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.summarize.run import SECTION_TOKENS, SummaryRun, summary_length

STYLE = OptionSpec(
    "style",
    mark("Style"),
    (
        Choice("paragraph", mark("Paragraph")),
        Choice("bullets", mark("Bullet points")),
        Choice("outline", mark("Outline")),
    ),
    "paragraph",
)

_OUTLINE_PARTS = 5
_LEAST_OUTLINE_TOKENS = 160
_PROMPT_TOKENS = 160  # the instruction around a text, at most


_LANGUAGE_BLOCKS = 20


class SummarizeTask:
    """Summarizes the request's documents, or its text where it has none.

    What is longer than a section is summarized section by section, then merged; an outline
    keeps the sections apart under their headings.
    """

    id = "summarize"
    title = mark("Summarize")
    options = (STYLE, LENGTH)

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Summarize.

        Raises:
            UserFacingError: there is no text, or an option is unknown.
        """
        style, length = chosen(request, STYLE), chosen(request, LENGTH)
        blocks = _request_blocks(request)
        if not blocks:
            raise UserFacingError(
                tr("There is nothing to summarize."), "", tr("Choose a file or paste a text first.")
            )
        warned = unknown_language_notices(_beginning(blocks), generator.facts)
        yield from warned
        sampling = task_sampling(self.id, request, None)
        run = GenerationRun(generator, token, sampling)
        summary = SummaryRun(run, self._prompts, summary_length(length), request.instruction)
        budget = section_budget(generator)
        if style == "outline":
            total = sum(generator.count_tokens(block.text) for block in blocks)
            part = max(_LEAST_OUTLINE_TOKENS, total // _OUTLINE_PARTS)
            sections = split_sections(blocks, min(budget, part), generator.count_tokens)
            text = yield from summary.outline(sections)
        else:
            sections = split_sections(blocks, budget, generator.count_tokens)
            text = yield from summary.merged(sections, budget, bullets=style == "bullets")
        notices = [] if token.cancelled else _checks(text, blocks)
        yield from notices
        return (yield from run.finish_with(text, [*warned, *notices]))


def _beginning(blocks: Sequence[Block]) -> str:
    """Enough of a text to tell its language by."""
    return " ".join(block.text for block in blocks[:_LANGUAGE_BLOCKS])


def section_budget(generator: TextGenerator) -> int:
    """Tokens of text a section may have on this model."""
    room = prompt_room(generator.facts, None) - _PROMPT_TOKENS
    return max(64, min(SECTION_TOKENS, room))


def _request_blocks(request: TaskRequest) -> list[Block]:
    if not request.documents:
        return list(text_blocks(request.text))
    blocks: list[Block] = []
    several = len(request.documents) > 1
    for document in request.documents:
        if several:
            blocks.append(Block(BlockKind.HEADING, document.title, level=1))
        blocks += document.blocks
    return _without_contents([block for block in blocks if block.text.strip()])


def _without_contents(blocks: list[Block]) -> list[Block]:
    """A table of contents says everything once more; it stays where there is nothing else."""
    text = [block for block in blocks if block.kind is not BlockKind.ENTRY]
    return text if any(block.kind is BlockKind.PARAGRAPH for block in text) else blocks


def _checks(text: str, blocks: list[Block]) -> list[Notice]:
    source = "\n\n".join(block.text for block in blocks)
    notices = foreign_number_notices(text, source)
    if repeats(text, source):
        words = tr("The summary repeats the text: there was little to shorten.")
        notices.append(Notice(NoticeKind.WARNING, words))
    return notices
