"""The line that takes an event as one says it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button


class SentenceLine(QWidget):
    """Signals:
    entered: the sentence, which stays until what was read from it is kept.
    text_changed: by the person, at each key.
    """

    entered = Signal(str)
    text_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("A new event in words"))
        self.field.setPlaceholderText(
            tr("What is coming? Such as: Dentist next Friday 3pm, remind me an hour before")
        )
        self.read = text_button(tr("Read"))
        self.read.setEnabled(False)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.read)
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self._on_entered)
        self.read.clicked.connect(self._on_entered)

    @property
    def text(self) -> str:
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Put a sentence there."""
        self.field.setText(text)

    @Slot()
    def _on_changed(self) -> None:
        self.read.setEnabled(bool(self.text.strip()))
        self.text_changed.emit()

    @Slot()
    def _on_entered(self) -> None:
        if self.text.strip():
            self.entered.emit(self.text.strip())
