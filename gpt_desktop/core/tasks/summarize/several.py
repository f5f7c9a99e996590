"""Several documents: a summary of each, and one over all above them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.chunking import Section
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.tasks.summarize.composed import Composer
from gpt_desktop.core.tasks.summarize.forms import (
    document_sections,
    found,
    is_written,
    listed,
    put_together,
    sentences_wanted,
)
from gpt_desktop.core.tasks.summarize.grounding import Grounded, grounded
from gpt_desktop.core.tasks.summarize.job import Job
from gpt_desktop.core.tasks.summarize.notes import merged, section_notes
from gpt_desktop.core.tasks.summarize.options import BULLETS, OUTLINE
from gpt_desktop.core.tasks.summarize.screen import below
from gpt_desktop.core.trust.source import SourceText

HEADING = "## "


def summarized_each(
    job: Job, documents: Sequence[Document], source: SourceText
) -> Generator[TaskEvent, None, Grounded]:
    """All of them under their titles; cancelled, those that are done, or their notes.

    Args:
        source: all documents.
    """
    job = replace(job, heading="#" + HEADING)
    if is_written(job.wish.style):
        each = yield from _written(job, documents)
    else:
        each = yield from _found(job, documents)
    if len(each) < len(documents) or job.stopped():
        return _together(documents, each, None)
    over_all = yield from below(_above(documents, each), _over_all(job, each, source))
    return _together(documents, each, over_all)


def _found(job: Job, documents: Sequence[Document]) -> Generator[TaskEvent, None, list[Grounded]]:
    each: list[Grounded] = []
    for document in documents:
        if job.stopped():
            break
        making = found(job, SourceText((document,)))
        each.append((yield from below(_above(documents, each), making)))
    return each


def _written(job: Job, documents: Sequence[Document]) -> Generator[TaskEvent, None, list[Grounded]]:
    """Notes on the sections of all documents at once, then each document's text."""
    sections = [document_sections(job, document) for document in documents]
    every = [
        (document.id, section)
        for document, own in zip(documents, sections, strict=True)
        for section in own
    ]
    notes = yield from section_notes(job, every)
    each: list[Grounded] = []
    for document, own in zip(documents, sections, strict=True):
        its, notes = notes[: len(own)], notes[len(own) :]
        if len(its) < len(own) or (job.stopped() and not its):
            break
        making = _of_notes(job, document, own, its)
        each.append((yield from below(_above(documents, each), making)))
    return each


def _of_notes(
    job: Job, document: Document, sections: Sequence[Section], notes: Sequence[str]
) -> Generator[TaskEvent, None, Grounded]:
    source = SourceText((document,))
    text = yield from put_together(job, sections, notes, source, document.id)
    return (yield from grounded(job, text, source))


def _over_all(
    job: Job, each: Sequence[Grounded], source: SourceText
) -> Generator[TaskEvent, None, Grounded]:
    """One text of the documents' own; what was found by code is found in all of them."""
    if not is_written(job.wish.style):
        return (yield from found(job, source))
    notes = [
        "\n".join(f"- {claim.span.of(one.made.text)}" for claim in one.made.claims) for one in each
    ]
    sentences = yield from merged(job, notes, sentences_wanted(job), source, "")
    text = listed(sentences, bullets=job.wish.style in (BULLETS, OUTLINE))
    job.run.settle()
    if job.stopped():
        return Grounded(checked(text, source, job.run.generator.facts))
    return (yield from grounded(job, text, source))


def _above(documents: Sequence[Document], each: Sequence[Grounded]) -> str:
    """What is done so far, and the title of what comes next."""
    text = _together(documents, each, None).made.text
    title = documents[len(each)].title if len(each) < len(documents) else tr("All documents")
    return (f"{text}\n\n" if text else "") + f"{HEADING}{title}\n\n"


def _together(
    documents: Sequence[Document], each: Sequence[Grounded], over_all: Grounded | None
) -> Grounded:
    composer = Composer()
    titles = [document.title for document in documents]
    parts = list(zip(titles, each, strict=False))
    if over_all is not None:
        parts.insert(0, (tr("All documents"), over_all))
    for title, one in parts:
        composer.add(("\n\n" if composer.length else "") + f"{HEADING}{title}\n\n")
        composer.place(one.made)
    dropped = tuple(text for _, one in parts for text in one.dropped)
    return Grounded(composer.composed(), dropped)
