"""Any document the app reads becomes a text, in Markdown as far as its structure is known."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.document_markdown import markdown_of
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.work.file_reading import file_filter
from gpt_desktop.ui.work.password_dialog import ask_password
from gpt_desktop.ui.work.task_run import TaskRun
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.writing_view import WritingView

_KEYS = "Ctrl+O"
_AS_THEY_ARE = (".md", ".markdown", ".txt")
_LARGEST = 10_000_000  # bytes of a text that is taken as it is


class ImportPart(WritePart):
    """Files are read one after the other; each is a text of its own, and the last one is open."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self._waiting: list[Path] = []
        self._run: TaskRun | None = None
        view.add_shortcut(_KEYS, self.choose)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._run is not None

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Open a file as a text…"), tr(self.view.title), self.choose, _KEYS),)

    def menu_commands(self) -> Sequence[Command]:
        return (Command(tr("Open a file as a text…"), "", self.choose, _KEYS),)

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return bool(paths) and all(path.suffix.lower() in SUPPORTED_SUFFIXES for path in paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self._waiting += paths
        self._read_next()

    @Slot()
    def choose(self) -> QFileDialog:
        """Ask which files to open."""
        dialog = QFileDialog(self.view, tr("Open files as texts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([file_filter(), tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot(list)
    def _on_chosen(self, names: Sequence[str]) -> None:
        self.open_files([Path(name) for name in names])

    def _read_next(self) -> None:
        if self._run is None and self._waiting:
            self._read(self._waiting.pop(0), "")

    def _read(self, path: Path, password: str) -> None:
        reader = self.context.services.documents

        def work(token: CancelToken) -> Generator[Progressed, None, str]:
            return (yield from read_markdown(reader, path, token, password))

        title = tr("Reading {name}", name=path.name)
        run = TaskRun(title, work, self.context.lanes.io, self)
        run.progressed.connect(self.view.activity_changed)
        run.succeeded.connect(partial(self._on_read, path))
        run.failed.connect(partial(self._on_failed, path))
        run.ended.connect(self._on_ended)
        self._run = run
        run.start()

    def _on_read(self, path: Path, markdown: str) -> None:
        # A heading names the text; without one its file does.
        title = "" if markdown.startswith("# ") else path.stem
        try:
            self.view.open_text.begin(markdown, title)
        except UserFacingError as error:
            self.page.error.show_error(error, offers_action=False)

    def _on_failed(self, path: Path, error: Exception) -> None:
        if not ask_password(path.name, error, self.view, partial(self._read, path)):
            self.page.error.show_error(error, offers_action=False)

    @Slot()
    def _on_ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.view.activity_changed.emit(None)
        self._read_next()


def read_markdown(
    reader: DocumentReader, path: Path, token: CancelToken, password: str = ""
) -> Generator[Progressed, None, str]:
    """A file as Markdown; what is Markdown or plain text already comes as it is.

    Raises:
        UserFacingError: it cannot be read; see ``DocumentReader.read``.
        CancelledError: the token was cancelled.
    """
    if path.suffix.lower() in _AS_THEY_ARE:
        try:
            text = read_bounded_text(path, _LARGEST)
        except (ValueError, OSError):
            pass  # another encoding, or a reason that the reader tells
        else:
            if text.strip() and "\0" not in text:
                return text.replace("\r\n", "\n").replace("\r", "\n")
    document = yield from reader.read(path, token, password)
    return markdown_of(document.blocks)
