"""Notes on the sections of a document, and one text made of them, in levels."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from gpt_desktop.core.chunking import Section
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.repetition import without_repeated_tail
from gpt_desktop.core.tasks.base import TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper
from gpt_desktop.core.tasks.summarize.checked import is_borne
from gpt_desktop.core.tasks.summarize.job import SENTENCE_TOKENS, Job
from gpt_desktop.core.tasks.summarize.section_notes import (
    brief_groups,
    leading_sentences,
    note_sentences,
)
from gpt_desktop.core.tasks.summarize.sections import section_budget
from gpt_desktop.core.trust.source import SourceText

_NOTE_ITEMS = 3
_MERGED_ITEMS = 2
_TITLE_WIDTH = 50


def section_notes(
    job: Job, sections: Sequence[tuple[str, Section]], *, titled: bool = False
) -> Generator[TaskEvent, None, list[str]]:
    """A few points on each section, shown one list below the other.

    They hang neither on the form nor on the length asked for, so that those kept of an
    earlier run serve any of them. Cancelled, fewer notes than sections come back.

    Args:
        sections: each with the id of its document.
        titled: shown under the sections' headings.
    """
    parts: list[Part] = []
    above = ""
    for document_id, section in sections:
        lead, above = _lead(section, above, later=bool(parts), heading=job.heading * titled)
        filled = job.filled(section.body, "")
        most = _NOTE_ITEMS * SENTENCE_TOKENS
        key = job.key(filled, most)
        shaper = BulletShaper(_NOTE_ITEMS)
        parts.append(Part(filled, shaper, most, lead, section.heading, key, document_id))
    batch = GenerationBatch(job.run, Phase.SECTIONS, parts, job.store)
    return [text for _, text in (yield from batch.stream())]


def outline(job: Job, sections: Sequence[Section], notes: Sequence[str]) -> str:
    """The notes as lists under the sections' headings; first words stand in for a missing one."""
    text, above = "", ""
    for section, note in zip(sections, notes, strict=False):
        listed = [f"- {each}" for each in note_sentences(note)[: job.length.outline_items]]
        if listed:
            lead, above = _lead(section, above, later=bool(text), heading=job.heading)
            text += lead + "\n".join(listed)
    return text


def merged(
    job: Job, notes: Sequence[str], wanted: int, source: SourceText, document_id: str
) -> Generator[TaskEvent, None, list[str]]:
    """So many sentences of the notes, at most.

    Where there are more notes than sentences wanted, neighbours are summarized together, as
    many at once as the model reads well, until each sentence can stand for a part of the
    document. What the source does not bear of such a summary gives way to the notes' own words.
    """
    budget = section_budget(job.run.generator)
    notes = [note for note in notes if note.strip()]
    while len(notes) > wanted and not job.stopped():
        groups = brief_groups(notes, wanted, budget, job.count_tokens)
        parts = _merging_parts(job, groups, document_id)
        yield TextReset()
        batch = GenerationBatch(job.run, Phase.MERGING, parts, job.store)
        written = yield from batch.stream()
        if job.stopped():
            return [sentence for note in notes for sentence in note_sentences(note)]
        notes = [
            _borne_note(job, text, group, source)
            for (_, text), group in zip(written, groups, strict=True)
        ]
    return leading_sentences(notes, wanted)


def whole(job: Job, text: str, sentences: int, *, bullets: bool) -> Generator[TaskEvent, None, str]:
    """The summary of a text of one section, shown as it comes."""
    asked = job.length.asked if sentences == job.length.sentences else " in one or two sentences"
    written = yield from job.run.stream(
        job.filled(text, asked),
        _shaper(sentences, bullets=bullets),
        max_tokens=sentences * SENTENCE_TOKENS,
    )
    short = _without_loop(written, bullets=bullets) if job.run.looped else written
    if short != written:
        yield TextReset()
        yield TextAdded(short)
    return short


def _without_loop(text: str, *, bullets: bool) -> str:
    """What was said before the model began to go round, in whole sentences."""
    whole = note_sentences(without_repeated_tail(text))
    return "\n".join(f"- {each}" for each in whole) if bullets else " ".join(whole)


def _merging_parts(job: Job, groups: Sequence[Sequence[str]], document_id: str) -> list[Part]:
    parts: list[Part] = []
    for group in groups:
        filled = job.filled("\n".join(group), "")
        most = _MERGED_ITEMS * SENTENCE_TOKENS
        key, lead = job.key(filled, most), "\n" if parts else ""
        parts.append(Part(filled, BulletShaper(_MERGED_ITEMS), most, lead, "", key, document_id))
    return parts


def _lead(section: Section, above: str, *, later: bool, heading: str) -> tuple[str, str]:
    """What is shown before a section's note, and the heading it now stands under.

    Args:
        later: text stands before it.
        heading: the mark before its title, or "" where titles are not shown.
    """
    if not heading:
        return "\n" if later else "", ""
    title = section.heading or beginning(section.body, _TITLE_WIDTH)
    if title == above:
        return "\n", title
    return ("\n\n" if later else "") + f"{heading}{title}\n\n", title


def _borne_note(job: Job, text: str, group: Sequence[str], source: SourceText) -> str:
    """What the source bears of a summary of notes, or the notes' own first sentence."""
    facts = job.run.generator.facts
    borne = [each for each in note_sentences(text) if is_borne(each, source, facts)]
    return "\n".join(f"- {each}" for each in borne or group[:1])


def _shaper(sentences: int, *, bullets: bool = False) -> Shaper:
    if bullets:
        return BulletShaper(sentences)
    return PlainShaper(max_sentences=sentences, chatter=True, distinct=True, one_paragraph=True)
