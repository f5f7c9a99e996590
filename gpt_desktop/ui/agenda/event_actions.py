"""Deleting and moving an event from the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.core.agenda.event import DAY, Occurrence
from gpt_desktop.core.agenda.series import shown_event
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.event_words import title_of
from gpt_desktop.ui.widgets.calendar_words import day_of_year, time_words
from gpt_desktop.ui.work.agenda_desk import AgendaDesk


class EventActions(QObject):
    """Of a series it is asked whether one, it and those after it, or all are meant."""

    def __init__(self, desk: AgendaDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.menu: QMenu | None = None

    def delete(self, occurrence: Occurrence) -> None:
        """Delete it; Undo brings it back."""
        if not occurrence.recurs:
            self.delete_all(occurrence)
            return
        menu = QMenu(self._window)
        menu.addAction(tr("Delete only this one"), partial(self.delete_one, occurrence))
        menu.addAction(
            tr("Delete this and all following"), partial(self.delete_following, occurrence)
        )
        menu.addAction(tr("Delete all of the series"), partial(self.delete_all, occurrence))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._place())

    def delete_one(self, occurrence: Occurrence) -> None:
        """Leave one out of its series."""
        store = self._desk.agenda.store
        done = tr("“{title}” was deleted on this day", title=title_of(occurrence))
        self._desk.make(partial(store.delete_one, occurrence), done)

    def delete_following(self, occurrence: Occurrence) -> None:
        """Let its series end before it."""
        store = self._desk.agenda.store
        done = tr("“{title}” was deleted from this day on", title=title_of(occurrence))
        self._desk.make(partial(store.delete_following, occurrence), done)

    def delete_all(self, occurrence: Occurrence) -> None:
        """Delete an event, with all of its series."""
        event_id = occurrence.event.series or occurrence.event.id
        done = tr("“{title}” was deleted", title=title_of(occurrence))
        self._desk.make(partial(self._desk.agenda.store.delete, event_id), done)

    def move(self, occurrence: Occurrence, by: timedelta) -> None:
        """Move it to another time; of a series this one only."""
        event = shown_event(occurrence)
        ends = None if event.ends is None else event.ends + by
        moved = replace(event, begins=event.begins + by, ends=ends)
        begins = occurrence.begins + by
        if by % DAY:
            done = tr(
                "“{title}” was moved to {day}, {time}",
                title=title_of(occurrence),
                day=day_of_year(begins.date()),
                time=time_words(begins.time()),
            )
        else:
            day = day_of_year(begins.date())
            done = tr("“{title}” was moved to {day}", title=title_of(occurrence), day=day)
        store = self._desk.agenda.store
        if occurrence.event.recurrence is not None:
            one = replace(moved, recurrence=None)
            self._desk.make(partial(store.change_one, occurrence, one), done)
        else:
            self._desk.make(partial(store.change, moved), done)

    def _place(self) -> QPoint:
        focused = self._window.focusWidget()
        near = focused if focused is not None else self._window
        height = min(near.height(), 40)
        return near.mapToGlobal(QPoint(0, height))
