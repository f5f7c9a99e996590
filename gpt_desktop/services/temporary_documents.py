"""Documents of temporary conversations: in memory, and gone with them."""

from __future__ import annotations

from threading import Lock

from gpt_desktop.core.documents import Document, DocumentStore, FileState


class MemoryDocuments:
    """A ``DocumentStore`` that writes nothing. What is held stays until ``forget``."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._documents: dict[str, Document] = {}
        self._holders: dict[str, set[str]] = {}

    def keep(self, document: Document, file: FileState | None = None) -> None:
        del file  # it is read anew whenever it is attached
        with self._lock:
            self._documents[document.id] = document

    def load(self, document_id: str) -> Document | None:
        with self._lock:
            return self._documents.get(document_id)

    def known_file(self, file: FileState) -> Document | None:
        del file
        return None

    def hold(self, document_id: str, holder: str) -> None:
        with self._lock:
            self._holders.setdefault(document_id, set()).add(holder)

    def release(self, document_id: str, holder: str) -> None:
        """Nothing: what went with a question is held by nobody else."""

    def forget(self, holder: str) -> None:
        """Drop what nobody else holds."""
        with self._lock:
            for document_id, holders in list(self._holders.items()):
                holders.discard(holder)
                if not holders:
                    del self._holders[document_id]
                    self._documents.pop(document_id, None)


class RoutedDocuments:
    """What is kept, and what is in memory only; what is written goes to what is kept."""

    def __init__(self, kept: DocumentStore, temporary: MemoryDocuments) -> None:
        self._temporary = temporary
        self._kept = kept
        self.keep = kept.keep
        self.known_file = kept.known_file
        self.hold = kept.hold
        self.release = kept.release

    def load(self, document_id: str) -> Document | None:
        return self._temporary.load(document_id) or self._kept.load(document_id)
