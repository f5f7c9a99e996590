"""A document that is to go with the next question."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from gpt_desktop.core.conversations import Attachment
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.widgets.phase_words import amount_words


@dataclass(slots=True, eq=False)
class AttachedFile:
    """One chip above the field.

    Attributes:
        name: what the person calls it; "" for pasted text.
        path: of the file, or None for text that was pasted.
        text: that was pasted, so that it can be put back into the field; "" for files.
        document_id: names it where it is kept; "" before it is.
        reading: how far reading it is; None where it was read, or could not be.
        error: why it could not be read or kept.
    """

    name: str
    path: Path | None = None
    text: str = ""
    document_id: str = ""
    pages: int | None = None
    words: int = 0
    reading: Progressed | None = None
    error: Exception | None = None
    id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def ready(self) -> bool:
        """Whether it is kept and can go with a question."""
        return bool(self.document_id)

    @property
    def waiting(self) -> bool:
        """Whether it will be ready without the person's doing."""
        return not self.document_id and self.error is None

    @property
    def attachment(self) -> Attachment:
        return Attachment(self.document_id, self.name)

    def wait(self) -> None:
        """It is to be read, perhaps once more."""
        self.error = None
        self.reading = Progressed(Phase.OPENING, 0, 0, Unit.PARTS, self.name)

    def take(self, document: Document) -> None:
        """It was read; it is ready once it is kept."""
        self.reading = None
        self.pages = document.page_count
        self.words = count_words(document.text)

    def title(self) -> str:
        return self.name or tr("Pasted text")

    def facts(self) -> str:
        """Pages or words, or how far reading it is."""
        if self.error is not None:
            return tr("Cannot be read")
        if self.reading is not None:
            return " · ".join(word for word in (tr("Reading…"), amount_words(self.reading)) if word)
        if self.pages:
            return tr_count("{count:,} page", "{count:,} pages", self.pages)
        return tr_count("{count:,} word", "{count:,} words", self.words) if self.words else ""

    def to_draft(self) -> dict[str, object]:
        """What JSON can hold of it."""
        return {
            "name": self.name,
            "path": str(self.path) if self.path else "",
            "text": self.text,
            "document": self.document_id,
            "pages": self.pages,
            "words": self.words,
        }


def restored_file(draft: object) -> AttachedFile | None:
    """The file of a draft; None where it is not one."""
    if not isinstance(draft, dict):
        return None
    path, pages, words = str(draft.get("path", "")), draft.get("pages"), draft.get("words")
    file = AttachedFile(
        str(draft.get("name", "")),
        Path(path) if path else None,
        str(draft.get("text", "")),
        str(draft.get("document", "")),
        pages if isinstance(pages, int) and pages > 0 else None,
        words if isinstance(words, int) else 0,
    )
    return file if file.document_id or file.path or file.text else None
