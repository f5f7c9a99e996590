"""One of a few choices, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY


class Segments(QWidget):
    """Tab reaches the current choice, the arrow keys the others.

    Signals:
        value_changed: the value chosen.
    """

    value_changed = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], value: str, parent: QWidget | None = None
    ) -> None:
        """``choices`` are values with their translated labels."""
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_TINY)
        for choice, label in choices:
            button = QPushButton(label)
            button.setCheckable(True)
            button.setChecked(choice == value)
            set_role(button, "segment")
            button.setProperty("value", choice)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[choice] = button
            row.addWidget(button)
        self.setFocusProxy(self.buttons[value])

    @Slot()
    def _on_clicked(self) -> None:
        self.value_changed.emit(self.sender().property("value"))
