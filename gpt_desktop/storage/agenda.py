"""The agenda in SQLite: events as rows, their occurrences counted out when asked for."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from gpt_desktop.core.agenda.event import DAY, Event, Occurrence, Reminder
from gpt_desktop.core.agenda.series import (
    ended_before,
    following_series,
    moved_exceptions,
    moved_replacement,
    whole_series,
)
from gpt_desktop.core.agenda.store import AgendaChange, Expand
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.agenda_reading import OccurrenceReader
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.event_rows import events_of, put_event, replacements, select_event

_AHEAD = (timedelta(days=1), timedelta(days=7), timedelta(days=40))
_SHOWN = "INSERT OR REPLACE INTO agenda_shown (id, reminded) VALUES (1, ?)"


class SqliteAgenda:
    """The AgendaStore of the app.

    Args:
        expand: counts out an event's occurrences.
        now: gives seconds since the epoch.
        on_deleted: called after events were deleted, for what is kept of them elsewhere.
    """

    def __init__(
        self,
        database: Database,
        expand: Expand,
        now: Callable[[], float] = time.time,
        on_deleted: Callable[[], object] | None = None,
    ) -> None:
        self._database = database
        self._expand = expand
        self._now = now
        self._on_deleted = on_deleted

    def occurrences(self, after: datetime, before: datetime) -> list[Occurrence]:
        with self._reading() as reader:
            return reader.between(after, before)

    def events(self) -> list[Event]:
        with self._database.reading() as connection:
            return events_of(connection.execute("SELECT * FROM event ORDER BY first, id"))

    def get(self, event_id: str) -> Event | None:
        with self._database.reading() as connection:
            return select_event(connection, event_id)

    def add(self, *events: Event) -> AgendaChange:
        new = [replace(event, id=event.id or uuid.uuid4().hex) for event in events]
        with self._database.writing() as connection:
            there = [select_event(connection, event.id) for event in new]
            known = {event.id: event for event in there if event}
            for event in new:
                known |= {each.id: each for each in _same_occurrence(connection, event)}
            return self._put(connection, list(known.values()), new)

    def change(self, event: Event) -> AgendaChange:
        with self._database.writing() as connection:
            old = _required(connection, event.id)
            attached = replacements(connection, event.id)
            shift = event.begins - old.begins
            if event.recurrence is not None and shift:
                event = replace(event, recurrence=moved_exceptions(event.recurrence, shift))
            moved = [moved_replacement(each, shift) for each in attached]
            kept = [each for each in moved if self._comes_at(event, each.original)]
            return self._put(connection, [old, *attached], [event, *kept])

    def change_one(self, occurrence: Occurrence, event: Event) -> AgendaChange:
        old = occurrence.event
        if not occurrence.recurs:
            return self.change(replace(event, id=old.id))
        series = old.series or old.id
        own_id = old.id if old.series else uuid.uuid4().hex
        alone = replace(
            event, id=own_id, series=series, original=occurrence.original, recurrence=None
        )
        with self._database.writing() as connection:
            there = _required(connection, old.id)
            return self._put(connection, [there] if old.series else [], [alone])

    def change_following(self, occurrence: Occurrence, event: Event) -> AgendaChange:
        original = occurrence.original
        series = self._series_of(occurrence)
        if original <= series.begins:
            return self.change(whole_series(series, occurrence, event))
        with self._database.writing() as connection:
            attached = replacements(connection, series.id)
            before = len(self._begins(series, original, exceptions=True))
            made = following_series(series, occurrence, event, before)
            made = replace(made, id=uuid.uuid4().hex)
            later = [each for each in attached if each.original and each.original >= original]
            shift = event.begins - original
            moved = [replace(moved_replacement(each, shift), series=made.id) for each in later]
            kept = [each for each in moved if self._comes_at(made, each.original)]
            left = self._left_before(series, original, attached)
            return self._put(connection, [series, *later], [*left, made, *kept])

    def delete(self, event_id: str) -> AgendaChange:
        with self._database.writing() as connection:
            gone = [_required(connection, event_id), *replacements(connection, event_id)]
            change = self._put(connection, gone, [])
        self._tell_of_deleted()
        return change

    def delete_one(self, occurrence: Occurrence) -> AgendaChange:
        shown = occurrence.event
        if not occurrence.recurs:
            return self.delete(shown.id)
        with self._database.writing() as connection:
            stored = _required(connection, shown.id)
            series = select_event(connection, shown.series) if shown.series else stored
            gone = [stored] if shown.series else []
            left = []
            if series is not None:
                gone.append(series)
                left.append(_without(series, occurrence.original))
            change = self._put(connection, gone, left)
        self._tell_of_deleted()
        return change

    def delete_following(self, occurrence: Occurrence) -> AgendaChange:
        original = occurrence.original
        series = self._series_of(occurrence)
        if original <= series.begins:
            return self.delete(series.id)
        with self._database.writing() as connection:
            attached = replacements(connection, series.id)
            later = [each for each in attached if each.original and each.original >= original]
            left = self._left_before(series, original, attached)
            change = self._put(connection, [series, *later], left)
        self._tell_of_deleted()
        return change

    def undo(self, change: AgendaChange) -> AgendaChange:
        with self._database.writing() as connection:
            now = [select_event(connection, event.id) for event in change.after]
            return self._put(connection, [event for event in now if event], change.before)

    def conflicts(self, event: Event, zone: tzinfo) -> list[Occurrence]:
        with self._reading() as reader:
            return reader.conflicts(event, zone)

    def reminders(self, after: datetime, until: datetime) -> list[Reminder]:
        with self._reading() as reader:
            return reader.reminders(after, until)

    def next_reminder(self, after: datetime) -> Reminder | None:
        for ahead in _AHEAD:
            found = self.reminders(after, after + ahead)
            if found:
                return found[0]
        return None

    def search(self, words: str, after: datetime, limit: int = 50) -> list[Occurrence]:
        with self._reading() as reader:
            return reader.search(storable(words), after)[:limit]

    def reminded_until(self) -> datetime | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT reminded FROM agenda_shown").fetchone()
        return None if row is None else datetime.fromtimestamp(row[0], UTC)

    def set_reminded_until(self, time: datetime) -> None:
        with self._database.writing() as connection:
            connection.execute(_SHOWN, (time.timestamp(),))

    @contextmanager
    def _reading(self) -> Iterator[OccurrenceReader]:
        with self._database.reading() as connection:
            yield OccurrenceReader(connection, self._expand)

    def _put(
        self, connection: sqlite3.Connection, before: Sequence[Event], after: Sequence[Event]
    ) -> AgendaChange:
        connection.executemany("DELETE FROM event WHERE id = ?", [(each.id,) for each in before])
        stored = tuple(replace(event, changed=self._now()) for event in after)
        for event in stored:
            put_event(connection, event, self._expand)
        return AgendaChange(tuple(before), stored)

    def _series_of(self, occurrence: Occurrence) -> Event:
        with self._database.reading() as connection:
            return _required(connection, occurrence.event.series or occurrence.event.id)

    def _begins(
        self, series: Event, before: datetime, *, exceptions: bool = False
    ) -> list[datetime]:
        """When a series comes before a time, by its own clocks."""
        rule = series.recurrence
        if exceptions and rule is not None:
            series = replace(series, recurrence=replace(rule, exceptions=()))
        first, last = series.begins.replace(tzinfo=UTC) - DAY, before.replace(tzinfo=UTC)
        found = self._expand(replace(series, zone=""), first, last, UTC)
        return [each.original for each in found if each.original < before]

    def _left_before(
        self, series: Event, original: datetime, attached: Sequence[Event]
    ) -> list[Event]:
        """What is left of a series that ends there; nothing where it never came before."""
        ended = ended_before(series, original)
        earlier = any(each.original and each.original < original for each in attached)
        return [ended] if earlier or self._begins(ended, original) else []

    def _comes_at(self, event: Event, original: datetime | None) -> bool:
        if event.recurrence is None or original is None:
            return False
        day = original.replace(tzinfo=UTC)
        near = self._expand(replace(event, zone=""), day - DAY, day + DAY, UTC)
        return any(occurrence.original == original for occurrence in near)

    def _tell_of_deleted(self) -> None:
        if self._on_deleted is not None:
            self._on_deleted()


def _same_occurrence(connection: sqlite3.Connection, event: Event) -> list[Event]:
    """What else replaces the occurrence that this one replaces."""
    if not event.series:
        return []
    return [
        each for each in replacements(connection, event.series) if each.original == event.original
    ]


def _without(series: Event, original: datetime) -> Event:
    rule = series.recurrence
    if rule is None:
        return series
    left_out = tuple(sorted({*rule.exceptions, original}))
    return replace(series, recurrence=replace(rule, exceptions=left_out))


def _required(connection: sqlite3.Connection, event_id: str) -> Event:
    """The event of an id; raises UserFacingError where it is gone."""
    event = select_event(connection, event_id)
    if event is None:
        raise UserFacingError(
            tr("This event no longer exists."),
            tr("It was deleted, perhaps by another copy of the app."),
            tr("Enter it anew."),
        )
    return event
