"""When an event takes place: recurrence, time zones and changes of clocks put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from gpt_desktop.agenda.rules import clock_times, last_time
from gpt_desktop.core.agenda.event import DAY, Event, Occurrence
from gpt_desktop.core.agenda.zones import at_clock, find_zone

_MARGIN = timedelta(days=2)  # more than clocks of two places differ
_EARLIEST = datetime.combine(date.min, time.min)
_LATEST = datetime.combine(date.max, time.min)


class Expansion:
    """The ``Expand`` of the app."""

    def __call__(
        self, event: Event, after: datetime, before: datetime, zone: tzinfo
    ) -> Iterator[Occurrence]:
        length = event.length or timedelta()
        first = _clock(after, length + _MARGIN, -1)
        last = _clock(before, _MARGIN, 1)
        for clock in _begins(event, first, last):
            occurrence = _occurrence(event, clock, zone)
            if touches(occurrence, after, before):
                yield occurrence

    def last_end(self, event: Event) -> datetime | None:
        last = event.begins
        if event.recurrence is not None:
            final = last_time(event.begins, event.recurrence)
            if final is None:
                return None
            last = final
        length = event.length or (DAY if event.all_day else timedelta())
        return max(last, min(last, _LATEST - length) + length)


def touches(occurrence: Occurrence, after: datetime, before: datetime) -> bool:
    """Whether it has a part in a span; one without length is at the moment of its begin."""
    begins = occurrence.begins.astimezone(UTC)
    end = (occurrence.ends or occurrence.begins).astimezone(UTC)
    return begins < before and (end > after or begins >= after)


def _begins(event: Event, first: datetime, last: datetime) -> Iterator[datetime]:
    if event.recurrence is not None:
        yield from clock_times(event.begins, event.recurrence, first, last)
    elif first <= event.begins < last:
        yield event.begins


def _occurrence(event: Event, clock: datetime, zone: tzinfo) -> Occurrence:
    own = find_zone(event.zone) if event.zone else None
    begins = at_clock(clock, own or zone)
    ends = None
    length = event.length
    if event.all_day:
        length = length or DAY
    if length is not None:
        ends = at_clock(clock + length, own or zone)
        if length and ends.astimezone(UTC) <= begins.astimezone(UTC):
            # It began in hours that the clocks left out.
            ends = (begins.astimezone(UTC) + length).astimezone(own or zone)
    return Occurrence(
        event,
        begins.astimezone(zone),
        None if ends is None else ends.astimezone(zone),
        event.original or clock,
    )


def _clock(moment: datetime, margin: timedelta, sign: int) -> datetime:
    """A naive time safely before or after a moment, whatever the zone."""
    naive = moment.astimezone(UTC).replace(tzinfo=None)
    if sign < 0:
        return max(naive, _EARLIEST + margin) - margin
    return min(naive, _LATEST - margin) + margin
