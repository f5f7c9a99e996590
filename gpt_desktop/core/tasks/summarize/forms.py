"""One document in the form asked for."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.chunking import Section
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskEvent, TextAdded, TextReset
from gpt_desktop.core.tasks.summarize.answer import answered
from gpt_desktop.core.tasks.summarize.composed import Composed
from gpt_desktop.core.tasks.summarize.figures import figures_of
from gpt_desktop.core.tasks.summarize.grounding import Grounded, grounded
from gpt_desktop.core.tasks.summarize.job import Job
from gpt_desktop.core.tasks.summarize.minutes import minutes_of
from gpt_desktop.core.tasks.summarize.notes import merged, outline, section_notes, whole
from gpt_desktop.core.tasks.summarize.options import (
    ANSWER,
    BULLETS,
    FIGURES,
    MINUTES,
    OUTLINE,
    TLDR,
)
from gpt_desktop.core.tasks.summarize.sections import (
    focused_blocks,
    read_blocks,
    section_budget,
    sections_of,
)
from gpt_desktop.core.tasks.summarize.stand_ins import filled_up
from gpt_desktop.core.trust.source import SourceText

Making = Generator[TaskEvent, None, Grounded]


def is_written(style: str) -> bool:
    """Whether the model writes it out of sections' notes; other forms are found by code."""
    return style not in (FIGURES, MINUTES, ANSWER)


def found(job: Job, source: SourceText) -> Making:
    """A form that is found in the document, or says that there is nothing of its kind."""
    style = job.wish.style
    if style == ANSWER:
        made = yield from answered(job, source, section_budget(job.run.generator))
        nothing = tr("No passage of the document speaks of this question.")
    elif style == FIGURES:
        made = figures_of(source, job.length.listed, job.heading)
        nothing = tr("No dates or figures were found.")
    else:
        made = minutes_of(source, job.length.listed, job.heading)
        nothing = tr("No decisions or actions were found.")
    return Grounded(made if made.text else Composed(nothing))


def written(job: Job, document: Document, source: SourceText) -> Making:
    """A form that the model writes, held against the document."""
    sections = document_sections(job, document)
    style = job.wish.style
    if len(sections) == 1 and style != OUTLINE:
        wanted = sentences_wanted(job)
        text = yield from whole(job, sections[0].body, wanted, bullets=style == BULLETS)
    else:
        each = [(document.id, section) for section in sections]
        notes = yield from section_notes(job, each, titled=style == OUTLINE)
        text = yield from put_together(job, sections, notes, source, document.id)
    result = yield from grounded(job, text, source)
    if style == OUTLINE or job.stopped():
        return result
    return _not_too_little(job, result, source)


def _not_too_little(job: Job, result: Grounded, source: SourceText) -> Grounded:
    """Where the model went round or most of what it said is gone, the document says the rest."""
    wanted = sentences_wanted(job)
    lost = job.run.looped or bool(result.dropped)
    if not lost or len(result.made.claims) * 2 >= wanted:
        return result
    return replace(result, made=filled_up(result.made, source, wanted))


def put_together(
    job: Job,
    sections: Sequence[Section],
    notes: Sequence[str],
    source: SourceText,
    document_id: str,
) -> Generator[TaskEvent, None, str]:
    """The text of a document's notes; of a stopped run what there is of them."""
    if job.wish.style == OUTLINE:
        text = outline(job, sections, notes)
    else:
        wanted = sentences_wanted(job)
        sentences = yield from merged(job, notes, wanted, source, document_id)
        text = listed(sentences, bullets=job.wish.style == BULLETS or job.stopped())
        job.run.settle()
    yield TextReset()
    yield TextAdded(text)
    return text


def sentences_wanted(job: Job) -> int:
    return job.length.nutshell if job.wish.style == TLDR else job.length.sentences


def listed(sentences: Sequence[str], *, bullets: bool) -> str:
    """Sentences as a list, or as a paragraph."""
    if bullets:
        return "\n".join(f"- {sentence}" for sentence in sentences)
    return " ".join(sentences)


def document_sections(job: Job, document: Document) -> list[Section]:
    """What is read of a document: all, or where it speaks of the focus."""
    blocks = read_blocks(document)
    if job.wish.focus:
        blocks = focused_blocks(blocks, job.wish.focus) or blocks
    budget = section_budget(job.run.generator)
    outlined = job.wish.style == OUTLINE
    return sections_of(blocks, budget, job.count_tokens, outlined=outlined)


def focus_notices(job: Job, documents: Sequence[Document]) -> list[Notice]:
    """A word where no document speaks of the focus."""
    focus = job.wish.focus
    if not focus or not is_written(job.wish.style):
        return []
    if any(focused_blocks(read_blocks(document), focus) for document in documents):
        return []
    words = tr("Nothing was found on “{focus}”: this is of the whole text.", focus=focus)
    return [Notice(NoticeKind.WARNING, words)]
