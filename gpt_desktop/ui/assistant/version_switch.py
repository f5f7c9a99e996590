"""Leads from one answer to a question to the others: ‹ 2/3 ›."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import small_button


class VersionSwitch(QWidget):
    """Two buttons and which answer stands between them.

    Signals:
        step_requested: -1 to the answer before, 1 to the next.
    """

    step_requested = Signal(int)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = small_button(context.theme, "chevron-left", tr("Previous answer"))
        self.next = small_button(context.theme, "chevron-right", tr("Next answer"))
        self.place = QLabel()
        set_role(self.place, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.previous, self.place, self.next):
            row.addWidget(widget)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)

    def show_place(self, number: int, count: int) -> None:
        """Which of how many answers is shown, counted from 1."""
        self.place.setText(f"{number}/{count}")
        self.place.setAccessibleName(tr("Answer {number} of {count}", number=number, count=count))
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < count)

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)
