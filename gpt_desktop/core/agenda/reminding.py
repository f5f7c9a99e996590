"""When an occurrence is to be told of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from gpt_desktop.core.agenda.event import DAY, Occurrence, Reminder
from gpt_desktop.core.agenda.zones import at_clock


def reminders_of(occurrence: Occurrence) -> Iterator[Reminder]:
    """The reminders of an occurrence.

    Days are counted on the calendar, so that "a day before 9:00" is 9:00 even where the clocks
    change between; hours and minutes as they pass.
    """
    for before in occurrence.event.reminders:
        days, rest = divmod(before, DAY)
        begins = occurrence.begins
        zone = begins.tzinfo
        if days and zone is not None:
            day = begins.replace(tzinfo=None) - timedelta(days=days)
            begins = at_clock(day, zone)
        at = (begins.astimezone(UTC) - rest).astimezone(zone)
        yield Reminder(occurrence, at, before)
