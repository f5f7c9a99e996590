"""A week: its days, what takes whole days, and below that the hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.arranging import lanes
from gpt_desktop.ui.agenda.calendar import Shown
from gpt_desktop.ui.agenda.day_cell import NUMBER_HEIGHT, DayCell
from gpt_desktop.ui.agenda.day_grid import DayGrid
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.agenda.event_words import days_within, spans_days
from gpt_desktop.ui.agenda.hour_columns import HOUR_HEIGHT, HOURS_WIDTH, HourColumns, quarters_moved
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import week_of

_DAYS = 7
_CHIP, _GAP = 20, 2
_MOST_LANES = 5
_MORNING = 7.5  # the hour that is uppermost at first
_SCROLL_BAR = 10


class WeekGrid(DayGrid):
    """Hours scroll below the days, which stay."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 1, parent)
        self._head = QWidget()
        self._head.setFixedHeight(NUMBER_HEIGHT + 6)
        for _ in range(_DAYS):
            self.add_cell(DayCell(theme, self._head, named=True))
        self._strip = QWidget()
        self._whole_day = QLabel(tr("All day"), self._strip)
        set_role(self._whole_day, "caption")
        self.hours = HourColumns(theme)
        self.area = _Hours()
        self.area.setWidget(self.hours)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._strip)
        column.addWidget(self.area, 1)
        self._long: dict[date, list[EventChip]] = {}
        self._short: dict[date, list[EventChip]] = {}
        self._scrolled = False
        self.hours.pressed.connect(self.day_chosen)
        self.hours.double_clicked.connect(self._on_hour_double_clicked)
        self.setMinimumSize(420, 220)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def first_day(self, shown: Shown) -> date:
        return week_of(shown.day)

    def chips_on(self, day: date) -> list[EventChip]:
        seen = [chip for chip in self._long.get(day, ()) if not chip.isHidden()]
        return seen + self._short.get(day, [])

    def count_on(self, day: date) -> int:
        return len(self._long.get(day, ())) + len(self._short.get(day, ()))

    def reveal(self, chip: EventChip) -> None:
        if self.hours.isAncestorOf(chip):
            self.area.ensureWidgetVisible(chip, 0, HOUR_HEIGHT // 2)

    def time_moved(self, chip: EventChip, down: int) -> timedelta:
        if chip.parentWidget() is not self.hours:
            return timedelta()
        return quarters_moved(chip.occurrence, down)

    def show_now(self, now: datetime) -> None:
        self.hours.show_now(now)

    def place_events(self, shown: Shown) -> None:
        first = self.first_day(shown)
        week = [first + timedelta(days=number) for number in range(_DAYS)]
        self._long, self._short = {}, {}
        self.hours.show_days(first, shown.day, shown.now)
        spans: list[tuple[int, int]] = []
        chips: list[EventChip] = []
        for occurrence in shown.occurrences:
            days = days_within(occurrence, first, week[-1])
            if not days:
                continue
            if spans_days(occurrence):
                chips.append(self.new_chip(self._strip, occurrence, days[0]))
                spans.append((week.index(days[0]), week.index(days[-1])))
                for day in days:
                    self._long.setdefault(day, []).append(chips[-1])
            else:
                for day in days:
                    chip = self.new_chip(self.hours, occurrence, day)
                    self._short.setdefault(day, []).append(chip)
        for chip, lane in zip(chips, lanes(spans), strict=True):
            chip.lane = lane
        for own in self._long.values():
            own.sort(key=lambda chip: chip.lane)
        self.hours.place(self._short)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._scrolled:
            self._scrolled = True
            self.area.verticalScrollBar().setValue(round(_MORNING * HOUR_HEIGHT))

    def _arrange(self) -> None:
        inner = self.width() - _SCROLL_BAR
        lefts = [_left(inner, number) for number in range(_DAYS + 1)]
        for number, cell in enumerate(self.cells):
            width = lefts[number + 1] - lefts[number]
            cell.setGeometry(lefts[number], 0, width, self._head.height())
        lines = {chip.lane for chips in self._long.values() for chip in chips}
        count = min(_MOST_LANES, max(lines, default=-1) + 1)
        self._strip.setFixedHeight(count * (_CHIP + _GAP) + (_GAP if count else 0))
        self._whole_day.setVisible(bool(count))
        self._whole_day.setGeometry(_GAP, 0, lefts[0] - _GAP, _CHIP)
        for chip in {chip for chips in self._long.values() for chip in chips}:
            days = [day for day, chips in self._long.items() if chip in chips]
            start = (min(days) - self.cells_first()).days
            end = (max(days) - self.cells_first()).days + 1
            chip.setGeometry(
                lefts[start] + 2,
                chip.lane * (_CHIP + _GAP),
                lefts[end] - lefts[start] - 4,
                _CHIP,
            )
            chip.setVisible(chip.lane < _MOST_LANES)

    def cells_first(self) -> date:
        """The first day shown."""
        return self.first_day(self.shown) if self.shown is not None else date.min

    @Slot(object, object)
    def _on_hour_double_clicked(self, day: date, when: time) -> None:
        self.creation_requested.emit(day, when)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        if isinstance(now, EventChip):
            self.reveal(now)


class _Hours(QScrollArea):
    """Leaves the arrow keys to the calendar, which goes from event to event by them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def _left(inner: int, number: int) -> int:
    """As in the hours below, which may not have their width yet."""
    return HOURS_WIDTH + round((inner - HOURS_WIDTH) * number / _DAYS)
