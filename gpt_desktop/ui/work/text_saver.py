"""Saving a text under a name that the person chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.ui.work.saving.saved_formats import SAVED_FORMATS, saved_bytes

_LONGEST_NAME = 40


def write_text(path: Path, text: str) -> None:
    """Save a text as the kind of file that its suffix says, with a line end at its end.

    Raises:
        UserFacingError: the disk is full, the folder is missing or not ours to write to.
    """
    content = saved_bytes(path, text)
    try:
        with whole_file(path, mode=shared_mode()) as file:
            file.write(content)
    except OSError as error:
        raise write_error(error, path.parent) from error


def file_name_for(text: str) -> str:
    """A name to suggest, made of the text's first words."""
    first = text.strip().splitlines()[0].lstrip("# ") if text.strip() else ""
    kept = "".join(letter for letter in first if letter.isalnum() or letter in " -_")
    return kept[:_LONGEST_NAME].strip() or tr("Text")


def _follow_filter(dialog: QFileDialog, chosen: str) -> None:
    for each in SAVED_FORMATS:
        if f"*{each.suffix})" in chosen:
            dialog.setDefaultSuffix(each.suffix.removeprefix("."))


class TextSaver(QObject):
    """Asks for a name, then writes on the io lane.

    Signals:
        saved: the Path.
        failed: an Exception.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self._lane = lane
        self._window = parent
        self._text = ""

    def ask(self, name: str, text: str) -> QFileDialog:
        """Open the dialog with a suggested name; it does not hold up the window."""
        self._text = text
        dialog = QFileDialog(self._window, tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(each.name) for each in SAVED_FORMATS])
        dialog.setDefaultSuffix("md")
        dialog.selectFile(name)
        dialog.filterSelected.connect(partial(_follow_filter, dialog))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, path: Path, text: str) -> None:
        """Write now, without asking."""

        def write() -> Path:
            write_text(path, text)
            return path

        title = tr("Saving {name}", name=path.name)
        call(self._lane, title, write, succeeded=self.saved, failed=self.failed)

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        self.save(Path(name), self._text)
