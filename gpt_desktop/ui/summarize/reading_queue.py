"""Reads documents one after the other; one that cannot be read does not hold up the rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.documents import Document, PasswordNeededError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.summarize.document_entry import DocumentEntry, not_begun
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.file_reading import FileReading


class ReadingQueue(QObject):
    """Signals:
    changed: an entry's progress, or its end without a text.
    read: an entry whose document is there now.
    locked: an entry whose file opens with a password only; its reading has ended.
    """

    changed = Signal(object)
    read = Signal(object)
    locked = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[DocumentEntry] = []
        self._passwords: dict[str, str] = {}  # by the entry's id, until its turn comes
        self._current: DocumentEntry | None = None
        self._reading = FileReading(context, self)
        self._reading.progressed.connect(self._on_progressed)
        self._reading.succeeded.connect(self._on_succeeded)
        self._reading.failed.connect(self._on_failed)
        self._reading.ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        return self._current is not None

    def add(self, entry: DocumentEntry, password: str = "") -> None:
        """Read its file in turn."""
        self._passwords[entry.id] = password
        entry.reading = not_begun(entry.name)
        self._waiting.append(entry)
        self._start_next()

    def drop(self, entry: DocumentEntry) -> None:
        """Do not read it, or stop reading it."""
        if entry is self._current:
            self._reading.cancel()
        elif entry in self._waiting:
            self._waiting.remove(entry)
            self._passwords.pop(entry.id, None)
            entry.reading = None
            self.changed.emit(entry)

    def cancel(self) -> None:
        """Drop all."""
        for entry in list(self._waiting):
            self.drop(entry)
        self._reading.cancel()

    def _start_next(self) -> None:
        while self._current is None and self._waiting:
            entry = self._waiting.pop(0)
            if entry.path is not None:
                self._current = entry
                self._reading.read(entry.path, self._passwords.pop(entry.id, ""))

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        if self._current is not None:
            self._current.reading = progress
            self.changed.emit(self._current)

    @Slot(object)
    def _on_succeeded(self, document: Document) -> None:
        if self._current is not None:
            self._current.set_document(document)
            self.read.emit(self._current)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._current is not None:
            self._current.reading = None
            self._current.work.fail(error)

    @Slot()
    def _on_ended(self) -> None:
        entry, self._current = self._current, None
        if entry is not None:
            entry.reading = None
            self.changed.emit(entry)
        self._start_next()
        if entry is not None and isinstance(entry.work.error, PasswordNeededError):
            self.locked.emit(entry)
