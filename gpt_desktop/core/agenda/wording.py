"""Days, lengths, reminders and rules in the person's language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gpt_desktop.core.agenda.event import DAY
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.i18n import mark, tr, tr_count

_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_ORDINALS = {
    1: mark("first"),
    2: mark("second"),
    3: mark("third"),
    4: mark("fourth"),
    5: mark("fifth"),
    -1: mark("last"),
}
_EVERY = {
    Frequency.DAILY: (mark("every day"), mark("every {count} days")),
    Frequency.WEEKLY: (mark("every week"), mark("every {count} weeks")),
    Frequency.MONTHLY: (mark("every month"), mark("every {count} months")),
    Frequency.YEARLY: (mark("every year"), mark("every {count} years")),
}


def describe_day(day: date) -> str:
    """Such as "Friday, 2026-11-27"."""
    return tr("{weekday}, {day}", weekday=tr(_WEEKDAYS[day.weekday()]), day=day.isoformat())


def describe_length(length: timedelta) -> str:
    """Such as "1 h 30 min"; whole days as days."""
    if length >= DAY and not length % DAY:
        return tr_count("{count} day", "{count} days", length // DAY)
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if not hours:
        return tr("{minutes} min", minutes=minutes)
    if not minutes:
        return tr("{hours} h", hours=hours)
    return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)


def describe_reminder(before: timedelta) -> str:
    """Such as "1 h before"."""
    if not before:
        return tr("when it begins")
    if before < timedelta():
        return tr("{length} after it begins", length=describe_length(-before))
    return tr("{length} before", length=describe_length(before))


def describe_recurrence(recurrence: Recurrence, begins: datetime | date) -> str:
    """Such as "every 2 weeks on Tuesday, until Friday, 2026-12-18"."""
    one, many = _EVERY[recurrence.frequency]
    words = tr(one if recurrence.interval == 1 else many, count=recurrence.interval)
    if recurrence.by_day:
        days = tr(", ").join(_describe_weekday(day) for day in recurrence.by_day)
        words = tr("{every} on {days}", every=words, days=days)
    elif recurrence.by_month_day:
        numbers = [str(number) if number > 0 else tr("last") for number in recurrence.by_month_day]
        words = tr("{every} on day {days}", every=words, days=tr(", ").join(numbers))
    elif recurrence.frequency is Frequency.WEEKLY:
        day = tr(_WEEKDAYS[begins.weekday()])
        words = tr("{every} on {days}", every=words, days=day)
    if recurrence.until is not None:
        return tr("{rule}, until {day}", rule=words, day=describe_day(recurrence.until))
    if recurrence.count is not None:
        times = tr_count("{count} time", "{count} times", recurrence.count)
        return tr("{rule}, {times}", rule=words, times=times)
    return words


def _describe_weekday(day: WeekDay) -> str:
    name = tr(_WEEKDAYS[day.day])
    if day.ordinal is None:
        return name
    ordinal = _ORDINALS.get(day.ordinal)
    nth = tr(ordinal) if ordinal else str(day.ordinal)
    return tr("the {nth} {weekday}", nth=nth, weekday=name)
