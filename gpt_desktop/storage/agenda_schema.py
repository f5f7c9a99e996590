"""The tables of the agenda."""

from __future__ import annotations

AGENDA = (
    # Times are ISO texts without a zone, as the event's own clocks show them. ``first`` and
    # ``last`` enclose all occurrences, as seconds of those clocks; no last: it never ends.
    # ``farthest`` and ``nearest`` are its reminders' seconds before the begin.
    """CREATE TABLE event (
        id TEXT PRIMARY KEY NOT NULL,
        series TEXT NOT NULL,
        original TEXT,
        title TEXT NOT NULL,
        begins TEXT NOT NULL,
        ends TEXT,
        all_day INTEGER NOT NULL,
        zone TEXT NOT NULL,
        place TEXT NOT NULL,
        notes TEXT NOT NULL,
        recurrence TEXT,
        reminders TEXT NOT NULL,
        changed REAL NOT NULL,
        first REAL NOT NULL,
        last REAL,
        farthest REAL,
        nearest REAL,
        folded TEXT NOT NULL
    )""",
    "CREATE INDEX event_by_last ON event (last, first)",
    "CREATE INDEX event_of_series ON event (series) WHERE series <> ''",
    "CREATE INDEX event_with_reminder ON event (farthest) WHERE farthest IS NOT NULL",
    # One row: up to when reminders were shown, in seconds since the epoch.
    "CREATE TABLE agenda_shown (id INTEGER PRIMARY KEY CHECK (id = 1), reminded REAL NOT NULL)",
)
