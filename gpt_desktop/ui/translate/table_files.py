"""Dialogs for the files that terms and kept translations come from and go to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.core.i18n import tr


def ask_file(
    window: QWidget, title: str, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let a file be chosen.

    Args:
        kinds: a name filter, translated.
        chosen: is given the file.
    """
    dialog = QFileDialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kinds, tr("All files (*)")])
    return _opened(dialog, chosen)


def ask_name(
    window: QWidget, title: str, kinds: str, name: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let a name be chosen for a file to write; ``name`` is offered."""
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([kinds])
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
