"""What the ways to name a day mean. What may be two days is two, what is none is none."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gpt_desktop.core.agenda.reading.calendar_words import (
    coming,
    coming_day_of_month,
    day_or_none,
    in_week,
    month_of,
    shifted_month,
    weekday_of,
)
from gpt_desktop.core.agenda.reading.numbers import number_of

_LATELY = timedelta(days=60)


Found = tuple[tuple[date, ...], int | None, str, date | None]
"""The days it may be, a weekday said alone, a part of the day, the last day of a span."""


def _sure(*dates: date | None, part: str = "", weekday: int | None = None) -> Found:
    known = [each for each in dates if each is not None]
    return tuple(dict.fromkeys(known)), weekday, part, None


def relative(match: re.Match[str], today: date) -> Found:
    days = {"day after": 2, "tod": 0, "ton": 0, "tom": 1, "tmr": 1, "tmo": 1, "2mo": 1, "yes": -1}
    word = match[1].casefold()
    start = "day after" if "day after" in word else word[:3]
    part = (match[2] or "").casefold() or ("evening" if start == "ton" else "")
    return _sure(today + timedelta(days=days[start]), part={"night": "evening"}.get(part, part))


def zh_relative(match: re.Match[str], today: date) -> Found:
    days = {"大后": 3, "今": 0, "明": 1, "后": 2, "昨": -1, "前": -2}
    word = match[1] or match[2]
    part = {"晚": "evening", "早": "morning"}.get(match[3] or "", "")
    return _sure(today + timedelta(days=days[word]), part=part)


def part_today(match: re.Match[str], today: date) -> Found:
    return _sure(today, part=match[1].casefold())


def weekday(match: re.Match[str], today: date) -> Found:
    day = weekday_of(match["day"])
    which = (match["which"] or "").casefold()
    part = (match["part"] or "").casefold()
    part = {"night": "evening"}.get(part, part)
    after = coming(day, today)
    if which == "last":
        return _sure(after - timedelta(days=7), part=part)
    if match["of_next"] or which.startswith("next week"):
        dates = [in_week(day, today, 1)]
        if 6 in {day, today.weekday()}:  # where weeks begin on Sunday it is another
            dates.append(in_week(day, today, 0 if day == 6 != today.weekday() else 2))
        return _sure(*sorted(dates), part=part)
    if which == "next":
        return _sure(after, in_week(day, today, 1), part=part)
    if which == "this":
        this = in_week(day, today, 0)
        return _sure(*([this] if this >= today else [after, after + timedelta(days=7)]), part=part)
    dates = [today, after] if day == today.weekday() else [after]
    return _sure(*dates, part=part, weekday=None if which else day)


def zh_weekday(match: re.Match[str], today: date) -> Found:
    which = match[1] or ""
    if match[2] == "末":
        return _sure()
    day = weekday_of(match[2])
    if which.startswith("上"):
        return _sure(in_week(day, today, -1))
    if which.startswith("下"):
        return _sure(in_week(day, today, which.count("下")))
    if which:
        return _sure(in_week(day, today, 0))
    after = coming(day, today)
    return _sure(*([today, after] if day == today.weekday() else [after]), weekday=day)


def weeks_from(match: re.Match[str], today: date) -> Found:
    amount = number_of(match[1]) or 1
    word = match[2].casefold()
    if word.startswith(("tod", "now")):
        start = today
    elif word.startswith("tom"):
        start = today + timedelta(days=1)
    else:
        start = coming(weekday_of(word), today)
    return _sure(start + timedelta(days=7 * amount))


def in_days(match: re.Match[str], today: date) -> Found:
    amount, unit = number_of(match["n"]), match["unit"].casefold()
    if amount is None:
        return _sure()
    if unit.startswith(("mon", "个月")):
        return _sure(day_or_none(*shifted_month(today, amount), today.day))
    return _sure(today + timedelta(days=amount * (1 if unit[0] in "d天" else 7)))


def year_found(month: int, day: int, year: str | None, today: date) -> tuple[date, ...]:
    """The day of a year that was said, or else the coming one; both where it has just been."""
    if year:
        number = int(year) + (2000 if len(year) == 2 else 0)
        found = day_or_none(number, month, day)
        return () if found is None else (found,)
    this = day_or_none(today.year, month, day)
    following = day_or_none(today.year + 1, month, day)
    if this is not None and this >= today:
        return (this,)
    if this is not None and today - this <= _LATELY:
        return tuple(each for each in (this, following) if each is not None)
    return () if following is None else (following,)


def month_day(match: re.Match[str], today: date) -> Found:
    day = int(match["d"])
    dates = year_found(month_of(match["month"]), day, match["year"], today)
    last = None
    if match["d2"]:
        ends = day_or_none(dates[0].year, dates[0].month, int(match["d2"])) if dates else None
        if ends is None or ends < dates[0] or len(dates) > 1:
            return _sure()
        last = ends
    return dates, None, "", last


def month_span(match: re.Match[str], today: date) -> Found:
    first = year_found(int(match["mo"]), number_of(match["d"]) or 0, match["y"], today)
    last = number_of(match["d2"]) or 0
    ends = day_or_none(first[0].year, first[0].month, last) if first else None
    if ends is None or len(first) > 1 or ends < first[0]:
        return _sure()
    return first, None, "", ends


def iso(match: re.Match[str], _today: date) -> Found:
    return _sure(day_or_none(int(match[1]), int(match[2]), int(match[3])))


def slashes(match: re.Match[str], today: date) -> Found:
    first, second, year = int(match[1]), int(match[2]), match[3]
    dates = [*year_found(first, second, year, today)] if first <= 12 else []
    if second <= 12 and not _is_chinese(match.string):
        dates += year_found(second, first, year, today)
    return _sure(*dates)


def dots(match: re.Match[str], today: date) -> Found:
    return _sure(*year_found(int(match[2]), int(match[1]), match[3], today))


def day_of_month(match: re.Match[str], today: date) -> Found:
    day = number_of(match["d"]) or 0
    months = {"next": 1, "下": 1, "this": 0, "这": 0, "本": 0}
    which = (match["which"] or "").casefold()[:4].strip()
    which = which if which in months else which[:1]
    first = coming_day_of_month(day, today, months.get(which, 0))
    if first is None:
        return _sure()
    if not which and first == today:
        following = coming_day_of_month(day, today + timedelta(days=1))
        return _sure(first, following)
    last = None
    if "d2" in match.re.groupindex and match["d2"]:
        last = day_or_none(first.year, first.month, number_of(match["d2"]) or 0)
        if last is None or last < first:
            return _sure()
    return (first,), None, "", last


def zh_month_day(match: re.Match[str], today: date) -> Found:
    year = match["y"]
    if match["rel"]:
        year = str(today.year + {"今年": 0, "明年": 1, "后年": 2}[match["rel"]])
    month, day = number_of(match["mo"]) or 0, number_of(match["d"]) or 0
    return _sure(*year_found(month, day, year, today))


def eve(match: re.Match[str], today: date) -> Found:
    month, day = {"c": (12, 25), "n": (1, 1)}[match[1][0].casefold()]
    if match[2].casefold() == "eve":
        month, day = {12: (12, 24), 1: (12, 31)}[month]
    return _sure(*year_found(month, day, None, today))


def none(_match: re.Match[str], _today: date) -> Found:
    return _sure()


def _is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None
