"""An event as a row of the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.store import Expand
from gpt_desktop.core.storable_text import storable

_PUT = """
    INSERT OR REPLACE INTO event (
        id, series, original, title, begins, ends, all_day, zone, place, notes, recurrence,
        reminders, changed, first, last, farthest, nearest, folded
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

Row = tuple[Any, ...]
"""As ``SELECT * FROM event`` gives it."""


def put_event(connection: sqlite3.Connection, event: Event, expand: Expand) -> None:
    """Write an event, in the place of one of its id."""
    last = expand.last_end(event)
    before = [reminder.total_seconds() for reminder in event.reminders]
    texts = [storable(text) for text in (event.title, event.place, event.notes)]
    row = (
        event.id,
        event.series,
        event.original.isoformat() if event.original else None,
        texts[0],
        event.begins.isoformat(),
        event.ends.isoformat() if event.ends else None,
        event.all_day,
        event.zone,
        *texts[1:],
        _recurrence_to_json(event.recurrence) if event.recurrence else None,
        json.dumps(before),
        event.changed,
        clock_seconds(event.begins),
        None if last is None else clock_seconds(last),
        max(before, default=None),
        min(before, default=None),
        folded(" ".join(texts)),
    )
    connection.execute(_PUT, row)


def select_event(connection: sqlite3.Connection, event_id: str) -> Event | None:
    """The event of an id, or None."""
    found = connection.execute("SELECT * FROM event WHERE id = ?", (event_id,))
    row = found.fetchone()
    return None if row is None else event_of(row)


def replacements(connection: sqlite3.Connection, series_id: str) -> list[Event]:
    """What replaces occurrences of a series."""
    return events_of(
        connection.execute("SELECT * FROM event WHERE series = ? AND series <> ''", (series_id,))
    )


def events_of(rows: Iterable[Row]) -> list[Event]:
    """The events of rows."""
    return [event_of(row) for row in rows]


def event_of(row: Row) -> Event:
    """The event of a row."""
    return Event(
        id=row[0],
        series=row[1],
        original=datetime.fromisoformat(row[2]) if row[2] else None,
        title=row[3],
        begins=datetime.fromisoformat(row[4]),
        ends=datetime.fromisoformat(row[5]) if row[5] else None,
        all_day=bool(row[6]),
        zone=row[7],
        place=row[8],
        notes=row[9],
        recurrence=_recurrence_from_json(row[10]) if row[10] else None,
        reminders=tuple(timedelta(seconds=each) for each in json.loads(row[11])),
        changed=row[12],
    )


def clock_seconds(clock: datetime) -> float:
    """Seconds of a naive time, as if it were UTC."""
    return clock.replace(tzinfo=UTC).timestamp()


def folded(text: str) -> str:
    """Text for a search in which case does not count."""
    return " ".join(text.casefold().split())


def _recurrence_to_json(recurrence: Recurrence) -> str:
    return json.dumps(
        {
            "frequency": recurrence.frequency,
            "interval": recurrence.interval,
            "by_day": [[day.day, day.ordinal] for day in recurrence.by_day],
            "by_month_day": recurrence.by_month_day,
            "count": recurrence.count,
            "until": recurrence.until.isoformat() if recurrence.until else None,
            "exceptions": [clock.isoformat() for clock in recurrence.exceptions],
            "rest": recurrence.rest,
        }
    )


def _recurrence_from_json(text: str) -> Recurrence:
    stored = json.loads(text)
    return Recurrence(
        frequency=Frequency(stored["frequency"]),
        interval=stored["interval"],
        by_day=tuple(WeekDay(day, ordinal) for day, ordinal in stored["by_day"]),
        by_month_day=tuple(stored["by_month_day"]),
        count=stored["count"],
        until=date.fromisoformat(stored["until"]) if stored["until"] else None,
        exceptions=tuple(datetime.fromisoformat(clock) for clock in stored["exceptions"]),
        rest=stored["rest"],
    )
