"""Summaries of texts and documents of any length, in many forms, each sentence with its source."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import repeats, unknown_language_notices
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.tasks.summarize.forms import focus_notices, found, is_written, written
from gpt_desktop.core.tasks.summarize.grounding import Grounded
from gpt_desktop.core.tasks.summarize.job import Job
from gpt_desktop.core.tasks.summarize.language import target_language, translated
from gpt_desktop.core.tasks.summarize.options import OPTIONS, read_wish
from gpt_desktop.core.tasks.summarize.screen import followed
from gpt_desktop.core.tasks.summarize.several import summarized_each
from gpt_desktop.core.trust.source import SourceText

_LANGUAGE_BLOCKS = 20
_MOST_NAMED = 3


class SummarizeTask:
    """Summarizes the request's documents, or its text where it has none.

    What is longer than a section is summarized section by section, then merged. Every sentence
    is held against what it was made from and becomes a ``Claim``.
    """

    id = "summarize"
    title = mark("Summarize")
    options = OPTIONS

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Summarize.

        Raises:
            UserFacingError: there is no text or no question, or an option is unknown.
        """
        wish = read_wish(request)
        documents = _request_documents(request)
        run = GenerationRun(generator, token, task_sampling(self.id, request, None))
        job = Job(run, self._prompts, wish, request.parts)
        start = _beginning(documents)
        warned = unknown_language_notices(start, generator.facts)
        target, untrained = target_language(wish.language, start, generator.facts)
        warned += [*untrained, *focus_notices(job, documents)]
        yield from warned
        result, shown = yield from followed(_made(job, documents, target))
        made = result.made
        if shown != made.text:
            yield TextReset()
            yield TextAdded(made.text)
        for claim in made.claims:
            yield Annotated(claim)
        notices = _notices(job, result, documents)
        yield from notices
        ended = yield from run.finish_with(made.text, [*warned, *notices])
        return replace(ended, annotations=made.claims)


def _made(
    job: Job, documents: Sequence[Document], target: str
) -> Generator[TaskEvent, None, Grounded]:
    source = SourceText(documents)
    if len(documents) > 1:
        result = yield from summarized_each(job, documents, source)
    elif is_written(job.wish.style):
        result = yield from written(job, documents[0], source)
    else:
        result = yield from found(job, source)
    if target:
        result = yield from translated(job, result, target)
    return result


def _request_documents(request: TaskRequest) -> tuple[Document, ...]:
    pasted = make_document(Path(), "", text_blocks(request.text))
    documents = [each for each in request.documents or (pasted,) if each.text.strip()]
    if not documents:
        raise UserFacingError(
            tr("There is nothing to summarize."), "", tr("Choose a file or paste a text first.")
        )
    return tuple(documents)


def _beginning(documents: Sequence[Document]) -> str:
    """Enough of a text to tell its language by."""
    blocks = [block for document in documents for block in document.blocks]
    return " ".join(block.text for block in blocks[:_LANGUAGE_BLOCKS])


def _notices(job: Job, result: Grounded, documents: Sequence[Document]) -> list[Notice]:
    """What is to be said of a result that is all there."""
    if job.stopped():
        return []
    text = result.made.text
    notices = []
    if result.unborne:
        words = tr_count(
            "{count} sentence says what the document does not: check it.",
            "{count} sentences say what the document does not: check them.",
            len(result.unborne),
        )
        notices.append(Notice(NoticeKind.WARNING, words))
    for sentence in result.dropped[:_MOST_NAMED]:
        words = tr("Left out, since the document does not bear it: “{sentence}”", sentence=sentence)
        notices.append(Notice(NoticeKind.INFO, words))
    if is_written(job.wish.style) and repeats(text, "\n".join(each.text for each in documents)):
        words = tr("The summary repeats the text: there was little to shorten.")
        notices.append(Notice(NoticeKind.WARNING, words))
    return notices
