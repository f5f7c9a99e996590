"""Shows whose work is inside the app and under which licences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_WIDTH, _HEIGHT = 860, 560


class LicencesDialog(QDialog):
    """A list of texts and the one that is chosen; each is read when it is first looked at.

    Args:
        overview: the list of all that is inside; shown first.
        folder: text files of licences, also in folders within it.
    """

    def __init__(self, overview: Path, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Third-party licences"))
        self.resize(_WIDTH, _HEIGHT)
        self._overview, self._folder = overview, folder
        self._paths: list[Path] = []
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Parts"))
        self.names.setFixedWidth(SIDE_LIST_WIDTH)
        set_role(self.names, "side")
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setAccessibleName(tr("Licence"))
        self.close_button = text_button(tr("Close"), "primary")
        self._lay_out()
        self.names.currentRowChanged.connect(self._on_chosen)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._paths:
            self._fill()
        super().showEvent(event)

    def _lay_out(self) -> None:
        words = wrapping_label("second")
        words.setText(
            tr(
                "GPT Desktop is built on the work of others. Qt is used under the LGPL: its "
                "libraries can be replaced by builds of your own. The overview says how."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(words)
        column.addLayout(row, 1)
        column.addLayout(buttons)

    def _fill(self) -> None:
        texts = sorted(self._folder.rglob("*.txt"), key=lambda path: path.stem.lower())
        self._paths = [self._overview, *texts]
        self.names.addItem(QListWidgetItem(tr("Overview")))
        for path in texts:
            self.names.addItem(QListWidgetItem(path.stem))
        self.names.setCurrentRow(0)
        self.names.setFocus()

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        path = self._paths[row]
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            text = tr("{path} cannot be read: {reason}.", path=path, reason=reason)
        if path == self._overview:
            self.text.setMarkdown(text)
        else:
            self.text.setPlainText(text)
