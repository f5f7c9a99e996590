"""The first day of a recurrence."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence

_AHEAD = 800  # days


def days_of(rule: Recurrence, start: date) -> Iterator[date]:
    """The days from ``start`` on that a rule's parts allow, its interval aside."""
    for further in range(_AHEAD):
        day = start + timedelta(days=further)
        if _allows(rule, day):
            yield day


def _allows(rule: Recurrence, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    if rule.by_month_day:
        return day.day in rule.by_month_day or day.day - length - 1 in rule.by_month_day
    if not rule.by_day:
        return True
    for weekday in rule.by_day:
        if weekday.day != day.weekday():
            continue
        if weekday.ordinal is None or rule.frequency is not Frequency.MONTHLY:
            return True
        if weekday.ordinal in {(day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)}:
            return True
    return False
