"""The bar in which one finds in the text, and replaces."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button

_COUNT_WIDTH = 88


class FindBar(QFrame):
    """Enter and Shift+Enter lead from one place to the next, Escape closes.

    Signals:
        changed: what is looked for, or how.
        step_requested: 1 to the next place, -1 to the one before.
        replace_requested, all_requested: put the other words in the current place, or in all.
        closed: the marks are to go.
    """

    changed = Signal()
    step_requested = Signal(int)
    replace_requested = Signal()
    all_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.words = _field(tr("Find in the text"))
        self.other = _field(tr("Replace with"))
        self.count = QLabel()
        self.count.setMinimumWidth(_COUNT_WIDTH)
        set_role(self.count, "caption")
        self.case = QCheckBox(tr("Match capitals"))
        self.whole = QCheckBox(tr("Whole words"))
        self.previous = IconButton(theme, "chevron-up", tr("Previous place"), "Shift+F3")
        self.next = IconButton(theme, "chevron-down", tr("Next place"), "F3")
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        self.replace = text_button(tr("Replace"))
        self.all = text_button(tr("Replace all"))
        self._replacing = QWidget()
        self._lay_out()
        self._connect()
        self.show_place(0, 0)

    @property
    def replaces(self) -> bool:
        """Whether it has the line for other words."""
        return not self._replacing.isHidden()

    def show_replacing(self, shown: bool) -> None:
        self._replacing.setVisible(shown)

    def show_place(self, number: int, count: int) -> None:
        """Which of how many is marked, counted from 1; 0 of 0 where there is none."""
        words = tr("{number} of {count}", number=number, count=f"{count:,}")
        if not count:
            words = tr("Nothing found.") if self.words.text() else ""
        self.count.setText(words)
        for button in (self.previous, self.next, self.replace, self.all):
            button.setEnabled(count > 0)

    def take_focus(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The fields leave these keys to the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self.replace_requested.emit()
                return
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(GAP_TINY)
        above.addWidget(self.words, 1)
        above.addSpacing(GAP_TINY)
        for widget in (self.count, self.previous, self.next, self.close_button):
            above.addWidget(widget)
        below = QHBoxLayout(self._replacing)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP_SMALL)
        below.addWidget(self.other, 1)
        for each in (self.replace, self.all):
            below.addWidget(each)
        how = QHBoxLayout()
        how.setSpacing(GAP)
        how.addWidget(self.case)
        how.addWidget(self.whole)
        how.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(above)
        column.addWidget(self._replacing)
        column.addLayout(how)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_changed)
        self.case.toggled.connect(self._on_changed)
        self.whole.toggled.connect(self._on_changed)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.replace.clicked.connect(self.replace_requested)
        self.all.clicked.connect(self.all_requested)
        self.close_button.clicked.connect(self.closed)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
