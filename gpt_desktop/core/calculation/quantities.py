"""Amounts of measures in words: 26.2 miles, 5'11", 1 h 50 min, 两个半小时, 半斤."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import Measure, measure_of, measures
from gpt_desktop.core.calculation.nodes import number_words
from gpt_desktop.core.calculation.written_numbers import NumberReader
from gpt_desktop.core.lazy_pattern import LazyPattern

_HEIGHT = LazyPattern(
    r"(\d{1,2}) ?(?:['’′]|(?:feet|foot|ft)(?= ?\d{1,2}$))"
    r" ?(?:(\d{1,2}(?:\.\d+)?) ?(?:[\"”″]|''|’’)?)?"
)
_BETWEEN = LazyPattern(r"\s*(?:,|and\b|零)?\s*")
_HALF_MORE = LazyPattern(r"个?半(?=小时|钟头|星期|礼拜)|个半(?=月)")
_HALF_AFTER = "半"
_HALF = LazyPattern(r"半个?|half (?:an? )?")
_ONE = LazyPattern(r"(?:an?|one) (?=[a-z])|一个?(?=[\u4e00-\u9fff])", re.I)
_GAP = LazyPattern(r"[\s-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A number of one measure."""

    value: Fraction
    measure: Measure


def quantity_of(text: str) -> tuple[Part, ...]:
    """The parts of one amount, which add up.

    Raises:
        NotComputedError: the words are none.
    """
    words = text.strip()
    height = _HEIGHT.fullmatch(words)
    if height:
        return _height(height)
    reader = NumberReader(words)
    parts: list[Part] = []
    place = 0
    while place < len(words):
        part, place = _part(words, place, reader)
        parts.append(part)
        gap = _BETWEEN.match(words, place)
        place = gap.end() if gap and place < len(words) else place
    if not parts:
        raise NotComputedError
    return tuple(parts)


def shown(parts: tuple[Part, ...]) -> str:
    """As it is written in an expression."""
    return " ".join(f"{number_words(part.value)} {part.measure.symbol}" for part in parts)


def _height(match: re.Match[str]) -> tuple[Part, ...]:
    feet, inches = measure_of("ft"), measure_of("in")
    if feet is None or inches is None:
        raise NotComputedError
    parts = (Part(Fraction(match[1]), feet),)
    return (*parts, Part(Fraction(match[2]), inches)) if match[2] else parts


def _part(text: str, place: int, reader: NumberReader) -> tuple[Part, int]:
    value, end = _number(text, place, reader)
    match = _spelling().match(text, end)
    measure = None if match is None else measure_of(match.group())
    if match is None or measure is None:
        raise NotComputedError
    end = match.end()
    # 一天半
    if text[end : end + 1] == _HALF_AFTER:
        value, end = value + Fraction(1, 2), end + 1
    return Part(value, measure), end


def _number(text: str, place: int, reader: NumberReader) -> tuple[Fraction, int]:
    sign = -1 if text[place : place + 1] in ("-", "−") else 1
    place += sign < 0
    for pattern, value in ((_HALF, Fraction(1, 2)), (_ONE, Fraction(1))):
        match = pattern.match(text, place)
        if match:
            return sign * value, match.end()
    number = reader.at(place)
    if number is None or number.percent:
        raise NotComputedError
    more = _HALF_MORE.match(text, number.end)
    if more:
        return sign * (number.value + Fraction(1, 2)), more.end()
    gap = _GAP.match(text, number.end)
    return sign * number.value, gap.end() if gap else number.end


@cache
def _spelling() -> re.Pattern[str]:
    longest = sorted(measures(), key=lambda one: -len(one))
    return re.compile("|".join(_whole_word(one) for one in longest), re.IGNORECASE)


def _whole_word(spelling: str) -> str:
    latin = spelling[-1].isascii() and spelling[-1].isalpha()
    return re.escape(spelling).replace(r"\ ", r"\s+") + (r"(?![A-Za-z])" if latin else "")
