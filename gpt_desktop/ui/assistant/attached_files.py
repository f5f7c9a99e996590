"""The documents that are to go with the next question, read and kept off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, DocumentReader, PasswordNeededError, make_document
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.temporary import holder_of
from gpt_desktop.ui.assistant.attached_file import AttachedFile, restored_file
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.file_reading import FileReading

NEW = "new"


class AttachedFiles(QObject):
    """Those of one conversation at a time, one after the other; see ``show``.

    What is ready is held in the document store until it was sent or removed.

    Signals:
        changed: a file came, went, or is farther.
        settled: all are read, or cannot be.
        locked: an AttachedFile that opens with a password only.
        failed: an Exception where something could not be stored.
    """

    changed = Signal()
    settled = Signal()
    locked = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._store = context.services.document_store
        self._reader: DocumentReader | None = None  # the one that keeps what it reads
        self._holder = holder_of(NEW)
        self._current: AttachedFile | None = None
        self._waiting: list[tuple[AttachedFile, str]] = []
        self.files: list[AttachedFile] = []
        self._reading = FileReading(context, self)
        self._reading.progressed.connect(self._on_progressed)
        self._reading.succeeded.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._reading.ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether one is still on its way."""
        return any(file.waiting for file in self.files)

    @property
    def ready(self) -> list[AttachedFile]:
        return [file for file in self.files if file.ready]

    def show(self, conversation_id: str, drafts: Sequence[object]) -> None:
        """Those of another conversation, as they were left; what was being read is read anew."""
        self._waiting = []
        self._reading.cancel()
        self._holder = holder_of(conversation_id or NEW)
        services = self._context.services
        temporary = services.temporary
        if temporary is not None and temporary.holds(conversation_id):
            self._store, self._reader = temporary.documents, temporary.reader
        else:
            self._store, self._reader = services.document_store, None
        restored = (restored_file(draft) for draft in drafts)
        self.files = [file for file in restored if file is not None]
        for file in self.files:
            if not file.ready:
                self._begin(file)
        self.changed.emit()

    def add_path(self, path: Path) -> AttachedFile | None:
        """Read a file; nothing where it is there already."""
        if any(file.path == path and file.error is None for file in self.files):
            return None
        file = AttachedFile(path.name, path)
        self.files.append(file)
        self._begin(file)
        return file

    def add_text(self, text: str) -> AttachedFile:
        """Keep a text that was pasted."""
        file = AttachedFile("", text=text)
        self.files.append(file)
        self._begin(file)
        return file

    def put_back(self, file: AttachedFile, place: int) -> None:
        """It was removed and is wanted after all."""
        self.files.insert(min(place, len(self.files)), file)
        if file.ready:
            self._hold(file)
        elif file.error is None:
            self._begin(file)
        self.changed.emit()

    def remove(self, file: AttachedFile) -> int:
        """It is not to go with the question; returns where it was."""
        place = self.files.index(file)
        self.files.remove(file)
        self._waiting = [each for each in self._waiting if each[0] is not file]
        if file is self._current:
            self._reading.cancel()
        self._release(file, self._holder)
        self._tell()
        return place

    def read_again(self, file: AttachedFile, password: str = "") -> None:
        """It could not be read, or with a password only."""
        if file in self.files and not file.ready:
            self._begin(file, password)

    def sent(self, files: Sequence[AttachedFile], conversation_id: str) -> None:
        """They went with a question, and are held by that."""
        for file in files:
            self.files.remove(file)
            self._release(file, self._holder)
        self._holder = holder_of(conversation_id)
        for file in self.ready:
            self._hold(file)
        self.changed.emit()

    def _begin(self, file: AttachedFile, password: str = "") -> None:
        file.wait()
        if file.path is None:
            title = beginning(file.text, TITLE_WIDTH)
            self._keep(file, make_document(Path(), title, text_blocks(file.text)))
            return
        self._waiting.append((file, password))
        self.changed.emit()
        self._start_next()

    def _start_next(self) -> None:
        if self._current is None and self._waiting:
            file, password = self._waiting.pop(0)
            if file.path is not None:
                self._current = file
                self._reading.read(file.path, password, self._reader)

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        if self._current is not None:
            self._current.reading = progress
            self.changed.emit()

    @Slot(object)
    def _on_read(self, document: Document) -> None:
        if self._current is not None and self._current in self.files:
            self._keep(self._current, document)

    def _keep(self, file: AttachedFile, document: Document) -> None:
        store, holder = self._store, self._holder

        def keep() -> str:
            store.keep(document)
            store.hold(document.id, holder)
            return document.id

        file.take(document)
        call(
            self._context.lanes.io,
            tr("Keeping {name}", name=file.title()),
            keep,
            succeeded=partial(self._on_kept, file),
            failed=partial(self._on_unkept, file),
        )

    def _on_kept(self, file: AttachedFile, document_id: str) -> None:
        file.document_id = document_id
        self._tell()

    def _on_unkept(self, file: AttachedFile, error: Exception) -> None:
        file.error = error
        self._tell()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._current is not None:
            self._current.reading, self._current.error = None, error

    @Slot()
    def _on_ended(self) -> None:
        file, self._current = self._current, None
        self._start_next()
        if file is None or file not in self.files:
            return
        self._tell()
        if isinstance(file.error, PasswordNeededError):
            self.locked.emit(file)

    def _tell(self) -> None:
        self.changed.emit()
        if not self.busy:
            self.settled.emit()

    def _hold(self, file: AttachedFile) -> None:
        self._call(file, partial(self._store.hold, file.document_id, self._holder))

    def _release(self, file: AttachedFile, holder: str) -> None:
        if file.ready:
            self._call(file, partial(self._store.release, file.document_id, holder))

    def _call(self, file: AttachedFile, function: partial[None]) -> None:
        title = tr("Keeping {name}", name=file.title())
        call(self._context.lanes.io, title, function, failed=self.failed)
