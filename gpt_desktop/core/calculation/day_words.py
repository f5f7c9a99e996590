"""Days in people's words: 3 March 2026, 2024-02-29, 去年今天, tomorrow."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.dates import Moment, find_moments

_WORDS = {
    "today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2,
    "the day before yesterday": -2, "今天": 0, "今日": 0, "现在": 0, "明天": 1, "后天": 2,
    "大后天": 3, "昨天": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "new year's day": (1, 1), "new year’s day": (1, 1), "new year's eve": (12, 31),
    "new year’s eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14),
    "valentine’s day": (2, 14), "圣诞节": (12, 25), "圣诞": (12, 25), "平安夜": (12, 24),
    "元旦": (1, 1), "情人节": (2, 14), "劳动节": (5, 1), "五一": (5, 1), "儿童节": (6, 1),
    "国庆节": (10, 1), "国庆": (10, 1),
}  # fmt: skip
_YEAR_OFF = LazyPattern(
    r"(去年|前年|明年|后年)的?今天"
    r"|(?P<ago>a year ago)(?: today)?|a year from (?:today|now)"
)
_YEARS = {"去年": -1, "前年": -2, "明年": 1, "后年": 2}
_EITHER_ORDER = LazyPattern(r"(\d{1,2})[/](\d{1,2})[/]\d{2,4}")
_HAN_YEAR = {"今年": 0, "去年": -1, "明年": 1}
_WEEKDAY = LazyPattern(r"(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(.+)", re.I)


def day_of(text: str, today: date, *, side: int = 0) -> date:
    """The one day that words name.

    Args:
        side: where they leave the year open: 1 the next such day from today on, -1 the last
            one up to today, 0 this year's.

    Raises:
        NotComputedError: they name none, or could mean two.
    """
    words = text.strip().strip(",，.。")
    near = _near(words, today)
    if near is not None:
        return near
    for prefix, years in _HAN_YEAR.items():
        if words.startswith(prefix):
            moment = _moment(words[len(prefix) :].lstrip("的"))
            return _dated(moment, today.year + years) if moment.year is None else _none()
    feast = _FEASTS.get(words.casefold())
    if feast is not None:
        return _nearest(Moment(0, 0, month=feast[0], day=feast[1]), today, side)
    moment = _moment(words)
    if moment.year is not None:
        return _dated(moment, moment.year)
    return _nearest(moment, today, side)


def _near(words: str, today: date) -> date | None:
    off = _WORDS.get(words.casefold())
    if off is not None:
        return today + timedelta(days=off)
    match = _YEAR_OFF.fullmatch(words.casefold())
    if match is None:
        return None
    years = _YEARS[match[1]] if match[1] else -1 if match["ago"] else 1
    return months_on(today, 12 * years)


def _moment(words: str) -> Moment:
    either = _EITHER_ORDER.fullmatch(words)
    if either and either[1] != either[2] and int(either[1]) <= 12 and int(either[2]) <= 12:
        raise NotComputedError
    named = _WEEKDAY.fullmatch(words)
    plain = named[1] if named else words
    found = find_moments(_capital(plain))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)):
        raise NotComputedError
    if found[0].month is None or found[0].day is None:
        raise NotComputedError
    return found[0]


def _capital(words: str) -> str:
    """Names of months as they are found: with a capital."""
    return re.sub(r"[a-z]{3,}", lambda match: match.group().capitalize(), words)


def _dated(moment: Moment, year: int) -> date:
    try:
        return date(year, moment.month or 0, moment.day or 0)
    except ValueError as error:
        raise NotComputedError from error


def _none() -> date:
    raise NotComputedError


def _nearest(moment: Moment, today: date, side: int) -> date:
    years = (today.year, today.year + side) if side else (today.year,)
    for year in years:
        day = _dated(moment, year)
        if (day - today).days * side >= 0:
            return day
    raise NotComputedError


def months_on(day: date, months: int) -> date:
    """So many months later.

    Raises:
        NotComputedError: that month has no such day, or the calendar has no such year.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999 or day.day > calendar.monthrange(year, month + 1)[1]:
        raise NotComputedError
    return date(year, month + 1, day.day)
