"""Time zones as calendar files describe them: by the rule they follow from the event's year on.

Outlook reads no lists of single changes, which is what icalendar writes.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS_AHEAD = 4  # for which a rule has to hold


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of clocks: ``clock`` is what they show before it."""

    clock: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    def rules(self) -> list[tuple[int, int, int]]:
        """Month, ordinal and weekday, as the rule may be put."""
        day, weekday = self.clock.day, self.clock.weekday()
        last = day + 7 > monthrange(self.clock.year, self.clock.month)[1]
        ordinals = [*([-1] if last else []), *([(day - 1) // 7 + 1] if day <= 28 else [])]
        return [(self.clock.month, ordinal, weekday) for ordinal in ordinals]


def describe_zone(zone: ZoneInfo, year: int) -> Timezone:
    """The VTIMEZONE of a zone, right from a year on as far as rules are known today."""
    from icalendar import Timezone

    described = Timezone()
    described.add("tzid", zone.key)
    by_year = [_changes(zone, year + further) for further in range(_YEARS_AHEAD)]
    count = len(by_year[0])
    if count == 0 or any(len(changes) != count for changes in by_year):
        start = datetime(year, 1, 1, tzinfo=zone)
        offset = start.utcoffset() or timedelta()
        begin = datetime.fromisoformat("1970-01-01")
        only = _Change(begin, offset, offset, start.tzname() or zone.key, summer=False)
        described.add_component(_part(only, ""))
        return described
    for place in range(count):
        described.add_component(_ruled([changes[place] for changes in by_year]))
    return described


def _ruled(changes: list[_Change]) -> Component:
    common = set(changes[0].rules()).intersection(*(change.rules() for change in changes[1:]))
    first = changes[0]
    if not common:
        return _part(first, "")
    month, ordinal, weekday = min(common, key=lambda rule: rule[1])
    return _part(first, f"FREQ=YEARLY;BYMONTH={month};BYDAY={ordinal}{_DAYS[weekday]}")


def _part(change: _Change, rule: str) -> Component:
    from icalendar import TimezoneDaylight, TimezoneStandard, vRecur

    part: Component = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.clock)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", vRecur.from_ical(rule))
    return part


def _changes(zone: ZoneInfo, year: int) -> list[_Change]:
    """All changes within a year, to the minute."""
    found = []
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        following = moment + timedelta(days=1)
        if _offset(zone, moment) != _offset(zone, following):
            found.append(_exactly(zone, moment, following))
        moment = following
    return found


def _exactly(zone: ZoneInfo, low: datetime, high: datetime) -> _Change:
    before, after = _offset(zone, low), _offset(zone, high)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle = middle.replace(second=0, microsecond=0)
        if middle <= low:
            break
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    shown = high.astimezone(zone)
    clock = (high + before).replace(tzinfo=None)
    return _Change(clock, before, after, shown.tzname() or zone.key, bool(shown.dst()))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
