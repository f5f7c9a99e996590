"""How an event comes again: what people use of RFC 5545's rules, and the rest as it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Frequency(StrEnum):
    """The step of a recurrence."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week; with an ordinal the first (1), second … or last (-1) of the period.

    Attributes:
        day: 0 is Monday, as in ``datetime.date.weekday``.
        ordinal: None means every one.

    Raises:
        ValueError: there is no such day.
    """

    day: int
    ordinal: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.day <= 6 or self.ordinal == 0:
            raise ValueError(f"no day of a week: {self.day}, {self.ordinal}")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When an event comes again. It always comes at its own begin first.

    Attributes:
        interval: every so many days, weeks, months, years.
        by_day: days of the week; empty for the begin's own day.
        by_month_day: days of the month, -1 the last; empty for the begin's own.
        count: how often in all; None for no such end.
        until: the last day on which it may begin, in the event's zone; None for no such end.
        exceptions: begins that are left out, as the event's zone's clocks show them.
        rest: further parts of a foreign rule, such as ``BYSETPOS=-1;BYMONTH=3``: kept and obeyed.

    Raises:
        ValueError: both ends are given, or one is impossible.
    """

    frequency: Frequency
    interval: int = 1
    by_day: tuple[WeekDay, ...] = ()
    by_month_day: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    exceptions: tuple[datetime, ...] = ()
    rest: str = ""

    def __post_init__(self) -> None:
        if self.interval < 1:
            raise ValueError("an interval is at least 1")
        if self.count is not None and (self.count < 1 or self.until is not None):
            raise ValueError("a recurrence ends after a count of at least 1, or with a day")
        if isinstance(self.until, datetime):
            raise ValueError("a recurrence ends with a day, not with a time")
        if any(not 1 <= abs(day) <= 31 for day in self.by_month_day):
            raise ValueError("a day of a month is 1 to 31, or counted from its end")
