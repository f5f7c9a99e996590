"""A document of the Summarize view, from the file to its summary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.words import count_words
from gpt_desktop.core.works import Work, WorkState
from gpt_desktop.ui.widgets.phase_words import amount_words
from gpt_desktop.ui.widgets.quantities import duration_words, time_left_words
from gpt_desktop.ui.work.kept_work import KeptWork

_STATE_WORDS = {
    None: mark("Not summarized"),
    WorkState.DONE: mark("Done"),
    WorkState.STOPPED: mark("Stopped"),
    WorkState.FAILED: mark("Failed"),
}


@dataclass(slots=True, eq=False)
class DocumentEntry:
    """One row of the list.

    Attributes:
        path: of the file, or None for text that was pasted.
        document_id: names the text where it is kept; "" before the file was read.
        document: its text, where it was read or brought back.
        pages: None where the format has none.
        reading: how far reading it is; nothing done while it waits; None where it is read.
        seconds: what its summary takes, estimated; 0 where unknown.
        paused: a summary was begun and stopped before its end; its parts are kept.
    """

    id: str
    name: str
    path: Path | None
    work: KeptWork
    document_id: str = ""
    document: Document | None = None
    pages: int | None = None
    reading: Progressed | None = None
    words: int = 0
    seconds: float = 0.0
    paused: bool = False
    _begun: bool = False

    @property
    def options(self) -> dict[str, str]:
        """The task's options its summary was made with."""
        stored = self.work.stored
        return dict(stored.request.options) if stored is not None else {}

    def set_document(self, document: Document) -> None:
        """It was read."""
        self.document = document
        self.document_id = document.id
        self.pages = document.page_count
        self.reading = None
        if self.path is None and document.path != Path():
            self.path = document.path
        self.words = count_words(document.text)

    def follow_work(self) -> None:
        """Its work goes on or ended: note whether it can be resumed."""
        if self.work.busy:
            self._begun, self.paused = True, False
        elif self._begun:
            self._begun = False
            self.paused = self.work.state in {None, WorkState.STOPPED}

    def size_words(self) -> str:
        """Pages and words, as far as they are known."""
        return " · ".join(
            part
            for part in (
                tr_count("{count:,} page", "{count:,} pages", self.pages) if self.pages else "",
                tr_count("{count:,} word", "{count:,} words", self.words) if self.words else "",
            )
            if part
        )

    def state_words(self) -> str:
        """Where it stands, in a few words."""
        if self.reading is not None:
            told = (tr("Reading…"), amount_words(self.reading))
            return " · ".join(word for word in told if word)
        if self.work.state is WorkState.WAITING:
            expected = duration_words(self.seconds) if self.seconds else ""
            return " · ".join(word for word in (tr("Waiting"), expected) if word)
        if self.work.state is WorkState.RUNNING:
            left = self.work.progress[1] if self.work.progress else None
            return tr("Summarizing…") if left is None else time_left_words(left)
        return tr("Paused") if self.paused else tr(_STATE_WORDS[self.work.state])

    def to_draft(self) -> dict[str, object]:
        """What JSON can hold of it: where its text and its summary are kept."""
        return {
            "id": self.id,
            "name": self.name,
            "path": str(self.path) if self.path else "",
            "document": self.document_id,
            "pages": self.pages,
            "words": self.words,
            "work": self.work.id,
            "paused": self.paused or self.work.busy,
            "error": self._reading_error(),
        }

    def _reading_error(self) -> list[object]:
        """Why there is no text; what went wrong later is kept with the work."""
        error = self.work.error
        if self.document_id or not isinstance(error, UserFacingError):
            return []
        return [error.what, error.why, error.next_step, error.retry_helps]


def new_entry(work: KeptWork, path: Path) -> DocumentEntry:
    """For a file that waits to be read."""
    return DocumentEntry(uuid4().hex, path.name, path, work, reading=not_begun(path.name))


def not_begun(name: str) -> Progressed:
    """How far a file is that waits to be read."""
    return Progressed(Phase.OPENING, 0, 0, Unit.PARTS, name)


def pasted_entry(work: KeptWork, text: str) -> DocumentEntry:
    """For text from the clipboard, named after its beginning."""
    name = beginning(text, TITLE_WIDTH)
    entry = DocumentEntry(uuid4().hex, name, None, work)
    entry.set_document(make_document(Path(), name, text_blocks(text)))
    return entry


def past_entry(work: KeptWork, stored: Work) -> DocumentEntry:
    """For a summary out of the history; its text is not there yet."""
    work.show(stored)
    ids, path = stored.request.document_ids, stored.request.extra.get("path", "")
    return DocumentEntry(
        uuid4().hex,
        stored.title,
        Path(path) if path else None,
        work,
        document_id=ids[0] if ids else "",
    )


def restored_entry(draft: object, work: KeptWork) -> DocumentEntry | None:
    """The entry of a draft, its text and its summary not there yet; None where it is not one."""
    if not isinstance(draft, dict) or not draft.get("id"):
        return None
    path, pages, words = str(draft.get("path", "")), draft.get("pages"), draft.get("words")
    error = draft.get("error")
    if isinstance(error, list) and len(error) == 4:
        what, why, next_step = (str(part) for part in error[:3])
        work.fail(UserFacingError(what, why, next_step, retry_helps=error[3] is True))
    return DocumentEntry(
        str(draft["id"]),
        str(draft.get("name", "")),
        Path(path) if path else None,
        work,
        document_id=str(draft.get("document", "")),
        pages=pages if isinstance(pages, int) and pages > 0 else None,
        words=words if isinstance(words, int) else 0,
        paused=draft.get("paused") is True,
    )
