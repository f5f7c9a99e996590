"""Which occurrences and reminders fall into a span of time, of the events in the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice

from gpt_desktop.core.agenda.event import DAY, Event, Occurrence, Reminder
from gpt_desktop.core.agenda.reminding import reminders_of
from gpt_desktop.core.agenda.store import Expand
from gpt_desktop.storage.event_rows import events_of, folded, replacements

_MARGIN = 2 * 86400.0  # seconds: more than clocks of two places differ
_SERIES_LOOKED_AT = 100  # occurrences held against the rest for conflicts
_YEAR = timedelta(days=366)
_LONG = timedelta(days=20 * 366)  # how far ahead a next occurrence is looked for

_BETWEEN = "SELECT * FROM event WHERE first <= ? AND (last IS NULL OR last >= ?)"
_REMINDED = """
    SELECT * FROM event WHERE farthest IS NOT NULL
        AND first - farthest <= ? AND (last IS NULL OR last - nearest >= ?)
"""
_SEARCH = """
    SELECT * FROM event WHERE NOT EXISTS (
        SELECT 1 FROM json_each(?) AS word WHERE instr(event.folded, word.value) = 0
    ) ORDER BY first DESC LIMIT 500
"""


def order(occurrence: Occurrence) -> tuple[datetime, str, str]:
    """What occurrences are sorted by."""
    return occurrence.begins.astimezone(UTC), occurrence.event.title, occurrence.event.id


def person_zone(time: datetime) -> tzinfo:
    """The zone of an aware time; raises ValueError for a naive one."""
    if time.tzinfo is None:
        raise ValueError("times asked for are aware")
    return time.tzinfo


class OccurrenceReader:
    """Reads from one connection."""

    def __init__(self, connection: sqlite3.Connection, expand: Expand) -> None:
        self._connection = connection
        self._expand = expand

    def between(self, after: datetime, before: datetime) -> list[Occurrence]:
        """Sorted; shown in the zone of ``after``."""
        limits = (before.timestamp() + _MARGIN, after.timestamp() - _MARGIN)
        events = events_of(self._connection.execute(_BETWEEN, limits))
        zone = person_zone(after)
        found = [each for event in events for each in self.of(event, after, before, zone)]
        return sorted(found, key=order)

    def of(
        self, event: Event, after: datetime, before: datetime, zone: tzinfo
    ) -> Iterator[Occurrence]:
        """An event's occurrences, those left out that something replaces."""
        replaced = set()
        if event.recurrence is not None:
            attached = replacements(self._connection, event.id)
            replaced = {replacement.original for replacement in attached}
        for occurrence in self._expand(event, after, before, zone):
            if event.series or occurrence.original not in replaced:
                yield occurrence

    def reminders(self, after: datetime, until: datetime) -> list[Reminder]:
        """Sorted; later than ``after``, up to and with ``until``."""
        limits = (until.timestamp() + _MARGIN, after.timestamp() - _MARGIN)
        zone = person_zone(after)
        found = []
        for event in events_of(self._connection.execute(_REMINDED, limits)):
            # A day more on each side, since a day may have 23 or 25 hours.
            first = after + min(event.reminders) - DAY
            last = until + max(event.reminders) + DAY
            for occurrence in self.of(event, first, last, zone):
                found += [each for each in reminders_of(occurrence) if after < each.at <= until]
        return sorted(found, key=lambda reminder: (reminder.at, order(reminder.occurrence)))

    def conflicts(self, event: Event, zone: tzinfo) -> list[Occurrence]:
        """See ``AgendaStore.conflicts``."""
        if event.all_day or not event.length:
            return []
        begins = event.begins.replace(tzinfo=UTC) - 2 * DAY
        own_ones = self.of(event, begins, begins + _YEAR, zone)
        found = {}
        for own in islice(own_ones, _SERIES_LOOKED_AT):
            for other in self.between(own.begins, own.ends or own.begins):
                if _is_other(event, other) and not other.event.all_day and other.event.length:
                    found[other.event.id, other.original] = other
        return sorted(found.values(), key=order)

    def search(self, words: str, after: datetime) -> list[Occurrence]:
        """See ``AgendaStore.search``."""
        terms = json.dumps(folded(words).split())
        events = events_of(self._connection.execute(_SEARCH, (terms,)))
        nearest = [self._nearest(event, after) for event in events]
        occurrences = sorted((each for each in nearest if each is not None), key=order)
        coming = [each for each in occurrences if each.begins >= after]
        return [*coming, *reversed([each for each in occurrences if each.begins < after])]

    def _nearest(self, event: Event, after: datetime) -> Occurrence | None:
        zone = person_zone(after)
        coming = self.of(event, after, after + _LONG, zone)
        following = next((each for each in coming if each.begins >= after), None)
        if following is not None:
            return following
        begins = event.begins.replace(tzinfo=UTC) - 2 * DAY
        past = self.of(event, begins, max(after, begins + 5 * DAY), zone)
        return max(past, key=order, default=None)


def _is_other(event: Event, other: Occurrence) -> bool:
    family = {event.id, event.series} - {""}
    return not family & {other.event.id, other.event.series}
