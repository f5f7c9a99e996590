"""Numbers at a place of a text, exactly: 1,234.56, 1.234,56, two hundred and five, 三万五."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.number_words import english_number
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.numerals import CHINESE_DIGITS, CHINESE_NUMERALS, chinese_value

MOST_DIGITS = 60
_BLANK = "[ \u00a0\u2009\u202f]"
_DIGITS = LazyPattern(
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])"
    r"|\d{1,3}(?:\.\d{3})+,\d+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
    rf"|\d{{1,3}}(?:(?:{_BLANK}|['’])\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d+\.\d+(?!\.?\d)|\d+,\d+(?![\d,])|\d+|\.\d+"
)
_MIXED = LazyPattern(r" (\d{1,2})/(\d{1,2})(?![\d/])")
_SCALE = LazyPattern(
    rf"(?:{_BLANK}|-)?(hundred|thousand|million|billion|trillion|dozen)\b"
    rf"|(k|bn)\b|{_BLANK}?([百千]?[万亿])(?!一)"
)
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "k": 1000, "bn": 10**9, "万": 10**4, "亿": 10**8,
    "百万": 10**6, "千万": 10**7, "百亿": 10**10, "千亿": 10**11,
    "万亿": 10**12,
}  # fmt: skip
_GLYPHS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅕": Fraction(1, 5), "⅛": Fraction(1, 8),
}  # fmt: skip
_GLYPH = LazyPattern(rf"(\d*) ?([{''.join(_GLYPHS)}])")
_AND_A_PART = LazyPattern(r" and (?:a (half|third|quarter)|three (quarters)|two (thirds))\b", re.I)
_PARTS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
    "quarters": Fraction(3, 4), "thirds": Fraction(2, 3),
}  # fmt: skip
_HAN = rf"[{CHINESE_NUMERALS}]{{1,20}}(?:点[{CHINESE_DIGITS}]{{1,12}})?"
_HAN_NUMBER = LazyPattern(_HAN)
_HAN_PART = LazyPattern(rf"({_HAN}|\d{{1,6}})分之({_HAN}|\d{{1,6}}(?:\.\d{{1,6}})?)")
_HAN_TENTHS = LazyPattern(rf"([{CHINESE_DIGITS}\d])成([{CHINESE_DIGITS}])?(?![立为员功果长本就绩])")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number and where it ends; ``percent`` where its words say so themselves."""

    value: Fraction
    end: int
    percent: bool = False


class NumberReader:
    """Reads the numbers of one text; a comma or point means the same in all of them.

    Raises:
        NotComputedError: its numbers part thousands by the same mark that others have as point.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._comma_is_point = _comma_is_point(text)

    def at(self, place: int) -> WrittenNumber | None:
        """The number that begins there, or None."""
        return (
            self._percent(place) or self._glyph(place) or self._digits(place) or self._words(place)
        )

    def _percent(self, place: int) -> WrittenNumber | None:
        match = _HAN_TENTHS.match(self._text, place)
        if match:
            tenths = _small(match[1]) * 10 + (_small(match[2]) if match[2] else 0)
            return WrittenNumber(Fraction(tenths), match.end(), percent=True)
        match = _HAN_PART.match(self._text, place)
        if match is None:
            return None
        under, over = _han(match[1]), _han(match[2])
        if under == 100:
            return WrittenNumber(over, match.end(), percent=True)
        if not under:
            return None
        return WrittenNumber(over / under, match.end())

    def _glyph(self, place: int) -> WrittenNumber | None:
        match = _GLYPH.match(self._text, place)
        if match is None:
            return None
        return WrittenNumber(Fraction(match[1] or 0) + _GLYPHS[match[2]], match.end())

    def _digits(self, place: int) -> WrittenNumber | None:
        match = _DIGITS.match(self._text, place)
        if match is None or len(match.group()) > MOST_DIGITS:
            return None
        value, end = self._value(match.group()), match.end()
        mixed = _MIXED.match(self._text, end)
        if mixed and match.group().isdigit() and int(mixed[1]) < int(mixed[2]):
            return WrittenNumber(value + Fraction(int(mixed[1]), int(mixed[2])), mixed.end())
        scale = _SCALE.match(self._text, end)
        if scale:
            value, end = value * _SCALES[scale[1] or scale[2] or scale[3]], scale.end()
        return self._and_a_part(value, end)

    def _words(self, place: int) -> WrittenNumber | None:
        match = _HAN_NUMBER.match(self._text, place)
        if match:
            return WrittenNumber(_han(match.group()), match.end())
        if place and self._text[place - 1].isalpha():
            return None
        found = english_number(self._text, place)
        return None if found is None else self._and_a_part(*found)

    def _and_a_part(self, value: Fraction, end: int) -> WrittenNumber:
        part = _AND_A_PART.match(self._text, end)
        if part and value.denominator == 1:
            named = (part[1] or part[2] or part[3]).casefold()
            return WrittenNumber(value + _PARTS[named], part.end())
        return WrittenNumber(value, end)

    def _value(self, digits: str) -> Fraction:
        bare = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
        if self._comma_is_point:
            bare = bare.replace(".", "").replace(",", ".")
        elif "." in bare and bare.count(".") > 1:
            bare = bare.replace(".", "")
        else:
            bare = bare.replace(",", "")
        return Fraction(bare if bare[0] != "." else f"0{bare}")


def _comma_is_point(text: str) -> bool:
    """Whether 1,5 is one and a half; where nothing tells, 1,234 is a thousand and more."""
    yes = no = False
    for match in _DIGITS.finditer(text):
        digits = match.group()
        if "," in digits and "." in digits:
            last_is_comma = digits.rfind(",") > digits.rfind(".")
            yes, no = yes or last_is_comma, no or not last_is_comma
        elif "," in digits:
            behind = len(digits) - digits.rfind(",") - 1
            yes = yes or behind != 3 or digits.startswith("0,")
        elif digits.count(".") == 1:
            no = no or len(digits) - digits.rfind(".") - 1 != 3
    if yes and no:
        raise NotComputedError
    return yes


def _small(digit: str) -> int:
    return int(digit) if digit.isdigit() else int(chinese_value(digit) or 0)


def _han(written: str) -> Fraction:
    """Raises NotComputedError where the numerals say no number."""
    if written[0].isascii():
        return Fraction(written)
    whole, _, part = written.partition("点")
    value = chinese_value(whole)
    if value is None:
        raise NotComputedError
    if not part:
        return Fraction(value)
    digits = "".join(str(_small(one)) for one in part)
    return Fraction(value) + Fraction(int(digits), 10 ** len(digits))
