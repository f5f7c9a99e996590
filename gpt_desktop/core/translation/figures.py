"""What a text says in numbers and dates, in a form that is the same in all languages.

A figure may be read in several ways (1.234, 9.30, 03/05); what is missing on the other side in
each of them is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.calendar_words import find_calendar_names
from gpt_desktop.core.translation.han_numbers import find_han_numbers
from gpt_desktop.core.translation.number_words import find_word_numbers, word_scale
from gpt_desktop.core.translation.sides import FILLER
from gpt_desktop.core.trust.quantities import digit_readings
from gpt_desktop.core.trust.taken import Taken

NUMBER, MONTH, WEEKDAY = "number", "month", "weekday"

_WIDE = str.maketrans("０１２３４５６７８９．，：／－％", "0123456789.,:/-%")
_BLANK = "[ \u00a0\u2009\u202f]"
_DATE = LazyPattern(
    r"(?<![\d.,/-])(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<c>\d{4}|\d{2}))(?![\d])"
)
_CLOCK = LazyPattern(
    rf"(?<![\d.,:])([01]?\d|2[0-4])(?:[:.：]|{_BLANK}?h{_BLANK}?|[点點时時]|{_BLANK}?Uhr{_BLANK}?)"
    r"([0-5]\d)(?!\d|[.,:]\d)"
)
_HOUR = LazyPattern(
    rf"(?<![\d.,:])([01]?\d|2[0-4])(?={_BLANK}?(?:a\.?m\b|p\.?m\b|o[’']clock|Uhr|h\b|heures|час|[点點时時]))",
    re.IGNORECASE,
)
_GROUPED = LazyPattern(
    rf"(?<![\d.,])\d{{1,3}}(?:(?:{_BLANK}|[,.'’])\d{{3}})+(?!\d)(?:[.,]\d+)?(?![\d])"
)
_DIGITS = LazyPattern(r"\d+(?:[.,]\d+)?")
_HAN_SCALES = LazyPattern(
    r"(\d[\d,]*(?:\.\d+)?)(百万|千万|[百千万萬亿億兆])(?:(\d[\d,]*(?:\.\d+)?)([百千万萬])?)?(\d+)?"
)
_HAN_SCALE = {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
              "兆": 10**12, "百万": 10**6, "千万": 10**7}  # fmt: skip
_SCALE_WORD = LazyPattern(rf"(?:{_BLANK}|-)?([^\W\d_]+)\.?(?:{_BLANK}([^\W\d_]+))?")
_SHORT_SCALE = {"k": 1000, "m": 10**6, "bn": 10**9, "tn": 10**12}
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
_GLYPH = LazyPattern("(\\d*)([½¼¾⅓⅔])")
_ROMAN = LazyPattern(
    r"\b(?=[IVXLC]{2,}|[VX]\b)(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(e|ème)?\b"
)
_ROMAN_PLACES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CENTURY = LazyPattern(r"(?i)(?:siècle|siglo|век|в\.|century|jahrhundert)")
_CENTURY_REACH = 14
_DECADE = LazyPattern("s\\b|er\\b|-е|-х|年代")
_AT = LazyPattern(
    r"\b(?:at|by|from|until|till|to|um|ab|bis|von|las|в|с|до)[ \u00a0]$", re.IGNORECASE
)
_TIME_AFTER = LazyPattern(r"[ \u00a0]?(?:Uhr|h\b|a\.?m\b|p\.?m\b|час)", re.IGNORECASE)
_TIME_REACH = 8
_HALF_DAY = 12

Value = tuple[str, frozenset[Decimal]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Something a text says in numbers.

    Attributes:
        readings: each a few values that it says together.
        sure: the other side must have it too; else it only explains what is there.
    """

    text: str
    start: int
    end: int
    readings: tuple[tuple[Value, ...], ...]
    sure: bool = True
    digits: bool = True

    @property
    def is_date(self) -> bool:
        """Whether it is the name of a month or of a day."""
        return any(kind != NUMBER for reading in self.readings for kind, _ in reading)


def find_figures(text: str, family: str) -> tuple[Figure, ...]:
    """The figures of a text of a language (``zh``, not ``zh-Hant``), in their order."""
    plain = text.translate(_WIDE)
    taken = Taken()
    found: list[Figure] = []
    for start, end, readings, sure, digits in _finds(plain, family):
        if (not sure and not digits) or taken.take(start, end):
            found += (Figure(text[start:end], start, end, readings, sure, digits),)
    return tuple(sorted(found, key=lambda figure: figure.start))


_Find = tuple[int, int, tuple[tuple[Value, ...], ...], bool, bool]


def _finds(text: str, family: str) -> Iterator[_Find]:
    for name in find_calendar_names(text, family):
        value = (name.kind, _set(Decimal(name.value)))
        yield name.start, name.end, ((value,),), name.sure, False
    yield from _dates(text)
    yield from _scaled_in_characters(text)
    yield from _clocks(text)
    yield from _digit_numbers(text, family)
    yield from _romans(text)
    words = find_han_numbers if family in ("zh", "ja") else find_word_numbers
    for number in words(text, family):
        yield number.start, number.end, ((_number(*number.values),),), number.sure, False


def _set(*values: Decimal) -> frozenset[Decimal]:
    return frozenset(value.normalize() for value in values)


def _number(*values: Decimal | int) -> Value:
    return NUMBER, _set(*(Decimal(value) for value in values))


def _dates(text: str) -> Iterator[_Find]:
    for match in _DATE.finditer(text):
        if match["y"]:
            orders = [(match["y"], match["m"], match["d"])]
        else:
            orders = [(match["c"], match["b"], match["a"]), (match["c"], match["a"], match["b"])]
        readings = tuple(
            (_year(year), (MONTH, _set(Decimal(month))), _number(int(day)))
            for year, month, day in orders
            if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
        )
        if readings:
            yield match.start(), match.end(), readings, True, True


def _year(written: str) -> Value:
    year = int(written)
    return _number(year, year % 100) if year > 99 else _number(year, 2000 + year, 1900 + year)


def _scaled_in_characters(text: str) -> Iterator[_Find]:
    for match in _HAN_SCALES.finditer(text):
        total = _plain(match[1]) * _HAN_SCALE[match[2]]
        if match[3]:
            total += _plain(match[3]) * _HAN_SCALE.get(match[4] or "", 1)
        total += _plain(match[5]) if match[5] else 0
        yield match.start(), match.end(), ((_number(total),),), True, True


def _plain(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _clocks(text: str) -> Iterator[_Find]:
    for match in _CLOCK.finditer(text):
        if "." in match.group() and not _tells_time(text, match):
            continue
        hour, minute = int(match[1]), int(match[2])
        parts = (_hour(hour), *((_number(minute),) if minute else ()))
        readings: tuple[tuple[Value, ...], ...] = (parts,)
        if "." in match.group():
            readings += ((_number(Decimal(match.group())),),)
        yield match.start(), match.end(), readings, True, True
    for match in _HOUR.finditer(text):
        yield match.start(), match.end(), ((_hour(int(match[1])),),), True, True


def _tells_time(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _TIME_REACH) : match.start()]
    return bool(_AT.search(before) or _TIME_AFTER.match(text, match.end()))


def _hour(hour: int) -> Value:
    return _number(hour, hour + _HALF_DAY if hour <= _HALF_DAY else hour - _HALF_DAY)


def _digit_numbers(text: str, family: str) -> Iterator[_Find]:
    for match in _GLYPH.finditer(text):
        value = Decimal(match[1] or 0) + Decimal(_GLYPHS[match[2]])
        yield match.start(), match.end(), ((_number(value),),), bool(match[1]), True
    for match in _GROUPED.finditer(text):
        yield from _scaled(text, match, digit_readings(match.group()), family)
    for match in _DIGITS.finditer(text):
        yield from _scaled(text, match, digit_readings(match.group()), family)


def _scaled(
    text: str, match: re.Match[str], values: tuple[Decimal, ...], family: str
) -> Iterator[_Find]:
    """A number of digits with what multiplies it: 1.2 million, 1.500 mil millones."""
    end, sure = match.end(), True
    readings: tuple[tuple[Value, ...], ...] = ((_number(*values),),)
    after = _SCALE_WORD.match(text, end)
    scale = word_scale(after[1], family) if after else None
    if after and scale and scale != _HALF_DAY:
        end = after.end(1)
        second = word_scale(after[2], family) if after[2] else None
        if second and second > scale:
            scale, end = scale * second, after.end(2)
        readings = ((_number(*(value * scale for value in values)),),)
    elif after and after.start(1) == match.end() and after[1].casefold() in _SHORT_SCALE:
        short = _SHORT_SCALE[after[1].casefold()]
        readings += ((_number(*(value * short for value in values)),),)
    groups = re.split(rf"{_BLANK}", match.group())
    if len(groups) > 1:
        readings += (tuple(_number(*digit_readings(group)) for group in groups),)
    if _DECADE.match(text, end) and values[0] % 10 == 0:
        readings += ((_number(values[0] % 100),),)
    before = text[match.start() - 1 : match.start()]
    if (before.isascii() and before.isalpha()) or FILLER in (before, text[end : end + 1]):
        sure = False  # A4, H2O, {number}00
    yield match.start(), end, readings, sure, True


def _romans(text: str) -> Iterator[_Find]:
    for match in _ROMAN.finditer(text):
        if not match[1]:
            continue
        value, places = 0, [_ROMAN_PLACES[letter] for letter in match[1]]
        for place, after in zip(places, [*places[1:], 0], strict=True):
            value += -place if place < after else place
        near = text[max(0, match.start() - _CENTURY_REACH) : match.end() + _CENTURY_REACH]
        sure = match[2] is not None or _CENTURY.search(near) is not None
        yield match.start(), match.end(), ((_number(value),),), sure, sure
