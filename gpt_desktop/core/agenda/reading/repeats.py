"""How often: "every other Tuesday", "on the 1st of every month", 每个工作日."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import TAKEN, Board, pattern
from gpt_desktop.core.agenda.reading.calendar_words import (
    MONTH,
    WEEKDAY,
    WEEKDAYS_PLURAL,
    ZH_DAY,
    ZH_WEEK,
    weekday_of,
    weekdays_in,
)
from gpt_desktop.core.agenda.reading.numbers import CHINESE, ENGLISH, ORDINALS, number_of
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay

_WORKDAYS = tuple(WeekDay(day) for day in range(5))
_WEEKEND = (WeekDay(5), WeekDay(6))
_FREQUENCIES = {
    "d": Frequency.DAILY,
    "w": Frequency.WEEKLY,
    "m": Frequency.MONTHLY,
    "y": Frequency.YEARLY,
    "a": Frequency.YEARLY,
    "天": Frequency.DAILY,
    "日": Frequency.DAILY,
    "周": Frequency.WEEKLY,
    "星": Frequency.WEEKLY,
    "礼": Frequency.WEEKLY,
    "月": Frequency.MONTHLY,
    "年": Frequency.YEARLY,
}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule without its end.

    Attributes:
        part: a part of the day that was said with it, or "".
        maybe: it may be part of the title, as in "weekly report".
        end: where it ends in the text.
    """

    rule: Recurrence
    part: str = ""
    maybe: bool = False
    end: int = 0


Reader = Callable[[re.Match[str]], Repeat | None]

_LIST = rf"(?:{WEEKDAYS_PLURAL}|{WEEKDAY})"
_DAYS = rf"{_LIST}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*){_LIST})*"
_EVERY = r"(?:every|each)"
_ORDINAL = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_OF_MONTH = rf"(?:\s+(?:of|in)\s+(?:{_EVERY}|the|a)\s+month|\s+monthly)"
_PART = r"(?:\s+(?P<part>morning|afternoon|evening|night)s?\b)?"
_OTHER = rf"(?P<other>other|second|2nd|{ENGLISH})"


def _rule(frequency: Frequency, interval: int = 1, *days: int) -> Recurrence:
    return Recurrence(frequency, interval, tuple(WeekDay(day) for day in days))


def _part(match: re.Match[str]) -> str:
    part = (match["part"] or "").casefold()
    return {"night": "evening"}.get(part, part)


def _workdays(match: re.Match[str]) -> Repeat:
    days = _WEEKEND if "end" in match[0].casefold() else _WORKDAYS
    return Repeat(Recurrence(Frequency.WEEKLY, by_day=days))


def _ordinal(match: re.Match[str]) -> Repeat:
    word = match["nth"].casefold()
    nth = ORDINALS.get(word) or int(word[0])
    if match["day"].casefold().startswith("day"):
        return Repeat(Recurrence(Frequency.MONTHLY, by_month_day=(nth,)))
    day = WeekDay(weekday_of(match["day"]), nth)
    return Repeat(Recurrence(Frequency.MONTHLY, by_day=(day,)))


def _month_days(match: re.Match[str]) -> Repeat | None:
    days = tuple(int(each) for each in re.findall(r"\d+", match["days"]))
    if any(not 1 <= day <= 31 for day in days):
        return None
    return Repeat(Recurrence(Frequency.MONTHLY, by_month_day=days))


def _interval(word: str | None) -> int:
    if not word:
        return 1
    return 2 if word.casefold() in {"other", "second", "2nd"} else number_of(word) or 1


def _every_days(match: re.Match[str]) -> Repeat | None:
    days = weekdays_in(match["days"])
    return Repeat(_rule(Frequency.WEEKLY, _interval(match["other"]), *days), _part(match))


def _every_unit(match: re.Match[str]) -> Repeat:
    unit = match["unit"].casefold()
    if unit in {"morning", "afternoon", "evening", "night"}:
        part = {"night": "evening"}.get(unit, unit)
        return Repeat(_rule(Frequency.DAILY, _interval(match["other"])), part)
    return Repeat(_rule(_FREQUENCIES[unit[0]], _interval(match["other"])))


def _adverb(match: re.Match[str]) -> Repeat:
    word = match["word"].casefold()
    days = weekdays_in(match["days"] or "")
    after = match.string[match.end() :]
    alone = bool(days) or re.match(rf"\s*(?:[,.;!?{TAKEN}]|at\b|on\b|from\b|for\b|$)", after)
    if word.startswith(("bi", "fort")):
        rule = _rule(Frequency.WEEKLY, 2, *days)
        return Repeat(rule, maybe=len(days) != 1 and word.startswith("bi"))
    return Repeat(_rule(_FREQUENCIES[word[0]], 1, *days), maybe=not alone)


def _plural(match: re.Match[str]) -> Repeat:
    return Repeat(_rule(Frequency.WEEKLY, 1, *weekdays_in(match["days"])), _part(match))


def _yearly(_match: re.Match[str]) -> Repeat:
    return Repeat(_rule(Frequency.YEARLY))


def _zh_week(match: re.Match[str]) -> Repeat | None:
    interval = 1
    if match["n"]:
        interval = number_of(match["n"]) or 1
    elif match["skip"]:
        interval = (number_of(match["skip"]) or 1) + 1
    elif match["double"]:
        interval = 2
    days = sorted({weekday_of(day) for day in re.findall(ZH_DAY, match["days"])})
    return Repeat(_rule(Frequency.WEEKLY, interval, *days))


def _zh_ordinal(match: re.Match[str]) -> Repeat | None:
    nth = -1 if match["nth"].startswith("最后") else number_of(match["nth"].strip("第个"))
    if nth is None or not (nth == -1 or 1 <= nth <= 4):
        return None
    if match["day"] is None:
        return Repeat(Recurrence(Frequency.MONTHLY, by_month_day=(nth,)))
    return Repeat(Recurrence(Frequency.MONTHLY, by_day=(WeekDay(weekday_of(match["day"]), nth),)))


def _zh_month_day(match: re.Match[str]) -> Repeat | None:
    day = number_of(match["d"])
    if day is None or not 1 <= day <= 31:
        return None
    return Repeat(Recurrence(Frequency.MONTHLY, by_month_day=(day,)))


def _zh_unit(match: re.Match[str]) -> Repeat:
    interval = 1
    if match["n"]:
        interval = number_of(match["n"]) or 1
    elif match["skip"]:
        interval = (number_of(match["skip"]) or 1) + 1
    part = {"晚": "evening", "早": "morning"}.get(match["when"] or "", "")
    frequency = Frequency.DAILY if part else _FREQUENCIES[match["unit"][0]]
    return Repeat(_rule(frequency, interval), part)


_ZH_SKIP = rf"(?:每逢?(?:隔(?P<skip>{CHINESE})|(?P<n>{CHINESE}))?个?|(?P<double>[双隔]))"
_PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (
        pattern(
            rf"(?:\bon\s+)?(?:\bthe\s+)?\b(?P<nth>{_ORDINAL})\s+(?P<day>{WEEKDAY}|day)",
            _OF_MONTH,
        ),
        _ordinal,
    ),
    (
        pattern(
            rf"\b{_EVERY}\s+(?:month\s+on\s+the\s+)?(?P<nth>first|third|fourth|last|1st|3rd|4th)"
            rf"\s+(?P<day>{WEEKDAY}|day)(?:\s+of\s+(?:the|{_EVERY})\s+month)?"
        ),
        _ordinal,
    ),
    (
        pattern(
            r"(?:\bon\s+)?\bthe\s+(?P<days>\d{1,2}(?:st|nd|rd|th)(?:\s+and\s+(?:the\s+)?\d{1,2}"
            r"(?:st|nd|rd|th))?)(?:\s+day)?",
            _OF_MONTH,
        ),
        _month_days,
    ),
    (
        pattern(
            rf"\b(?:{_EVERY}\s+month|monthly),?\s+on\s+(?:the\s+)?"
            r"(?P<days>\d{1,2}(?:st|nd|rd|th)?)(?!\d)"
        ),
        _month_days,
    ),
    (pattern(rf"\b(?:{_EVERY}|on)\s+(?:weekdays?|work(?:ing)?\s?days?|weekends?)\b"), _workdays),
    (pattern(rf"\b{_EVERY}\s+(?:{_OTHER}\s+)?(?P<days>{_DAYS})", _PART), _every_days),
    (
        pattern(rf"\b{_EVERY}\s+(?:year|(?={MONTH}\s+\d))(?:\s+on\b)?|\bannually\b"),
        _yearly,
    ),
    (
        pattern(
            rf"\b{_EVERY}\s+(?:{_OTHER}\s+)?(?P<unit>days?|weeks?|months?|years?|morning|afternoon"
            r"|evening|night)\b"
        ),
        _every_unit,
    ),
    (
        pattern(
            r"\b(?P<word>daily|weekly|monthly|yearly|annual|biweekly|bi-weekly|fortnightly)\b"
            rf"(?:,?\s+on\s+(?P<days>{_DAYS}))?"
        ),
        _adverb,
    ),
    (
        pattern(
            rf"(?:\bon\s+)?\b(?P<days>{WEEKDAYS_PLURAL}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
            rf"{WEEKDAYS_PLURAL})*)\b",
            _PART,
        ),
        _plural,
    ),
    (
        pattern(
            rf"(?:每个?)?工作日(?:每天|每日)?|每个?周末|{ZH_WEEK}一(?:到|至|-){ZH_WEEK}?五每天"
        ),
        lambda match: _workdays_zh(match[0]),
    ),
    (
        pattern(rf"每个?月的?(?P<nth>最后一个?|第?[一二三四]个?)(?:{ZH_WEEK}(?P<day>{ZH_DAY})|天)"),
        _zh_ordinal,
    ),
    (pattern(rf"每个?月的?(?P<d>{CHINESE})(?:号|日)"), _zh_month_day),
    (
        pattern(
            rf"{_ZH_SKIP}{ZH_WEEK}的?(?:{ZH_WEEK})?(?P<days>{ZH_DAY}"
            rf"(?:[、,和及]?{ZH_WEEK}?{ZH_DAY}(?![点个小分时天月十]))*)(?![点个小分时月十次趟回])"
        ),
        _zh_week,
    ),
    (
        pattern(
            rf"每(?:隔(?P<skip>{CHINESE})|(?P<n>{CHINESE}))?个?"
            r"(?:(?P<unit>天|日|周|星期|礼拜|月|年)的?|(?P<when>早|晚)上?)|(?P<x>天天)(?P<y>)"
        ),
        lambda match: Repeat(_rule(Frequency.DAILY)) if match["x"] else _zh_unit(match),
    ),
)


def _workdays_zh(text: str) -> Repeat:
    days = _WEEKEND if "末" in text else _WORKDAYS
    return Repeat(Recurrence(Frequency.WEEKLY, by_day=days))


def take_repeats(board: Board) -> list[Repeat]:
    """All that is said of how often; one that is more than once is for the person to settle."""
    found = []
    for expression, reader in _PATTERNS:
        for match in expression.finditer(board.text):
            repeat = reader(match)
            if repeat is None or TAKEN in board.text[match.start() : match.end()]:
                continue
            if not repeat.maybe:
                board.strike(match.start(), match.end(), Field.RECURRENCE)
            found.append(Repeat(repeat.rule, repeat.part, maybe=repeat.maybe, end=match.end()))
    return found
