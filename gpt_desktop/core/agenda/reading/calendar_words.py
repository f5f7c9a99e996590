"""Names of weekdays and months, and arithmetic with them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)(?![a-z])\.?"
)
WEEKDAYS_PLURAL = "(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"
MONTH = "(?:" + "|".join(name for names in _MONTHS for name in names) + r")(?![a-z])\.?"
ZH_WEEK = "(?:周|星期|礼拜)"
ZH_DAY = "[一二三四五六日天末1-7]"
_ZH_DAYS = {letter: place for place, letter in enumerate("一二三四五六日")}
_ZH_DAYS.update({str(place + 1): place for place in range(7)} | {"天": 6})
_NAMED_DAYS = {name: place for place, names in enumerate(_WEEKDAYS) for name in names}
_NAMED_MONTHS = {name: place + 1 for place, names in enumerate(_MONTHS) for name in names}


def weekday_of(word: str) -> int:
    """0 for a word for Monday; raises KeyError for what is none."""
    word = word.casefold().strip(". ")
    if word in _ZH_DAYS:
        return _ZH_DAYS[word]
    return _NAMED_DAYS.get(word, -1) if word in _NAMED_DAYS else _NAMED_DAYS[word.rstrip("s")]


def weekdays_in(text: str) -> tuple[int, ...]:
    """All weekdays an English text names, in the week's order."""
    words = re.findall(r"[a-z]+", text.casefold())
    named = {word: word.rstrip("s") if word not in _NAMED_DAYS else word for word in words}
    return tuple(sorted({_NAMED_DAYS[name] for name in named.values() if name in _NAMED_DAYS}))


def month_of(word: str) -> int:
    """1 for a word for January."""
    return _NAMED_MONTHS[word.casefold().strip(". ")]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming(weekday: int, today: date) -> date:
    """The first such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def in_week(weekday: int, today: date, weeks: int) -> date:
    """The weekday in the week, from Monday on, so many weeks after today's."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def shifted_month(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    place = today.year * 12 + today.month - 1 + months
    return place // 12, place % 12 + 1


def coming_day_of_month(day: int, today: date, months: int = 0) -> date | None:
    """The first such day of a month at or after today, or after so many months at least."""
    for further in range(months, months + 4):
        year, month = shifted_month(today, further)
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= today:
                return found
        if months:
            return None
    return None
