"""The days of a week to be ticked, in the order the language has them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.widgets.calendar_words import first_day_of_week, weekday_name

_DAYS = 7


class WeekDays(QWidget):
    """Signals:
    value_changed: by the person.
    """

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number in range(_DAYS):
            day = (first_day_of_week() + number) % _DAYS
            button = QPushButton(_letters(day))
            set_role(button, "day")
            button.setAccessibleName(weekday_name(day, short=False))
            button.setToolTip(weekday_name(day, short=False))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(self.value_changed)
            self.buttons[day] = button
            row.addWidget(button)
        row.addStretch()

    def value(self) -> tuple[int, ...]:
        """Those ticked, 0 being Monday."""
        return tuple(sorted(day for day, button in self.buttons.items() if button.isChecked()))

    def set_value(self, days: Iterable[int]) -> None:
        """Tick these."""
        wanted = set(days)
        for day, button in self.buttons.items():
            button.setChecked(day in wanted)


def _letters(day: int) -> str:
    """What tells it from the others: "Mo", "一"."""
    name = weekday_name(day)
    return name.removeprefix("周")[:2]
