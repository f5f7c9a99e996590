"""Asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_WIDTH = 400


class NameDialog(QDialog):
    """One line that must not stay empty.

    Args:
        words: what the name is for.
        name: one to begin with.
        verb: on the button.
    """

    def __init__(self, title: str, words: str, name: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        label = wrapping_label()
        label.setText(words)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(tr("Name"))
        self.field.selectAll()
        self.cancel = text_button(tr("Cancel"))
        self.ok = text_button(verb, "primary")
        self.ok.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._on_changed)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._on_changed()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """On one line, without blanks at its ends."""
        return " ".join(self.field.text().split())

    @Slot()
    def _on_changed(self) -> None:
        self.ok.setEnabled(bool(self.name))
