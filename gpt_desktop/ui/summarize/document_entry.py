"""A document of the Summarize view, from the file to its summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import BlockKind, Document, make_document
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.widgets.quantities import duration_words, time_left_words
from gpt_desktop.ui.work.running_work import RunningWork, WorkState

_LONGEST_KEPT = 1_000_000
_LONGEST_NAME = 40
_STATE_WORDS = {
    WorkState.EMPTY: mark("Not summarized"),
    WorkState.DONE: mark("Done"),
    WorkState.STOPPED: mark("Stopped"),
    WorkState.FAILED: mark("Failed"),
}


@dataclass(slots=True, eq=False)
class DocumentEntry:
    """One row of the list.

    Attributes:
        path: of the file, or None for text that was pasted.
        document: its text, once it was read.
        reading: parts read and parts in all while it is being read; (0, 0) while it waits.
        seconds: what its summary takes, estimated; 0 where unknown.
        options: the task's options its summary was made with.
    """

    id: str
    name: str
    path: Path | None
    work: RunningWork
    document: Document | None = None
    reading: tuple[int, int] | None = None
    words: int = 0
    seconds: float = 0.0
    options: dict[str, str] = field(default_factory=dict)

    def set_document(self, document: Document) -> None:
        """It was read."""
        self.document = document
        self.reading = None
        self.words = count_words(document.text)

    def size_words(self) -> str:
        """Pages and words, as far as they are known."""
        pages = self.document.page_count if self.document else None
        return " · ".join(
            part
            for part in (
                tr_count("{count:,} page", "{count:,} pages", pages) if pages else "",
                tr_count("{count:,} word", "{count:,} words", self.words) if self.words else "",
            )
            if part
        )

    def state_words(self) -> str:
        """Where it stands, in a few words."""
        if self.reading is not None:
            done, total = self.reading
            part = tr("{done} of {total}", done=done, total=total) if total else ""
            return " · ".join(word for word in (tr("Reading…"), part) if word)
        if self.work.state is WorkState.WAITING:
            expected = duration_words(self.seconds) if self.seconds else ""
            return " · ".join(word for word in (tr("Waiting"), expected) if word)
        if self.work.state is WorkState.RUNNING:
            left = self.work.progress[1] if self.work.progress else None
            return tr("Summarizing…") if left is None else time_left_words(left)
        return tr(_STATE_WORDS[self.work.state])

    def to_draft(self) -> dict[str, object]:
        """What JSON can hold of it, without the text (see ``text_draft``)."""
        return {
            "id": self.id,
            "name": self.name,
            "path": str(self.path) if self.path else "",
            "words": self.words,
            "options": self.options,
            "work": self.work.to_draft(),
        }

    def text_draft(self) -> dict[str, object]:
        """The text as Markdown; nothing where it is too long to be kept beside its file."""
        document = self.document
        if document is None or (self.path and len(document.text) > _LONGEST_KEPT):
            return {}
        return {"text": _markdown(document), "pages": document.page_count or 0}

    def restore_text(self, draft: dict[str, object]) -> None:
        """Take over what ``text_draft`` gave."""
        text, pages = draft.get("text"), draft.get("pages")
        if isinstance(text, str) and text:
            count = pages if isinstance(pages, int) and pages > 0 else None
            blocks = text_blocks(text)
            self.document = make_document(self.path or Path(), self.name, blocks, count)


def new_entry(work: RunningWork, path: Path) -> DocumentEntry:
    """For a file that waits to be read."""
    return DocumentEntry(uuid4().hex, path.name, path, work, reading=(0, 0))


def pasted_entry(work: RunningWork, text: str) -> DocumentEntry:
    """For text from the clipboard, named after its beginning."""
    start = " ".join(text[: _LONGEST_NAME * 4].split())
    name = start if len(start) <= _LONGEST_NAME else start[: _LONGEST_NAME - 1].rstrip() + "…"
    entry = DocumentEntry(uuid4().hex, name, None, work)
    entry.set_document(make_document(Path(), name, text_blocks(text)))
    return entry


def restored_entry(draft: object, work: RunningWork) -> DocumentEntry | None:
    """The entry of a draft, its text not read yet; None where the draft is not one."""
    if not isinstance(draft, dict) or not draft.get("id"):
        return None
    path = str(draft.get("path", ""))
    words, options = draft.get("words"), draft.get("options")
    work.restore(draft.get("work"))
    return DocumentEntry(
        str(draft["id"]),
        str(draft.get("name", "")),
        Path(path) if path else None,
        work,
        words=words if isinstance(words, int) else 0,
        options={str(key): str(value) for key, value in options.items()}
        if isinstance(options, dict)
        else {},
    )


def _markdown(document: Document) -> str:
    return "\n\n".join(
        f"{'#' * max(1, block.level)} {block.text}"
        if block.kind is BlockKind.HEADING
        else block.text
        for block in document.blocks
    )
