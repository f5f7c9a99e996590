"""The steps of a summary: sections one by one, then one text of their notes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.chunking import Section
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.repetition import without_repeated_tail
from gpt_desktop.core.tasks.base import TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper
from gpt_desktop.core.tasks.summarize.section_notes import grouped_notes, leading_sentences

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
            return (yield from self._whole(sections[0].body, bullets=bullets))
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
        parts: list[Part] = []
        above = ""
        for section in sections:
            title = section.heading or beginning(section.body, _TITLE_WIDTH)
            lead = "\n" if title == above else ("\n\n" if parts else "") + f"## {title}\n\n"
            above = title
            shaper = BulletShaper(self._length.outline_items)
            parts.append(self._part(section, shaper, lead, _note_tokens()))
        written = yield from GenerationBatch(self._run, Phase.SECTIONS, parts).stream()
        return "".join(part.lead + text for part, text in written)

    def _notes(
        self, sections: Sequence[Section], budget: int, phase: Phase
    ) -> Generator[TaskEvent, None, list[str]]:
        """A short summary of each section, shown one below the other."""
        most = min(_note_tokens(), max(16, budget // 3))
        parts = [
            self._part(section, _shaper(_NOTES.sentences), _NOTE_BREAK if number else "", most)
            for number, section in enumerate(sections)
        ]
        written = yield from GenerationBatch(self._run, phase, parts).stream()
        return [text for _, text in written]

    def _part(self, section: Section, shaper: Shaper, lead: str, most: int) -> Part:
        filled = self._filled("summarize", section.body, _NOTES.asked)
        return Part(filled, shaper, most, lead, section.heading)

    def _whole(self, text: str, *, bullets: bool) -> Generator[TaskEvent, None, str]:
        """The summary of a text of one section, shown as it comes."""
        wanted = self._length.sentences
        written = yield from self._run.stream(
            self._filled("summarize", text, self._length.asked),
            _shaper(wanted, bullets=bullets),
            max_tokens=wanted * _SENTENCE_TOKENS,
        )
        short = without_repeated_tail(written) if self._run.looped else written
        if short != written:
            yield TextReset()
            yield TextAdded(short)
        return short

    def _stopped(self) -> bool:
        return self._run.token.cancelled

    def _filled(self, prompt_id: str, text: str, length: str) -> FilledPrompt:
        values = {"text": text, "length": length, "wish": self._instruction}
        return self._prompts[prompt_id].fill(self._run.generator.facts.prompt_style, values)


def _note_tokens() -> int:
    """Tokens a section's note may have."""
    return _NOTES.sentences * _SENTENCE_TOKENS


def _shaper(sentences: int, *, bullets: bool = False) -> Shaper:
    if bullets:
        return BulletShaper(sentences)
    return PlainShaper(max_sentences=sentences, chatter=True, distinct=True, one_paragraph=True)
