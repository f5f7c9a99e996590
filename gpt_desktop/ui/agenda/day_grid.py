"""Days beside each other and the events on them, as widgets the arrow keys go through."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.ui.agenda.calendar import Calendar, Shown
from gpt_desktop.ui.agenda.day_cell import DayCell
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.theme.theme import Theme


class DayGrid(Calendar):
    """Left and Right go from day to day, Down into a day's events where the days are one row.

    Chips are used again for other events: to make them takes ten times as long.

    Args:
        rows: of days; with several, Up and Down go from week to week, and Return into a day.
    """

    def __init__(self, theme: Theme, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = rows
        self.cells: list[DayCell] = []
        self.chips: list[EventChip] = []
        self._spare: list[EventChip] = []
        self.shown: Shown | None = None
        theme.changed.connect(self.update)

    @property
    def current_day(self) -> date:
        return self.shown.day if self.shown is not None else date.min

    @property
    def focused_event(self) -> Occurrence | None:
        focused = QApplication.focusWidget()
        return focused.occurrence if isinstance(focused, EventChip) else None

    def chips_on(self, day: date) -> list[EventChip]:
        """The day's events that can be seen, in the order of the keys."""
        raise NotImplementedError

    def stops_on(self, day: date) -> list[QWidget]:
        """What the keys stop at on a day."""
        return list(self.chips_on(day))

    def first_day(self, shown: Shown) -> date:
        """Of the first cell."""
        raise NotImplementedError

    def place_events(self, shown: Shown) -> None:
        """Make a chip for each event, by ``new_chip``."""
        raise NotImplementedError

    def show_events(self, shown: Shown) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        focused = self.focused_event
        wanted = shown.focused or (focused.event.id if focused is not None else "")
        known = self._shows_all(shown)
        if had_focus and not known:
            self.setFocus()  # a chip that is hidden would hand it on to anywhere
        self.shown = shown
        if not known:
            self.take_back_chips()
            self.place_events(shown)
        self._show_days(shown)
        chip = self._chip_of(wanted)
        if had_focus:
            (self.take_focus if chip is None else chip.setFocus)()
        elif chip is not None:
            self.reveal(chip)

    def reveal(self, chip: EventChip) -> None:
        """Bring an event into sight; nothing to do where all are."""

    def _shows_all(self, shown: Shown) -> bool:
        """Whether nothing but the current day is another."""
        before = self.shown
        return (
            before is not None
            and before.occurrences is shown.occurrences
            and before.today == shown.today
            and self.first_day(before) == self.first_day(shown)
        )

    def take_focus(self) -> None:
        cell = self.cell_of(self.current_day)
        if cell is not None:
            cell.setFocus()

    def cell_of(self, day: date) -> DayCell | None:
        """The cell that shows a day; None where none does."""
        return next((cell for cell in self.cells if cell.day == day), None)

    def day_at(self, point: QPoint) -> date | None:
        """The day at a place on the screen; of a week whatever the hour."""
        for cell in self.cells:
            place = cell.mapFromGlobal(point)
            if self.rows == 1:
                place.setY(0)
            if cell.rect().contains(place):
                return cell.day
        return None

    def time_moved(self, chip: EventChip, down: int) -> timedelta:
        """By how much an event is later that was dragged down by some pixels."""
        del chip, down  # where days have no hours, by nothing
        return timedelta()

    def new_chip(self, parent: QWidget, occurrence: Occurrence, day: date) -> EventChip:
        """A chip that shows an event from a day on."""
        same = (number for number, chip in enumerate(self._spare) if chip.parent() is parent)
        number = next(same, None)
        chip = self._spare.pop(number) if number is not None else EventChip(self.theme, parent)
        if number is None:
            chip.clicked.connect(self._on_chip_clicked)
            chip.dropped.connect(self._on_chip_dropped)
        now = self.shown.now if self.shown is not None else occurrence.begins
        chip.show_occurrence(occurrence, day, now)
        self.chips.append(chip)
        return chip

    def add_cell(self, cell: DayCell) -> None:
        cell.pressed.connect(self.day_chosen)
        cell.double_clicked.connect(self.on_double_clicked)
        self.cells.append(cell)

    def is_aside(self, day: date, shown: Shown) -> bool:
        """Whether a day belongs to another period than the one shown."""
        del day, shown  # only a month has such
        return False

    def count_on(self, day: date) -> int:
        """How many events a day has, seen or not."""
        return len(self.chips_on(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.handle_key(event) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        focused = QApplication.focusWidget()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(timedelta(days=1 if key == Qt.Key.Key_Right else -1))
        elif focused in self.stops_on(self.current_day):
            self._go_from_stop(focused, key)
        elif self.rows > 1 and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to(timedelta(days=7 if key == Qt.Key.Key_Down else -7))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._go_into_day(creates=key != Qt.Key.Key_Down)
        else:
            event.ignore()

    def _go_to(self, step: timedelta) -> None:
        self.take_focus()
        self.day_chosen.emit(self.current_day + step)

    def _go_from_stop(self, focused: QWidget | None, key: Qt.Key) -> None:
        stops = self.stops_on(self.current_day)
        number = next(place for place, stop in enumerate(stops) if stop is focused)
        if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and number == 0):
            self.take_focus()
        elif key == Qt.Key.Key_Up:
            stops[number - 1].setFocus()
        elif key == Qt.Key.Key_Down and number + 1 < len(stops):
            stops[number + 1].setFocus()

    def _go_into_day(self, *, creates: bool) -> None:
        stops = self.stops_on(self.current_day)
        if stops:
            stops[0].setFocus()
        elif creates:
            self.creation_requested.emit(self.current_day, None)

    def take_back_chips(self) -> None:
        """Keep them for other events."""
        for chip in self.chips:
            chip.hide()
        self._spare.extend(self.chips)
        self.chips = []

    def _show_days(self, shown: Shown) -> None:
        first = self.first_day(shown)
        for number, cell in enumerate(self.cells):
            day = first + timedelta(days=number)
            cell.show_day(
                day,
                self.count_on(day),
                today=day == shown.today,
                current=day == shown.day,
                aside=self.is_aside(day, shown),
            )

    def _chip_of(self, event_id: str) -> EventChip | None:
        """The chip of an event on the current day; None where there is none, or no id."""
        chips = self.chips_on(self.current_day) if event_id else []
        return next((chip for chip in chips if chip.occurrence.event.id == event_id), None)

    @Slot()
    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, EventChip):
            self.opened.emit(chip.occurrence)

    @Slot(QPoint, QPoint)
    def _on_chip_dropped(self, taken: QPoint, let_go: QPoint) -> None:
        chip = self.sender()
        parent = chip.parentWidget() if isinstance(chip, EventChip) else None
        if not isinstance(chip, EventChip) or parent is None:
            return
        before = self.day_at(parent.mapToGlobal(taken))
        after = self.day_at(parent.mapToGlobal(let_go))
        if before is None or after is None:
            return
        by = (after - before) + self.time_moved(chip, let_go.y() - taken.y())
        if by:
            self.move_requested.emit(chip.occurrence, by)
