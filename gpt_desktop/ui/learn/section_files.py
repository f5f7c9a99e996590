"""Files of a section: one that its text comes from, and those that its results are saved in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.file_reading import FileReading, file_filter
from gpt_desktop.ui.work.text_saver import TextSaver, file_name_for


class SectionFiles(QObject):
    """Asks for names, reads and writes away from the window's thread.

    Args:
        window: the dialogs belong to it.
        whole_text: gives what is saved.

    Signals:
        read: the text of a file.
        saved: words on where it was saved.
        failed: an Exception.
    """

    read = Signal(str)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self, context: ViewContext, window: QWidget, whole_text: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._whole_text = whole_text
        self._reading = FileReading(context, self)
        self._saver = TextSaver(context.lanes.io, window)
        self._reading.succeeded.connect(self._on_read)
        self._reading.failed.connect(self.failed)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self.failed)

    def accepts(self, paths: Sequence[Path]) -> bool:
        """Whether they are one document."""
        return len(paths) == 1 and paths[0].suffix.lower() in SUPPORTED_SUFFIXES

    def open(self, path: Path) -> None:
        """Read a file's text."""
        self._reading.read(path)

    @Slot()
    def choose(self) -> None:
        """Ask for a file to read."""
        dialog = QFileDialog(self._window, tr("Open a file…"), "", file_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def save(self) -> None:
        """Ask where to save, as one of several kinds of file."""
        text = self._whole_text()
        if text:
            self._saver.ask(file_name_for(text), text)

    def save_as(self, path: Path) -> None:
        """Save without asking."""
        self._saver.save(path, self._whole_text())

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.open(Path(name))

    @Slot(object)
    def _on_read(self, document: Document) -> None:
        self.read.emit(document.text.strip())

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.saved.emit(tr("Saved as {path}", path=path))
