"""A month: six weeks, the events of each day below its number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.arranging import lanes
from gpt_desktop.ui.agenda.calendar import Shown
from gpt_desktop.ui.agenda.day_cell import NUMBER_HEIGHT, DayCell
from gpt_desktop.ui.agenda.day_grid import DayGrid
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.agenda.event_words import days_within, spans_days
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import days_between, week_of, weekday_names

_WEEKS, _DAYS = 6, 7
_HEADER, _CHIP, _GAP = 24, 18, 2


@dataclass(frozen=True, slots=True)
class _Part:
    """What an event has of one week: from a day to another, in a line."""

    occurrence: Occurrence
    first: date
    last: date
    lane: int

    @property
    def days(self) -> list[date]:
        return list(days_between(self.first, self.last))


class MonthGrid(DayGrid):
    """What does not fit into a day is counted on a button that shows the day as a list.

    Signals:
        list_requested: a date.
    """

    list_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _WEEKS, parent)
        self._names = [QLabel(self) for _ in range(_DAYS)]
        for label in self._names:
            set_role(label, "caption")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for _ in range(_WEEKS * _DAYS):
            self.add_cell(DayCell(theme, self))
        self.more: dict[date, QPushButton] = {}
        self._parts: list[_Part] = []
        self._counts: Counter[date] = Counter()
        self._seen: dict[date, list[EventChip]] = {}
        self.setMinimumSize(420, _HEADER + _WEEKS * (NUMBER_HEIGHT + _CHIP))

    def first_day(self, shown: Shown) -> date:
        return week_of(shown.day.replace(day=1))

    def is_aside(self, day: date, shown: Shown) -> bool:
        return day.month != shown.day.month

    def chips_on(self, day: date) -> list[EventChip]:
        return self._seen.get(day, [])

    def stops_on(self, day: date) -> list[QWidget]:
        more = self.more.get(day)
        return [*self.chips_on(day), *([more] if more is not None else [])]

    def count_on(self, day: date) -> int:
        return self._counts[day]

    def place_events(self, shown: Shown) -> None:
        for label, name in zip(self._names, weekday_names(), strict=True):
            label.setText(name)
        first = self.first_day(shown)
        weeks = [first + timedelta(days=_DAYS * week) for week in range(_WEEKS)]
        self._parts = [part for week in weeks for part in _parts_of(week, shown)]
        self._counts = Counter(day for part in self._parts for day in part.days)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take_back_chips()
        self._arrange()

    def _arrange(self) -> None:
        """Give all their places; chips are made for what has room."""
        if self.shown is None:
            return
        first = self.first_day(self.shown)
        self._lay_out_cells()
        room = max(1, int((self._row_height - NUMBER_HEIGHT) // (_CHIP + _GAP)))
        self._seen = {}
        for part in sorted(self._parts, key=lambda part: part.lane):
            # The last line is left to the count of those that have no room.
            crowded = any(self._counts[day] > room for day in part.days)
            if part.lane < room - crowded:
                self._show_part(part, first)
        self._count_hidden(first, room)

    @property
    def _row_height(self) -> float:
        return (self.height() - _HEADER) / _WEEKS

    def _left(self, column: int) -> int:
        return round(self.width() * column / _DAYS)

    def _top(self, row: int) -> int:
        return _HEADER + round(self._row_height * row)

    def _lay_out_cells(self) -> None:
        for column, label in enumerate(self._names):
            left = self._left(column)
            label.setGeometry(left, 0, self._left(column + 1) - left, _HEADER)
        for number, cell in enumerate(self.cells):
            row, column = divmod(number, _DAYS)
            left, top = self._left(column), self._top(row)
            cell.setGeometry(left, top, self._left(column + 1) - left, self._top(row + 1) - top)

    def _show_part(self, part: _Part, first: date) -> None:
        row, column = divmod((part.first - first).days, _DAYS)
        left = self._left(column) + _GAP + 1
        right = self._left(column + len(part.days)) - _GAP
        chip = self.new_chip(self, part.occurrence, part.first)
        chip.setGeometry(left, self._line(row, part.lane), right - left, _CHIP)
        chip.show()
        for day in part.days:
            self._seen.setdefault(day, []).append(chip)

    def _line(self, row: int, lane: int) -> int:
        return self._top(row) + NUMBER_HEIGHT + lane * (_CHIP + _GAP)

    def _count_hidden(self, first: date, room: int) -> None:
        for button in self.more.values():
            button.hide()
            button.deleteLater()
        self.more = {}
        for number in range(len(self.cells)):
            day = first + timedelta(days=number)
            hidden = self._counts[day] - len(self._seen.get(day, ()))
            if hidden:
                row, column = divmod(number, _DAYS)
                left = self._left(column) + _GAP
                button = _More(tr("{count} more", count=hidden), self)
                button.setProperty("day", day)
                button.clicked.connect(self._on_more)
                width = self._left(column + 1) - left - _GAP
                button.setGeometry(left, self._line(row, room - 1), width, _CHIP)
                button.show()
                self.more[day] = button

    @Slot()
    def _on_more(self) -> None:
        self.list_requested.emit(self.sender().property("day"))


class _More(QPushButton):
    """Leaves the arrow keys to the calendar."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        set_role(self, "more")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()


def _parts_of(first: date, shown: Shown) -> list[_Part]:
    """What the events have of a week, the longest above."""
    last = first + timedelta(days=_DAYS - 1)
    found: list[tuple[Occurrence, list[date]]] = []
    for occurrence in shown.occurrences:
        days = days_within(occurrence, first, last)
        if days:
            found.append((occurrence, days))
    found.sort(key=lambda part: (not spans_days(part[0]), -len(part[1]), part[0].begins))
    places = lanes([((days[0] - first).days, (days[-1] - first).days) for _, days in found])
    return [
        _Part(occurrence, days[0], days[-1], lane)
        for (occurrence, days), lane in zip(found, places, strict=True)
    ]
