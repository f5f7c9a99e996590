"""Which zone a calendar file means by its name for one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from gpt_desktop.core.agenda.zones import find_zone

_COMMON = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Sydney",
)


class FileZones:
    """The zones of one file.

    Args:
        described: those that the file describes itself, by their names.
        home: the person's, which is tried first where only a description is known.
    """

    def __init__(self, described: Mapping[str, tzinfo], home: ZoneInfo) -> None:
        self._described = described
        self._home = home
        self.unknown: set[str] = set()

    def named(self, name: str) -> str:
        """The IANA name for a file's name; "" for one that nothing is known of."""
        direct = _iana(name)
        if direct:
            return direct
        described = self._described.get(name)
        found = "" if described is None else _alike(described, self._home)
        if not found:
            self.unknown.add(name)
        return found


@lru_cache(maxsize=256)
def _iana(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    # As in /freeassociation.sourceforge.net/Europe/Berlin.
    parts = name.strip("/").split("/")
    for count in (len(parts), 3, 2, 1):
        tail = "/".join(parts[-count:])
        zone = find_zone(tail) if tail else None
        if zone is not None:
            return zone.key
    return ""


def _alike(described: tzinfo, home: ZoneInfo) -> str:
    """A zone whose clocks agree with a description in every month of two years."""
    year = 2026
    days = (date(year + month // 12, month % 12 + 1, 15) for month in range(24))
    moments = [datetime.combine(day, time(12)) for day in days]
    try:
        wanted = [moment.replace(tzinfo=described).utcoffset() for moment in moments]
    except (ValueError, OverflowError, ArithmeticError):
        return ""
    for name in (home.key, *_COMMON, *sorted(available_timezones())):
        zone = find_zone(name)
        if zone and _offsets(zone, moments) == wanted:
            return zone.key
    return ""


def _offsets(zone: ZoneInfo, moments: list[datetime]) -> list[timedelta | None]:
    return [moment.replace(tzinfo=zone).utcoffset() for moment in moments]
