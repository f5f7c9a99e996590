"""Questions about days: how many from one to another, which one, its weekday, an age."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from gpt_desktop.core.calculation.day_words import day_of, months_on
from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.weekdays import weekday_name
from gpt_desktop.core.calculation.written_numbers import NumberReader
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.lazy_pattern import LazyPattern


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """What a question about days comes to; ``value`` is translated text or a date as 2026-07-01."""

    expression: str
    value: str


_BETWEEN = (
    LazyPattern(
        r"(?:how many (?P<unit>days|weeks) (?:are |is )?(?:there |it )?|the number of (?:days) )"
        r"(?:between|from) (?P<a>.+?) (?:and|to|until|till) (?P<b>.+)",
        re.I,
    ),
    LazyPattern(
        r"(?P<unit>days|weeks) (?:between|from) (?P<a>.+?) (?:and|to|until|till) (?P<b>.+)", re.I
    ),
    LazyPattern(
        r"(?:from |between )?(?P<a>.+?) (?:to|until|till|and) (?P<b>.+?),? (?:is |in "
        r"|makes )?(?:how many )?(?P<unit>days|weeks)"
        r"(?: (?:is|are) (?:that|there|it))?",
        re.I,
    ),
    LazyPattern(
        r"(?:从)?(?P<a>.+?)(?:到|至|和|与)(?P<b>.+?)(?:之间)?(?:一共|总共|相差|相隔|间隔|隔了?|差|是|共)?有?(?:多少"
        r"|几)(?P<unit>天|周|个?星期)"
    ),
)
_UNTIL = (
    LazyPattern(r"(?P<b>.+?)距离?今天(?:还)?(?:有|剩|差)?(?:多少|几)(?P<unit>天|周|个?星期)"),
    LazyPattern(
        r"how many (?P<unit>days|weeks) (?:are |is )?(?:there |it )?(?:left |remaining "
        r"|to go )?(?:until|till|to|before) (?P<b>.+)",
        re.I,
    ),
    LazyPattern(r"(?P<unit>days|weeks) (?:left )?(?:until|till|before) (?P<b>.+)", re.I),
    LazyPattern(
        r"距离?(?:今天)?(?:到)?(?P<b>.+?)(?:还|只)?(?:有|剩|差)?(?:多少|几)(?P<unit>天|周|个?星期)"
    ),
    LazyPattern(r"(?P<b>[^离到]+?)还(?:有|剩)(?:多少|几)(?P<unit>天|周|个?星期)"),
    LazyPattern(r"(?:离|到)(?P<b>.+?)还?有?(?:多少|几)(?P<unit>天|周|个?星期)"),
)
_SINCE = (
    LazyPattern(
        r"how many (?P<unit>days|weeks) (?:is it |has it been |have passed |ago was "
        r"|have gone by )?(?:since )?(?P<a>.+)",
        re.I,
    ),
)
_WEEKDAY = (
    LazyPattern(
        r"(?:what|which) (?:day of the week|weekday|day)(?: of the week)?(?: (?:is|was|will"
        r"|does|did))? (?:it )?(?:on )?(?P<a>.+?)(?: be| fall on| fall)?",
        re.I,
    ),
    LazyPattern(r"(?:the )?(?:day of the week|weekday) (?:of|on|for) (?P<a>.+)", re.I),
    LazyPattern(r"(?P<a>.+?)(?:那天)?(?:是|会是)?(?:星期|周|礼拜)(?:几|多少)"),
)
_SPAN = r"(?P<n>.+?)[ -]?(?P<unit>days?|weeks?|months?|years?)"
_ASKED = (
    r"(?:(?:what|which)(?: is| was| will be)? )?(?:the )?(?:date|day)?"
    r"(?: is| was| will| would)?(?: be)?(?: it)? ?(?:be )?"
)
_SHIFTED = (
    LazyPattern(rf"{_ASKED}{_SPAN} (?P<way>after|from|before|prior to) (?P<a>.+)", re.I),
    LazyPattern(rf"{_ASKED}(?P<in>in) {_SPAN}(?: from (?:now|today))?", re.I),
    LazyPattern(rf"{_ASKED}{_SPAN} (?P<way>ago)", re.I),
    LazyPattern(
        r"(?P<a>.*?)(?:再过|再|往)?的?(?P<n>[^年月日号天]+?)(?P<unit>天|周|个星期|个礼拜|星期|个月|年)(?:之|以)?(?P<way>后|前)"
        r"(?:的?日期)?(?:是|为)?(?:几月几[日号]|几[号日]|哪一?天|什么日期|什么日子|多少号)?"
    ),
)
_ASKS_DAY = LazyPattern(r"\b(?:date|day|when)\b|几月|几[号日]|哪一?天|日期", re.I)
_NAMED_DAY = LazyPattern(
    r"\d (?:days?|weeks?|months?|years?) (?:after|from|before) (?:the )?\w*\d"
    r"|\d[日号](?:之|以)?[后前]",
    re.I,
)
_ASKS_TODAY = LazyPattern(
    r"what(?:['’]?s| is) (?:today['’]?s date|the date(?: of)? today|today)"
    r"|what(?:['’]?s| is) the date today"
    r"|what (?:date|day) (?:is it|is today)(?: today)?|what['’]?s? day is it(?: today)?"
    r"|今天(?:是)?(?:几月几[日号]|几[日号]|什么日期|多少号)|今天的?日期(?:是什么)?",
    re.I,
)
_ASKS_YEAR = LazyPattern(r"what year is (?:it|this)(?: now)?|今年是?(?:哪一?年|几几年)", re.I)
_AGE = (
    LazyPattern(
        r"how old (?:is|am|are|would be|will be) (?:i|you|someone|somebody|a person|he"
        r"|she)?(?: today| now)?,?(?: (?:who|if|when))?"
        r"(?: (?:i|you|he|she|they))?(?: (?:was|were|is|am))? ?born (?:on "
        r"|in )?(?P<a>.+?)(?: today| now)?",
        re.I,
    ),
    LazyPattern(
        r"(?:我|他|她|某人)?(?:出生于|生于)?(?P<a>.+?)(?:出生)?的?(?:人|孩子|我|他|她)?[，,]?(?:今天|现在)(?:几岁|多大|多少岁)了?"
    ),
)
_DAYS = ("day", "days", "天")
_WEEKS = ("week", "weeks", "周", "个星期", "星期", "个礼拜")
_MONTHS = ("month", "months", "个月")
_LONGEST = 400_000  # days


def day_answer(words: str, question: str, today: date) -> DayAnswer | None:
    """What a question about days comes to; None where it is none.

    Args:
        words: the question without its frame.
        question: as it was asked: that a date is asked for may stand in the frame.
    """
    for answer in (_today, _between, _until, _since, _weekday, _age):
        found = _first(answer, words, question.strip().rstrip("?？。. "), today)
        if found:
            return found
    named = _NAMED_DAY.search(question) is not None
    if not named and not _ASKS_DAY.search(question):
        return None
    return _first(_shifted, words, question.strip().rstrip("?？。. "), today)


def _today(words: str, today: date) -> DayAnswer | None:
    """What day or year it is, which no model can know."""
    if _ASKS_TODAY.fullmatch(words):
        return DayAnswer(tr("Today"), today.isoformat())
    return DayAnswer(tr("Today"), str(today.year)) if _ASKS_YEAR.fullmatch(words) else None


_Reader = Callable[[str, date], DayAnswer | None]


def _first(answer: _Reader, words: str, question: str, today: date) -> DayAnswer | None:
    for text in dict.fromkeys((question, words)):
        try:
            found = answer(text, today)
        except NotComputedError:
            continue
        if found:
            return found
    return None


def _between(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_BETWEEN, words):
        first = day_of(match["a"], today)
        return _counted(first, day_of(match["b"], today), match["unit"])
    return None


def _until(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_UNTIL, words):
        day = day_of(match["b"], today, side=1)
        if day < today:
            raise NotComputedError
        return _counted(today, day, match["unit"])
    return None


def _since(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_SINCE, words):
        day = day_of(match["a"], today, side=-1)
        if day > today:
            raise NotComputedError
        return _counted(day, today, match["unit"])
    return None


def _weekday(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_WEEKDAY, words):
        day = day_of(match["a"], today)
        return DayAnswer(day.isoformat(), weekday_name(day))
    return None


def _shifted(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_SHIFTED, words):
        found = match.groupdict()
        named = (found.get("a") or "").strip()
        base = day_of(named, today) if named else today
        count = _whole(match["n"])
        back = (found.get("way") or "").casefold() in ("before", "prior to", "ago", "前")
        day = _moved(base, -count if back else count, match["unit"].casefold())
        sign = "−" if back else "+"
        return DayAnswer(
            f"{base.isoformat()} {sign} {_span(count, match['unit'])}", day.isoformat()
        )
    return None


def _age(words: str, today: date) -> DayAnswer | None:
    for match in _matches(_AGE, words):
        born = day_of(match["a"], today)
        if born > today or not _has_year(match["a"], born):
            raise NotComputedError
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        value = tr_count("{count} year old", "{count} years old", years)
        return DayAnswer(f"{born.isoformat()} → {today.isoformat()}", value)
    return None


def _has_year(words: str, born: date) -> bool:
    """A birthday alone says no age."""
    another = date(born.year + 1, 1, 1)
    return day_of(words, another) == born


def _matches(patterns: tuple[LazyPattern, ...], words: str) -> list[re.Match[str]]:
    return [match for match in (one.fullmatch(words) for one in patterns) if match]


def _counted(first: date, last: date, unit: str) -> DayAnswer:
    days = abs((last - first).days)
    expression = f"{first.isoformat()} → {last.isoformat()}"
    if unit.casefold() in _DAYS:
        return DayAnswer(expression, _span(days, "days"))
    weeks, rest = divmod(days, 7)
    value = _span(weeks, "weeks")
    return DayAnswer(expression, f"{value} {_span(rest, 'days')}" if rest else value)


def _span(count: int, unit: str) -> str:
    if unit.casefold() in _DAYS:
        return tr_count("{count} day", "{count} days", count)
    if unit.casefold() in _WEEKS:
        return tr_count("{count} week", "{count} weeks", count)
    if unit.casefold() in _MONTHS:
        return tr_count("{count} month", "{count} months", count)
    return tr_count("{count} year", "{count} years", count)


def _whole(words: str) -> int:
    plain = words.strip()
    plain = "1" if plain.casefold() in ("a", "an") else plain
    number = NumberReader(plain).at(0)
    if number is None or number.end != len(plain) or number.value.denominator != 1:
        raise NotComputedError
    if not 0 <= number.value <= _LONGEST:
        raise NotComputedError
    return int(number.value)


def _moved(day: date, count: int, unit: str) -> date:
    if unit in _DAYS or unit in _WEEKS:
        try:
            return day + timedelta(days=count * (7 if unit in _WEEKS else 1))
        except OverflowError as error:
            raise NotComputedError from error
    return months_on(day, count * (1 if unit in _MONTHS else 12))
