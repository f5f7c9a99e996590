"""Recurrences as RFC 5545 writes them, and as dateutil counts them out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice

from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REST_PARTS = frozenset({"BYSETPOS", "BYMONTH", "BYYEARDAY", "BYWEEKNO", "WKST"})
"""Parts of a rule that ``Recurrence.rest`` may hold: none of them makes times within a day."""

_STEPS = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}
_TRIAL = timedelta(days=10 * 366)


def rule_text(recurrence: Recurrence) -> str:
    """The rule without its end, such as ``FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH``."""
    parts = [f"FREQ={recurrence.frequency.upper()}"]
    if recurrence.interval > 1:
        parts.append(f"INTERVAL={recurrence.interval}")
    if recurrence.by_day:
        parts.append("BYDAY=" + ",".join(_day_code(day) for day in recurrence.by_day))
    if recurrence.by_month_day:
        parts.append("BYMONTHDAY=" + ",".join(map(str, recurrence.by_month_day)))
    if recurrence.rest:
        parts.append(recurrence.rest)
    return ";".join(parts)


def check_rule(recurrence: Recurrence, begins: datetime) -> None:
    """Try a rule that came from elsewhere.

    Raises:
        ValueError: dateutil does not know it, or nothing comes of it in ten years, for which
            a search would go on for ever.
    """
    endless = f"{rule_text(recurrence)};UNTIL={_stamp(begins + _TRIAL)}"
    if next(iter(_parsed(endless, begins)), None) is None:
        raise ValueError("nothing comes of this rule")


def clock_times(
    begins: datetime, recurrence: Recurrence, after: datetime, before: datetime
) -> Iterator[datetime]:
    """The begins in ``after <= begin < before``, exceptions left out. All times are naive.

    Raises:
        ValueError: dateutil does not know the rule.
    """
    left_out = frozenset(recurrence.exceptions)
    for clock in _all_times(begins, recurrence, after, before):
        if clock >= before:
            return
        if clock >= after and clock not in left_out:
            yield clock


def last_time(begins: datetime, recurrence: Recurrence) -> datetime | None:
    """The last begin, exceptions among them; None where it goes on for ever."""
    if recurrence.until is not None:
        return max(begins, datetime.combine(recurrence.until, time.max))
    if recurrence.count is None:
        return None
    return max(_counted(begins, recurrence, recurrence.count))


def _all_times(
    begins: datetime, recurrence: Recurrence, after: datetime, before: datetime
) -> Iterator[datetime]:
    """From the begin on, or from some time before ``after``; it may stop after ``before``."""
    if recurrence.count is not None:
        yield from _counted(begins, recurrence, recurrence.count)
        return
    last = before
    if recurrence.until is not None:
        last = min(before, datetime.combine(recurrence.until, time.max))
    if after <= begins <= last:
        yield begins
    start = _nearer_start(begins, recurrence, after)
    for clock in _parsed(f"{rule_text(recurrence)};UNTIL={_stamp(last)}", start):
        if clock != begins:
            yield clock


def _counted(begins: datetime, recurrence: Recurrence, count: int) -> Iterator[datetime]:
    """The begin counts as the first, whether the rule has it or not."""
    yield begins
    others = (clock for clock in _parsed(rule_text(recurrence), begins) if clock != begins)
    yield from islice(others, count - 1)


def _nearer_start(begins: datetime, recurrence: Recurrence, after: datetime) -> datetime:
    """A begin from which an endless daily or weekly rule gives the same times after ``after``."""
    step = _STEPS.get(recurrence.frequency)
    if step is None or after <= begins:
        return begins
    step *= recurrence.interval
    return begins + (after - begins) // step * step


def _parsed(text: str, begins: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    return iter(rrulestr(text, dtstart=begins))


def _stamp(clock: datetime) -> str:
    return f"{clock:%Y%m%dT%H%M%S}" if clock.year > 999 else f"{clock.year:04d}0101T000000"


def _day_code(day: WeekDay) -> str:
    code = DAY_CODES[day.day]
    return code if day.ordinal is None else f"{day.ordinal}{code}"
