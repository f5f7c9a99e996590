"""The bar in which one finds in the conversation shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton

_FIELD_WIDTH, _COUNT_WIDTH = 280, 96


class FindBar(QFrame):
    """Enter and Shift+Enter lead from one place to the next, Escape closes.

    Signals:
        changed: the words in the field.
        step_requested: 1 to the next place, -1 to the one before.
        closed: the marks are to go.
    """

    changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.field = QLineEdit()
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.field.setPlaceholderText(tr("Find in the conversation"))
        self.field.setAccessibleName(tr("Find in the conversation"))
        self.count = QLabel()
        self.count.setMinimumWidth(_COUNT_WIDTH)
        set_role(self.count, "caption")
        self.previous = IconButton(theme, "chevron-up", tr("Previous place"), "Shift+F3")
        self.next = IconButton(theme, "chevron-down", tr("Next place"), "F3")
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        row = QHBoxLayout()
        row.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, GAP_SMALL)
        row.setSpacing(GAP_SMALL)
        row.addStretch()
        row.addWidget(self.field, 1000)
        for widget in (self.count, self.previous, self.next, self.close_button):
            row.addWidget(widget)
        line = QFrame()
        set_role(line, "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line)
        self.field.textChanged.connect(self.changed)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self.closed)
        self.show_place(0, 0)

    def show_place(self, number: int, count: int) -> None:
        """Which of how many is marked, counted from 1; 0 of 0 where there is none."""
        words = tr("{number} of {count}", number=number, count=f"{count:,}")
        if not count:
            words = tr("Nothing found.") if self.field.text().strip() else ""
        self.count.setText(words)
        self.previous.setEnabled(count > 0)
        self.next.setEnabled(count > 0)

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field leaves these keys to the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)
