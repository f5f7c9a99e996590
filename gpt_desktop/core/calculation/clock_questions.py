"""Questions about times of day: how long from one to another, what time after a while."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter, measure_of
from gpt_desktop.core.calculation.quantities import quantity_of, shown
from gpt_desktop.core.calculation.unit_questions import span_words, total_of
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.dates import Moment, find_moments

_BETWEEN = (
    LazyPattern(
        r"(?:how (?:long|many hours|much time)(?: is| are)?(?: it| there)? )?(?:from"
        r"|between) (?P<a>.+?) (?:to|until|till|and) (?P<b>.+?)"
        r"(?:,? (?:how (?:long|many hours)(?: is| are)?(?: it| that| there)?|in hours))?",
        re.I,
    ),
    LazyPattern(
        r"(?:从)?(?P<a>.+?)(?:到|至)(?P<b>.+?)(?:之间)?(?:一共|总共|共)?(?:是|有)?(?:多久|多长时间|(?:几"
        r"|多少)个?(?:小时|钟头))"
    ),
)
_ASKS = LazyPattern(
    r"how (?:long|many hours|much time)|in hours|多久|多长时间|(?:几|多少)个?(?:小时|钟头)", re.I
)
_SHIFTED = (
    LazyPattern(
        r"(?:(?:what )?(?:time|is it) )?(?:is |will it be "
        r"|was it )?(?:it )?(?P<span>.+?) (?P<way>after|before|from) (?P<a>.+)",
        re.I,
    ),
    LazyPattern(
        r"(?P<a>.+?)(?:再过|的)?(?P<span>[^点时]+?(?:小时|分钟|钟头)(?:[^点时]+?分钟?)?)(?:之|以)?(?P<way>后"
        r"|前)(?:是)?几点钟?"
    ),
)
_ASKS_TIME = LazyPattern(r"\btime\b|几点", re.I)
_HALF_OF_DAY = LazyPattern(r"[ap]\.?m\b|上午|下午|早上|晚上|中午|凌晨|傍晚|清晨|早晨|晚", re.I)
_NOON = 12 * 60
_DAY = 24 * 60


def clock_answer(words: str, question: str, converter: UnitConverter) -> tuple[str, str] | None:
    """An expression and its value, ``4 h 25 min`` or ``16:45``; None where it is none.

    Raises:
        NotComputedError: morning or afternoon is left open and makes a difference.
    """
    plain = question.strip().rstrip("?？。. ")
    if _ASKS.search(question):
        for pattern in _BETWEEN:
            match = pattern.fullmatch(plain) or pattern.fullmatch(words)
            if match:
                return _between(match["a"], match["b"])
    if _ASKS_TIME.search(question):
        for pattern in _SHIFTED:
            match = pattern.fullmatch(plain) or pattern.fullmatch(words)
            if match:
                return _shifted(match, converter)
    return None


def _between(first: str, last: str) -> tuple[str, str]:
    one, other = _time(first), _time(last)
    start, end = _minute(one), _minute(other)
    if end <= start and other.twelve:
        # 下午2点到5点半: what the first says holds for both, if it can.
        said = _HALF_OF_DAY.search(first) is not None
        if said and start >= _NOON and end + _NOON > start:
            end += _NOON
        elif said or one.twelve:
            raise NotComputedError
    elif end <= start and one.twelve:
        raise NotComputedError
    expression = f"{_clock(start)} → {_clock(end)}"
    return expression, span_words(Fraction((end - start) % _DAY * 60))


def _shifted(match: re.Match[str], converter: UnitConverter) -> tuple[str, str]:
    moment = _time(match["a"])
    parts = quantity_of(match["span"])
    minute = measure_of("min")
    if minute is None:
        raise NotComputedError
    span = total_of(parts, minute, converter)
    back = match["way"].casefold() in ("before", "前")
    total = _minute(moment) + (-span if back else span)
    if total.denominator != 1:
        raise NotComputedError
    expression = f"{_clock(_minute(moment))} {'−' if back else '+'} {shown(parts)}"
    return expression, _clock(int(total) % _DAY)


def _time(words: str) -> Moment:
    text = words.strip()
    found = find_moments(text)
    if (
        len(found) != 1
        or found[0].minute is None
        or (found[0].start, found[0].end) != (0, len(text))
    ):
        raise NotComputedError
    return found[0]


def _minute(moment: Moment) -> int:
    if moment.minute is None:
        raise NotComputedError
    return moment.minute


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
