"""The steps of a summary: sections one by one, then one text of their notes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.chunking import Section, split_sections, text_blocks
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import Phase, Progressed, TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper

SECTION_TOKENS = 800  # beyond it the small models summarize the beginning only

_SENTENCE_TOKENS = 60
_TITLE_WIDTH = 50


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """How much to write.

    Attributes:
        sentences: of the whole summary, at most.
        asked: how the prompt asks for it; small models do better unasked.
        outline_items: under each heading of an outline, at most.
    """

    sentences: int
    asked: str
    outline_items: int


_LENGTHS = {
    "short": SummaryLength(2, " in two sentences", 1),
    "medium": SummaryLength(5, "", 2),
    "long": SummaryLength(10, "", 4),
}
_NOTES = SummaryLength(3, "", 2)


def summary_length(name: str) -> SummaryLength:
    """The length of an option's value; raises KeyError for another."""
    return _LENGTHS[name]


class SummaryRun:
    """Summarizes sections with one ``GenerationRun``; cancelled, it returns what there is."""

    def __init__(
        self, run: GenerationRun, prompts: PromptBook, length: SummaryLength, instruction: str
    ) -> None:
        self._run = run
        self._prompts = prompts
        self._length = length
        self._instruction = instruction.strip()

    def merged(
        self, sections: Sequence[Section], budget: int, *, bullets: bool
    ) -> Generator[TaskEvent, None, str]:
        """One summary of all sections; their own summaries are shown on the way.

        Notes that do not fit one prompt are summarized again, as long as that shortens them.
        """
        while len(sections) > 1:
            notes = yield from self._notes(sections, budget)
            fewer = split_sections(text_blocks(notes), budget, self._run.generator.count_tokens)
            if self._stopped() or not 0 < len(fewer) < len(sections):
                return notes
            yield TextReset()
            yield Progressed(Phase.MERGING, 0, len(fewer))
            sections = fewer
        shaper = _shaper(self._length.sentences, bullets=bullets)
        return (yield from self._summary(sections[0].text, self._length, shaper, report=True))

    def outline(self, sections: Sequence[Section]) -> Generator[TaskEvent, None, str]:
        """A heading and a few points a section; its first words stand in for a missing heading."""
        parts: list[str] = []
        above = ""
        for number, section in enumerate(sections):
            yield Progressed(Phase.SECTIONS, number, len(sections), section.heading)
            title = section.heading or beginning(section.text, _TITLE_WIDTH)
            lead = "\n" if title == above else ("\n\n" if parts else "") + f"## {title}\n\n"
            above = title
            yield TextAdded(lead)
            shaper = BulletShaper(self._length.outline_items)
            parts.append(lead + (yield from self._summary(section.text, _NOTES, shaper)))
            if self._stopped():
                break
        return "".join(parts)

    def _notes(self, sections: Sequence[Section], budget: int) -> Generator[TaskEvent, None, str]:
        notes = ""
        for number, section in enumerate(sections):
            yield Progressed(Phase.SECTIONS, number, len(sections), section.heading)
            if notes:
                notes += "\n\n"
                yield TextAdded("\n\n")
            shaper = _shaper(_NOTES.sentences)
            most = max(16, budget // 3)
            notes += yield from self._summary(section.text, _NOTES, shaper, most)
            if self._stopped():
                break
        return notes

    def _summary(
        self,
        text: str,
        length: SummaryLength,
        shaper: Shaper,
        most: int | None = None,
        *,
        report: bool = False,
    ) -> Generator[TaskEvent, None, str]:
        filled = self._filled("summarize", text, length.asked)
        tokens = length.sentences * _SENTENCE_TOKENS
        tokens = tokens if most is None else min(tokens, most)
        return (yield from self._run.stream(filled, shaper, max_tokens=tokens, report=report))

    def _stopped(self) -> bool:
        return self._run.token.cancelled

    def _filled(self, prompt_id: str, text: str, length: str) -> FilledPrompt:
        values = {"text": text, "length": length, "wish": self._instruction}
        return self._prompts[prompt_id].fill(self._run.generator.facts.prompt_style, values)


def _shaper(sentences: int, *, bullets: bool = False) -> Shaper:
    if bullets:
        return BulletShaper(sentences)
    return PlainShaper(max_sentences=sentences, chatter=True, distinct=True, one_paragraph=True)
