"""A month: six weeks, the events of each day below its number."""

from __future__ import annotations

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
from gpt_desktop.ui.agenda.event_words import days_of, spans_days
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import week_of, weekday_names

_WEEKS, _DAYS = 6, 7
_HEADER, _CHIP, _GAP = 24, 18, 2


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
        self._by_day: dict[date, list[EventChip]] = {}
        self.setMinimumSize(420, _HEADER + _WEEKS * (NUMBER_HEIGHT + _CHIP))

    def first_day(self, shown: Shown) -> date:
        return week_of(shown.day.replace(day=1))

    def is_aside(self, day: date, shown: Shown) -> bool:
        return day.month != shown.day.month

    def chips_on(self, day: date) -> list[EventChip]:
        return [chip for chip in self._by_day.get(day, ()) if not chip.isHidden()]

    def stops_on(self, day: date) -> list[QWidget]:
        more = self.more.get(day)
        return [*self.chips_on(day), *([more] if more is not None else [])]

    def count_on(self, day: date) -> int:
        return len(self._by_day.get(day, ()))

    def place_events(self, shown: Shown) -> None:
        for label, name in zip(self._names, weekday_names(), strict=True):
            label.setText(name)
        self._by_day = {}
        for week in range(_WEEKS):
            self._place_week(self.first_day(shown) + timedelta(days=_DAYS * week), shown)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _place_week(self, first: date, shown: Shown) -> None:
        week = [first + timedelta(days=number) for number in range(_DAYS)]
        parts: list[tuple[Occurrence, list[date]]] = []
        for occurrence in shown.occurrences:
            days = [day for day in days_of(occurrence) if first <= day <= week[-1]]
            if days:
                parts.append((occurrence, days))
        # What goes on for days stands above what takes an hour.
        parts.sort(key=lambda part: (not spans_days(part[0]), -len(part[1]), part[0].begins))
        places = lanes([(week.index(days[0]), week.index(days[-1])) for _, days in parts])
        for (occurrence, days), lane in zip(parts, places, strict=True):
            chip = self.new_chip(self, occurrence, days[0])
            chip.lane = lane
            for day in days:
                self._by_day.setdefault(day, []).append(chip)
        for day in week:
            self._by_day.get(day, []).sort(key=lambda chip: chip.lane)

    def _arrange(self) -> None:
        """Give all their places; called whenever the size or the events change."""
        if self.shown is None:
            return
        width, height = self.width() / _DAYS, (self.height() - _HEADER) / _WEEKS
        room = max(1, int((height - NUMBER_HEIGHT) // (_CHIP + _GAP)))
        lefts = [round(width * number) for number in range(_DAYS + 1)]
        for number, label in enumerate(self._names):
            label.setGeometry(lefts[number], 0, lefts[number + 1] - lefts[number], _HEADER)
        first = self.first_day(self.shown)
        for number, cell in enumerate(self.cells):
            row, column = divmod(number, _DAYS)
            top = _HEADER + round(height * row)
            bottom = _HEADER + round(height * (row + 1))
            cell.setGeometry(lefts[column], top, lefts[column + 1] - lefts[column], bottom - top)
            cell.lower()
        for chip in self.chips:
            self._arrange_chip(chip, first, lefts, height, room)
        self._count_hidden(lefts, height, room)

    def _arrange_chip(
        self, chip: EventChip, first: date, lefts: list[int], height: float, room: int
    ) -> None:
        row, column = divmod((chip.day - first).days, _DAYS)
        days = [day for day, chips in self._by_day.items() if chip in chips]
        # The last line is left to the count of those that have no room.
        crowded = any(len(self._by_day[day]) > room for day in days)
        if chip.lane >= room - crowded:
            chip.hide()
            return
        end = column + (max(days) - chip.day).days + 1
        top = _HEADER + round(height * row) + NUMBER_HEIGHT + chip.lane * (_CHIP + _GAP)
        chip.setGeometry(
            lefts[column] + _GAP + 1, top, lefts[end] - lefts[column] - 2 * _GAP - 1, _CHIP
        )
        chip.show()
        chip.raise_()

    def _count_hidden(self, lefts: list[int], height: float, room: int) -> None:
        for button in self.more.values():
            button.hide()
            button.deleteLater()
        self.more = {}
        for number, cell in enumerate(self.cells):
            day = self.first_day(self.shown) + timedelta(days=number) if self.shown else cell.day
            hidden = sum(chip.isHidden() for chip in self._by_day.get(day, ()))
            if not hidden:
                continue
            row, column = divmod(number, _DAYS)
            button = _More(tr("{count} more", count=hidden), self)
            set_role(button, "more")
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setProperty("day", day)
            button.clicked.connect(self._on_more)
            top = _HEADER + round(height * row) + NUMBER_HEIGHT + (room - 1) * (_CHIP + _GAP)
            button.setGeometry(
                lefts[column] + _GAP, top, lefts[column + 1] - lefts[column] - 2 * _GAP, _CHIP
            )
            button.show()
            self.more[day] = button

    @Slot()
    def _on_more(self) -> None:
        self.list_requested.emit(self.sender().property("day"))


class _More(QPushButton):
    """Leaves the arrow keys to the calendar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()
