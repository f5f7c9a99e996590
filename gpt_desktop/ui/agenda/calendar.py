"""What the three calendars have in common: what they show, what they ask for, and their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.agenda.event import Occurrence

_DAYS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}
_TIMES = {Qt.Key.Key_Up: timedelta(minutes=-15), Qt.Key.Key_Down: timedelta(minutes=15)}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a calendar is to show.

    Attributes:
        day: the current one.
        now: aware, in the person's zone.
        focused: the id of the event that is to have the focus if any of the calendar has it.
    """

    day: date
    now: datetime
    occurrences: Sequence[Occurrence]
    focused: str = ""

    @property
    def today(self) -> date:
        return self.now.date()


class Calendar(QWidget):
    """Signals:
    day_chosen: a date, by the pointer or the arrow keys.
    opened: an Occurrence.
    creation_requested: a date, and a time or None.
    deletion_requested: an Occurrence.
    move_requested: an Occurrence, and a timedelta.
    page_requested: 1 or -1.
    today_requested: show the day it is.
    """

    day_chosen = Signal(object)
    opened = Signal(object)
    creation_requested = Signal(object, object)
    deletion_requested = Signal(object)
    move_requested = Signal(object, object)
    page_requested = Signal(int)
    today_requested = Signal()

    def show_events(self, shown: Shown) -> None:
        """Show other events, or another day."""
        raise NotImplementedError

    def show_now(self, now: datetime) -> None:
        """Time goes on."""

    def take_focus(self) -> None:
        """Put the focus on the current day, or on its list."""
        raise NotImplementedError

    @property
    def focused_event(self) -> Occurrence | None:
        """The event with the focus."""
        raise NotImplementedError

    @property
    def current_day(self) -> date:
        """The day on which the keys work."""
        raise NotImplementedError

    def handle_key(self, event: QKeyEvent) -> bool:
        """The keys that mean the same in all of them.

        With Alt the arrows move an event by days and weeks; with Alt and Shift Up and Down move
        it by quarters of an hour.
        """
        occurrence = self.focused_event
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = (_TIMES if shifted else _DAYS).get(key)
            if occurrence is None or by is None:
                return False
            if not (shifted and occurrence.event.all_day):
                self.move_requested.emit(occurrence, by)
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and occurrence is not None:
            self.deletion_requested.emit(occurrence)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert):
            self.creation_requested.emit(self.current_day, None)
        elif key == Qt.Key.Key_T:
            self.today_requested.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_requested.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    @Slot(object)
    def on_double_clicked(self, day: date) -> None:
        """Something is to be put down on a day."""
        self.creation_requested.emit(day, None)
