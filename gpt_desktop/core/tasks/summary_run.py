"""The steps of a summary: sections one by one, then one text of their notes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.chunking import Section
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.repetition import without_repeated_tail
from gpt_desktop.core.tasks.base import Phase, Progressed, TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.section_notes import grouped_notes, leading_sentences
from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper

SECTION_TOKENS = 500  # beyond it the small models summarize the beginning only

_SENTENCE_TOKENS = 60
_TITLE_WIDTH = 50
_NOTE_BREAK = "\n\n"


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

        Where there are more sections than sentences wanted, neighbours' notes are summarized
        together, until each sentence can stand for a part of the document.
        """
        wanted = self._length.sentences
        if len(sections) == 1:
            shaper = _shaper(wanted, bullets=bullets)
            written = self._summary(sections[0].body, self._length, shaper, report=True)
            text = yield from written
            return (yield from self._without_loop(text))
        count_tokens = self._run.generator.count_tokens
        notes = yield from self._notes(sections, budget, Phase.SECTIONS)
        while len(notes) > wanted and not self._stopped():
            groups = grouped_notes(notes, wanted, budget, count_tokens)
            yield TextReset()
            notes = yield from self._notes(groups, budget, Phase.MERGING)
        if self._stopped():
            return _NOTE_BREAK.join(notes)
        yield TextReset()
        sentences = leading_sentences(notes, wanted)
        listed = [f"- {sentence}" for sentence in sentences]
        text = "\n".join(listed) if bullets else " ".join(sentences)
        yield TextAdded(text)
        self._run.settle()
        return text

    def outline(self, sections: Sequence[Section]) -> Generator[TaskEvent, None, str]:
        """A heading and a few points a section; its first words stand in for a missing heading."""
        parts: list[str] = []
        above = ""
        for number, section in enumerate(sections):
            yield Progressed(Phase.SECTIONS, number, len(sections), section.heading)
            title = section.heading or beginning(section.body, _TITLE_WIDTH)
            lead = "\n" if title == above else ("\n\n" if parts else "") + f"## {title}\n\n"
            above = title
            yield TextAdded(lead)
            shaper = BulletShaper(self._length.outline_items)
            points = yield from self._summary(section.body, _NOTES, shaper)
            parts.append(lead + (without_repeated_tail(points) if self._looped() else points))
            if self._stopped():
                break
        text = "".join(parts)
        if self._run.looped:
            yield TextReset()
            yield TextAdded(text)
        return text

    def _notes(
        self, sections: Sequence[Section], budget: int, phase: Phase
    ) -> Generator[TaskEvent, None, list[str]]:
        """A short summary of each section, shown one below the other."""
        notes: list[str] = []
        for number, section in enumerate(sections):
            yield Progressed(phase, number, len(sections), section.heading)
            if notes:
                yield TextAdded(_NOTE_BREAK)
            most = max(16, budget // 3)
            shaper = _shaper(_NOTES.sentences)
            note = yield from self._summary(section.body, _NOTES, shaper, most)
            notes.append(without_repeated_tail(note) if self._looped() else note)
            if self._stopped():
                break
        return notes

    def _without_loop(self, text: str) -> Generator[TaskEvent, None, str]:
        """The text shown so far, anew without what the model only said again."""
        short = without_repeated_tail(text) if self._looped() else text
        if short != text:
            yield TextReset()
            yield TextAdded(short)
        return short

    def _looped(self) -> bool:
        return self._run.finish is FinishReason.LOOP

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
