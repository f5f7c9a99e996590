"""Reading one file at a time, off the GUI thread."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.documents import Document, DocumentReader
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_run import TaskRun


class FileReading(QObject):
    """A new file takes the place of one that is still being read.

    Signals:
        progressed: name of the file, parts read, parts in all.
        succeeded: a Document.
        failed: an Exception.
        ended: after success, failure or cancellation.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run: TaskRun | None = None

    @property
    def busy(self) -> bool:
        return self._run is not None

    def read(self, path: Path, password: str = "", reader: DocumentReader | None = None) -> None:
        """Read a file on the io lane; the password goes with the reading.

        Args:
            reader: None for the one that keeps what it reads.
        """
        self._drop()
        reader = reader or self._context.services.documents

        def work(token: CancelToken) -> Generator[Progressed, None, Document]:
            return reader.read(path, token, password)

        run = TaskRun(tr("Reading {name}", name=path.name), work, self._context.lanes.io, self)
        run.progressed.connect(self.progressed)
        run.succeeded.connect(self.succeeded)
        run.failed.connect(self.failed)
        run.ended.connect(self._on_ended)
        self._run = run
        self.progressed.emit(Progressed(Phase.OPENING, 0, 0, Unit.PARTS, path.name))
        run.start()

    def cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _drop(self) -> None:
        if self._run is not None:
            self._run.abandon()
            self._run.deleteLater()
            self._run = None

    @Slot()
    def _on_ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.ended.emit()


def file_filter() -> str:
    """The documents that can be read, as a file dialog wants it."""
    patterns = " ".join(f"*{suffix}" for suffix in SUPPORTED_SUFFIXES)
    return tr("Documents ({patterns})", patterns=patterns)
