"""The steps of a summary: sections one by one, then one text of their notes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.chunking import Section, split_sections, text_blocks
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import Phase, Progressed, TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper

SECTION_TOKENS = 1500  # beyond it the small models lose the thread and each token costs more

_SENTENCE_TOKENS = 60
_TITLE_TOKENS = 20
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """How much to write.

    Attributes:
        sentences: of the whole summary, at most.
        words: the same as the prompt says it.
        outline_items: under each heading of an outline, at most.
    """

    sentences: int
    words: str
    outline_items: int


_LENGTHS = {
    "short": SummaryLength(2, "two", 1),
    "medium": SummaryLength(5, "five", 2),
    "long": SummaryLength(10, "ten", 4),
}
_NOTES = SummaryLength(4, "four", 2)


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
        """A heading and a few points a section; a title is written where there is no heading."""
        parts: list[str] = []
        above = ""
        for number, section in enumerate(sections):
            yield Progressed(Phase.SECTIONS, number, len(sections), section.heading)
            title = section.heading or (yield from self._title(section, number))
            if self._stopped():
                break
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
        filled = self._filled("summarize", text, length.words)
        tokens = min(length.sentences * _SENTENCE_TOKENS, most or length.sentences * 60)
        return (yield from self._run.stream(filled, shaper, max_tokens=tokens, report=report))

    def _title(self, section: Section, number: int) -> Generator[TaskEvent, None, str]:
        filled = self._prompts["title"].fill(
            self._run.generator.facts.prompt_style, {"text": section.text}
        )
        shaper = PlainShaper(max_sentences=1, one_line=True, chatter=True)
        title = yield from self._run.stream(
            filled, shaper, max_tokens=_TITLE_TOKENS, show=False, report=False
        )
        title = title.strip(' .:#*"“”')
        return title if 0 < len(title) <= _LONGEST_TITLE else tr("Part {number}", number=number + 1)

    def _stopped(self) -> bool:
        return self._run.token.cancelled

    def _filled(self, prompt_id: str, text: str, sentences: str) -> FilledPrompt:
        values = {"text": text, "sentences": sentences, "wish": self._instruction}
        return self._prompts[prompt_id].fill(self._run.generator.facts.prompt_style, values)


def _shaper(sentences: int, *, bullets: bool = False) -> Shaper:
    if bullets:
        return BulletShaper(sentences)
    return PlainShaper(max_sentences=sentences, chatter=True)
