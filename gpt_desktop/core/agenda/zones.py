"""Time zones, and what becomes of times that a change of clocks leaves out or shows twice."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def find_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A name such as "../x" is a ValueError, that of a folder an OSError.
        return None


def is_left_out(clock: datetime, zone: tzinfo) -> bool:
    """Whether clocks jump over a naive time, as when summer time begins."""
    aware = clock.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != clock


def is_doubled(clock: datetime, zone: tzinfo) -> bool:
    """Whether clocks show a naive time twice, as when summer time ends."""
    first = clock.replace(tzinfo=zone, fold=0).utcoffset()
    second = clock.replace(tzinfo=zone, fold=1).utcoffset()
    return first != second and not is_left_out(clock, zone)


def at_clock(clock: datetime, zone: tzinfo) -> datetime:
    """The aware time at which clocks in a zone show a naive one.

    A time that they jump over is taken as far after the jump as it lies in the gap (02:30
    becomes 03:30), one that they show twice is the first: as RFC 5545 has it.
    """
    aware = clock.replace(tzinfo=zone, fold=0)
    if is_left_out(clock, zone):
        # By the offset before the jump, then shown as the clocks do after it.
        return aware.astimezone(UTC).astimezone(zone)
    return aware
