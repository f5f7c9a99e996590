"""Shows what the app wrote down when it failed. Nothing is sent anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.lines import wrapping_label

_WIDTH, _HEIGHT = 640, 440


class CrashReportDialog(QDialog):
    """Beside the window, which it does not hold up.

    Args:
        text: the reports, the newest first.
        folder: where they are.
        delete: deletes those that are shown.
    """

    def __init__(
        self, text: str, folder: Path, delete: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Crash report"))
        self.resize(_WIDTH, _HEIGHT)
        self._folder = folder
        self._delete = delete
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("Crash report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = text_button(tr("Copy"))
        self.open_folder = text_button(tr("Open the folder"))
        self.delete = text_button(tr("Delete"), "danger")
        self.keep = text_button(tr("Keep"), "primary")
        self._lay_out()
        Copying(self.copy, self.report.toPlainText)
        self.open_folder.clicked.connect(self._on_open)
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self.accept)
        self.keep.setDefault(True)
        self.keep.setFocus()

    def _lay_out(self) -> None:
        heading = QLabel(tr("The app failed the last time it ran"))
        set_role(heading, "heading")
        words = wrapping_label("second")
        words.setText(
            tr(
                "What you wrote is stored. This report says where it failed, without your words "
                "or documents. It stays on this computer unless you send it to someone."
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.open_folder)
        buttons.addStretch()
        buttons.addWidget(self.delete)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(self.report, 1)
        column.addLayout(buttons)

    @Slot()
    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def _on_delete(self) -> None:
        self._delete()
        self.reject()
