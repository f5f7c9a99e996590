"""Days, months and times as the interface's language and the system's conventions write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QTime

from gpt_desktop.core.i18n import current_language, tr

_YEAR = re.compile(r"[\s,]*y+(?:\s*年|\s*г\.)?[\s,]*", re.IGNORECASE)
_DAYS = 7
_ONE = timedelta(days=1)


def interface_locale() -> QLocale:
    """The system's where it speaks the interface's language, else that language's own."""
    return _locale_of(current_language())


@lru_cache
def _locale_of(language: str) -> QLocale:
    system, spoken = QLocale.system(), QLocale(language)
    return system if system.language() == spoken.language() else spoken


def first_day_of_week() -> int:
    """The day that weeks begin with; 0 is Monday, as in ``date.weekday``."""
    return int(interface_locale().firstDayOfWeek().value) - 1


def week_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=(day.weekday() - first_day_of_week()) % _DAYS)


def uses_half_days() -> bool:
    """Whether clocks count to twelve, twice."""
    return "a" in interface_locale().timeFormat(QLocale.FormatType.ShortFormat).lower()


def time_words(when: time) -> str:
    """ "15:30", or "3:30 PM"."""
    return _time_in(current_language(), when.hour, when.minute)


# A week's calendar asks for the same days and times hundreds of times.
@lru_cache(maxsize=2048)
def _time_in(language: str, hour: int, minute: int) -> str:
    words = _locale_of(language).toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)
    return words.replace("\u202f", " ")


def hour_words(hour: int) -> str:
    """A full hour, as short as it can be: "15:00", or "3 PM"."""
    if not uses_half_days():
        return time_words(time(hour))
    return interface_locale().toString(QTime(hour, 0), "h AP").replace("\u202f", " ")


def long_day(day: date) -> str:
    """ "Friday, December 4, 2026"."""
    return _long_day_in(current_language(), day)


@lru_cache(maxsize=2048)
def _long_day_in(language: str, day: date) -> str:
    return _locale_of(language).toString(_q(day), QLocale.FormatType.LongFormat)


def day_words(day: date) -> str:
    """ "Fri, Dec 4, 2026"."""
    return interface_locale().toString(_q(day), _short_names(_long_format()))


def day_of_year(day: date) -> str:
    """ "Friday, December 4"."""
    return interface_locale().toString(_q(day), _YEAR.sub("", _long_format()))


def near_day(day: date, today: date) -> str:
    """As ``day_of_year``, with what it is called beside today, and its year where it is another."""
    names = {0: tr("Today"), 1: tr("Tomorrow"), -1: tr("Yesterday")}
    words = day_of_year(day) if day.year == today.year else long_day(day)
    name = names.get((day - today).days)
    return tr("{name} · {day}", name=name, day=words) if name else words


def month_words(day: date) -> str:
    """ "December 2026"."""
    return interface_locale().toString(_q(day), tr("MMMM yyyy"))


def weekday_name(day: int, *, short: bool = True) -> str:
    """Of a day of the week, 0 being Monday."""
    length = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return interface_locale().standaloneDayName(day + 1, length)


def weekday_names() -> list[str]:
    """Short names in the order of a week."""
    first = first_day_of_week()
    return [weekday_name((first + number) % _DAYS) for number in range(_DAYS)]


def days_words(first: date, last: date) -> str:
    """The days from one to another: "Nov 30 – Dec 6, 2026", or 2026年11月30日 – 12月6日."""
    if first == last:
        return day_words(first)
    locale, whole = interface_locale(), _without_weekday(_short_names(_long_format()))
    start = end = whole
    if first.year == last.year and whole.startswith("y"):
        end = _YEAR.sub("", whole)
    elif first.year == last.year:
        start = _YEAR.sub("", whole)
    return tr(
        "{first} – {last}",
        first=locale.toString(_q(first), start),
        last=locale.toString(_q(last), end),
    )


def span_words(begins: datetime, ends: datetime | None, *, all_day: bool) -> str:
    """When something takes place, without its first day where one day holds it."""
    last = last_day(begins, ends)
    if all_day:
        if last == begins.date():
            return tr("All day")
        return days_words(begins.date(), last)
    start = time_words(begins.time())
    if ends is None or ends == begins:
        return start
    end = time_words(ends.time())
    if last != begins.date():
        end = tr("{day}, {time}", day=_short_day(ends.date()), time=end)
    return tr("{first} – {last}", first=start, last=end)


def last_day(begins: datetime, ends: datetime | None) -> date:
    """The last day of which a span has some time; its end belongs to it no more."""
    if ends is None or ends <= begins:
        return begins.date()
    return max(begins.date(), (ends - timedelta(microseconds=1)).date())


def days_between(first: date, last: date) -> Iterable[date]:
    """Each day, both ends with them."""
    return (first + _ONE * number for number in range((last - first).days + 1))


def _short_day(day: date) -> str:
    return interface_locale().toString(_q(day), _YEAR.sub("", _short_names(_long_format())))


def _long_format() -> str:
    return interface_locale().dateFormat(QLocale.FormatType.LongFormat)


def _short_names(format_: str) -> str:
    return re.sub(r"d{4}", "ddd", re.sub(r"M{4}", "MMM", format_))


def _without_weekday(format_: str) -> str:
    return re.sub(r"[\s,]*d{3,4}[\s,]*", "", format_)


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
