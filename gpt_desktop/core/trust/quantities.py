"""Numbers in a text, in every spelling: 2.5, 2,5, two and a half, 1.234,56, 一万三千, 1.35亿."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.numerals import (
    CHINESE_DIGITS,
    CHINESE_NUMERALS,
    ORDINALS,
    OTHERS,
    PARTS,
    SCALES,
    SMALL,
    chinese_value,
    english_value,
)
from gpt_desktop.core.trust.taken import Taken
from gpt_desktop.core.trust.units import COUNTERS, Unit, spellings, unit_of

_BLANK = "[ \u00a0\u2009\u202f]"
_GROUPED = rf"\d{{1,3}}(?:(?:{_BLANK}|[,.'’])\d{{3}})+(?![\d])(?:[.,]\d+)?"
_NO_LETTER = "(?<![0-9A-Za-z_\u00c0-\u024f])(?<![A-Z]-)"
_DIGITS = LazyPattern(rf"{_NO_LETTER}(?<!\d[.,])[-−]?(?:{_GROUPED}|\d+(?:[.,]\d+)?)")
_FRACTION = LazyPattern(r"(?:(?<![\w/])(\d+)[ \u00a0])?(?<![\w/.])(\d{1,2})/(\d{1,2})(?![\w/])")
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2"}
_GLYPH = LazyPattern(r"(\d*)([½¼¾⅓⅔⅕])")
_SCALE_AFTER = LazyPattern(
    rf"(?:{_BLANK}|-)?(?:(hundred|thousand|million|millions|billion|billions|trillion|dozen"
    r"|tausend|Millionen|Million|Mio\.?|Milliarden|Milliarde|Mrd\.?|mn|bn|mille|millones|milliards)"
    rf"\b|(k|K|m|M|bn|tn)\b(?![²2/])|([百千万亿萬億]+))"
)
_SCALE = {
    "hundred": 100, "thousand": 1000, "tausend": 1000, "mille": 1000, "million": 10**6,
    "millions": 10**6, "millionen": 10**6, "millones": 10**6, "mio": 10**6, "mio.": 10**6,
    "mn": 10**6, "billion": 10**9, "billions": 10**9, "milliarde": 10**9, "milliarden": 10**9,
    "milliards": 10**9, "mrd": 10**9, "mrd.": 10**9, "bn": 10**9, "trillion": 10**12,
    "tn": 10**12, "dozen": 12, "k": 1000, "m": 10**6,
}  # fmt: skip
_HAN_SCALE = {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NUMBER_WORD = "|".join(sorted((*SMALL, *SCALES, *OTHERS), key=lambda word: (-len(word), word)))
_WORDS = LazyPattern(
    rf"\b(?:(?:a|an|half a)[ ](?=hundred|thousand|million|billion|dozen))?(?:{_NUMBER_WORD})"
    rf"(?:(?:[ -]|[ ]and[ ](?!a\b))(?:{_NUMBER_WORD}))*\b",
    re.IGNORECASE,
)
_AND_PART = LazyPattern(
    r"[ -]and[ -](?:a|one|two|three)[ -](half|halves|third|thirds|quarters|quarter)\b", re.I
)
_PART = LazyPattern(
    r"(?<!and )\b(a|one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(thirds?|quarters?|fourths|fifths?"
    r"|sixths|eighths|tenths?|half|halves)\b",
    re.IGNORECASE,
)
_HALF = LazyPattern(
    r"(?<!and a )(?<!first )(?<!second )(?<![\w-])half\b(?!-| past| time| way)", re.IGNORECASE
)
_ORDINAL = LazyPattern(
    r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th)\b|\b(?:the|a|his|her|its|their) ("
    + "|".join(ORDINALS)
    + r")\b(?! (?:time|half|of (?:the )?(?:people|residents|those|all)))",
    re.IGNORECASE,
)
_HALF_A = LazyPattern(r"half an? (?:million|billion|hundred|thousand|dozen)", re.IGNORECASE)
_HAN_ORDINAL = LazyPattern(rf"第([{CHINESE_NUMERALS}]{{1,20}}|\d{{1,20}})")
_HAN_PERCENT = LazyPattern(
    rf"百分之([{CHINESE_NUMERALS}]{{1,20}}(?:点[{CHINESE_DIGITS}]{{1,12}})?|\d+(?:\.\d+)?)"
)
_HAN_PARTS = LazyPattern(rf"([{CHINESE_NUMERALS}]{{1,20}})分之([{CHINESE_NUMERALS}]{{1,20}})")
_HAN_TENTHS = LazyPattern(rf"([{CHINESE_DIGITS}])成(?![立为员功果长本就绩])")
_HAN_HALF = LazyPattern("一半|半数|过半|(?<![个天年周月])半个?(年|小时|月|天|周)")
_HAN_COUNTER = "|".join(
    sorted(
        (*COUNTERS, *(one for one in spellings() if ord(one[0]) > 0x3000)), key=lambda c: -len(c)
    )
)
_HAN_TAIL = LazyPattern(f"[{CHINESE_DIGITS}]")
_HAN_NUMBER = LazyPattern(
    rf"(?<![第几数零一二三四五六七八九十百千万亿分星期周礼拜])(?!十分|万一|千万[别不要]|一一)"
    rf"([{CHINESE_NUMERALS}]{{1,20}})(?:点([{CHINESE_DIGITS}]{{1,12}}))?(多|余)?({_HAN_COUNTER})?(半(?:小时|钟头|月)?)?"
)
_UNITS_LONG = "|".join(re.escape(one) for one in spellings() if len(one) > 2)
_UNITS_SHORT = "|".join(re.escape(one) for one in spellings() if len(one) <= 2)
_UNIT_AFTER = LazyPattern(
    rf"(?:{_BLANK}|-)?(per cent|square metres|square meters|square kilometres|pour cent"
    rf"|por ciento|degrees Celsius|(?i:{_UNITS_LONG})|(?:{_UNITS_SHORT}))"
)
_LONG_UNITS = {
    "per cent": "percent", "pour cent": "percent", "por ciento": "percent",
    "square metres": "m²", "square meters": "m²", "square kilometres": "km²",
    "degrees celsius": "°C",
}  # fmt: skip
_CURRENCY_BEFORE = LazyPattern(rf"(US\$|[$€£¥]|\b(?:USD|EUR|GBP|CHF|RMB|CNY|SEK|NOK)){_BLANK}?$")
_ABOUT_BEFORE = LazyPattern(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|over|more than"
    r"|less than|fewer than|under|at least|at most|up to|just|circa|ca\.|close to|rund|etwa"
    r"|environ|unos|above|below)|约|大约|将近|接近|近|超过|逾|不到|不足|多达|至少|最多|大概)"
    r"[ ~]?(?:[$€£¥]|a )?$|[~≈]$",
    re.IGNORECASE,
)
_ABOUT_AFTER = LazyPattern(r"^ ?(?:多|余|左右|以上|以下|上下|or so|or more|odd|plus|\+)")
_WIDE = str.maketrans("０１２３４５６７８９．，％：／－", "0123456789.,%:/-")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text says.

    Attributes:
        readings: what it may stand for: 1.234 is a thousand or one and a bit.
        unit: what is counted where it is a known measure, else None.
        ordinal: it says which one, not how many.
        about: the text says that it is not exact.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    unit: Unit | None = None
    ordinal: bool = False
    about: bool = False
    scaled: bool = False

    def amounts(self) -> tuple[Decimal, ...]:
        """The readings in the measure that all of its kind are compared in."""
        size = self.unit.size if self.unit else Decimal(1)
        return tuple(reading * size for reading in self.readings)


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """The numbers of a text in their order.

    Args:
        taken: parts that are something else, such as dates.
    """
    plain = text.translate(_WIDE)
    if not _may_have_numbers(plain):
        return ()
    found: list[Quantity] = []
    parts = Taken(taken)
    for finder in _FINDERS:
        for quantity in finder(plain):
            if parts.take(quantity.start, quantity.end):
                found += (_about(plain, quantity),)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _may_have_numbers(text: str) -> bool:
    return _HINT.search(text) is not None


_HINT = LazyPattern(
    rf"[\d½¼¾⅓⅔⅕{CHINESE_NUMERALS}半]|\b(?:{_NUMBER_WORD}|half|{'|'.join(PARTS)}"
    rf"|{'|'.join(ORDINALS)})\b",
    re.IGNORECASE,
)


def _about(text: str, quantity: Quantity) -> Quantity:
    before = text[max(0, quantity.start - 20) : quantity.start]
    after = text[quantity.end : quantity.end + 10]
    about = _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after)
    return replace(quantity, about=True) if about else quantity


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _GLYPH.finditer(text):
        value = Decimal(match[1] or 0) + Decimal(_GLYPHS[match[2]])
        yield _with_unit(text, match.start(), match.end(), (value,))
    for match in _FRACTION.finditer(text):
        if int(match[3]):
            value = Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(match[3])
            yield _with_unit(text, match.start(), match.end(), (value,))


def _ordinals(text: str) -> Iterator[Quantity]:
    for match in _ORDINAL.finditer(text):
        value = int(match[1]) if match[1] else ORDINALS[match[2].casefold()]
        start = match.start(1 if match[1] else 2)
        yield Quantity(start, match.end(), (Decimal(value),), ordinal=True)
    for match in _HAN_ORDINAL.finditer(text):
        value_ = Decimal(match[1]) if match[1].isdigit() else chinese_value(match[1])
        if value_ is not None:
            yield Quantity(match.start(), match.end(), (value_,), ordinal=True)


def _digits(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        end = match.end()
        if end < len(text) and _glued(text, end):
            continue
        readings = digit_readings(match.group().lstrip("-−"))
        scale = _SCALE_AFTER.match(text, end)
        if scale and (scale[1] or scale[3] or scale[2] == "k" or _money(text, match.start())):
            factor = _factor(scale)
            readings = tuple(reading * factor for reading in readings)
            yield _with_unit(text, match.start(), scale.end(), readings, scaled=True)
        else:
            yield _with_unit(text, match.start(), end, readings)


def _glued(text: str, end: int) -> bool:
    """Whether letters follow at once that are no measure: ``3D``, ``2nd``."""
    if not (text[end].isascii() and text[end].isalpha()):
        return False
    rest = re.match(r"[A-Za-z]+", text[end : end + 24])
    return rest is not None and unit_of(rest.group()) is None and rest.group() not in _SCALE


def _money(text: str, start: int) -> bool:
    return _CURRENCY_BEFORE.search(text[max(0, start - 5) : start]) is not None


def _factor(scale: re.Match[str]) -> Decimal:
    if scale[3]:
        factor = Decimal(1)
        for character in scale[3]:
            factor *= _HAN_SCALE[character]
        return factor
    return Decimal(_SCALE[(scale[1] or scale[2]).casefold()])


def digit_readings(written: str) -> tuple[Decimal, ...]:
    """What digits may mean: a point or a comma parts thousands or the whole from its parts."""
    bare = re.sub(r"[ \u00a0\u2009\u202f'’]", "", written)
    marks = [mark for mark in bare if mark in ".,"]
    if not marks:
        return (Decimal(bare),)
    last = max(bare.rfind("."), bare.rfind(","))
    whole, part = re.sub("[.,]", "", bare[:last]), bare[last + 1 :]
    as_parts, as_group = Decimal(f"{whole}.{part}"), Decimal(whole + part)
    if len(marks) > 1:
        return (as_group,) if len(set(marks)) == 1 else (as_parts,)
    return (as_group, as_parts) if len(part) == 3 and whole != "0" else (as_parts,)


def _word_numbers(text: str) -> Iterator[Quantity]:
    for match in _PART.finditer(text):
        part = PARTS[match[2].casefold()]
        count = SMALL.get(match[1].casefold(), 1)
        if count < part:
            yield _part_of_unit(text, match, Decimal(count) / part)
    for match in _HALF.finditer(text):
        if not _HALF_A.match(text, match.start()):
            yield _part_of_unit(text, match, Decimal("0.5"))
    for match in _WORDS.finditer(text):
        yield from _number_words(text, match)


def _part_of_unit(text: str, match: re.Match[str], value: Decimal) -> Quantity:
    """A part of something, which may be a measure: half an hour, a quarter of a year."""
    measure = LazyPattern(r" (?:of )?an? ([a-z]+)").match(text, match.end())
    unit = unit_of(measure[1]) if measure else None
    end = measure.end() if measure and unit else match.end()
    return Quantity(match.start(), end, (value,), unit)


def _number_words(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    words = re.findall(r"\w+", match.group().casefold())
    value = english_value(words)
    if value is None or words[0] in ("dozens",):
        return
    if words[0] == "half":
        value /= 2
    end = match.end()
    part = _AND_PART.match(text, end)
    if part:
        count = SMALL.get(re.findall(r"\w+", part.group())[1].casefold(), 1)
        value, end = value + Decimal(count) / PARTS[part[1].casefold()], part.end()
        scale = _SCALE_AFTER.match(text, end)
        if scale and scale[1]:
            value, end = value * _factor(scale), scale.end()
    quantity = _with_unit(text, match.start(), end, (value,))
    # “one” is mostly no number: one of them, no one, one after the other.
    if words != ["one"] or quantity.unit:
        yield quantity


def _chinese(text: str) -> Iterator[Quantity]:
    for match in _HAN_PERCENT.finditer(text):
        value = _han_decimal(match[1])
        if value is not None:
            yield Quantity(match.start(), match.end(), (value,), unit_of("%"))
    for match in _HAN_PARTS.finditer(text):
        under, over = chinese_value(match[1]), chinese_value(match[2])
        if under and over:
            yield Quantity(match.start(), match.end(), (over / under,))
    for match in _HAN_TENTHS.finditer(text):
        tenths = chinese_value(match[1])
        if tenths:
            yield Quantity(match.start(), match.end(), (tenths * 10,), unit_of("%"))
    for match in _HAN_HALF.finditer(text):
        unit = unit_of("个月" if match[1] == "月" else match[1] or "")
        yield Quantity(match.start(), match.end(), (Decimal("0.5"),), unit)
    for match in _HAN_NUMBER.finditer(text):
        yield from _chinese_number(match)


def _chinese_number(match: re.Match[str]) -> Iterator[Quantity]:
    digits, counter = match[1], match[4]
    if digits[0] in "百千万亿萬億":
        return
    if len(digits) == 1 and not counter and not match[2]:
        return
    unit = unit_of(counter) if counter else None
    if match[5] in ("半小时", "半钟头"):
        unit = unit_of("小时")
    if digits == "一" and not match[2]:
        return  # “a”, mostly: 晚一天, 一名
    value = _han_decimal(digits + (f"点{match[2]}" if match[2] else ""))
    if value is None:
        return
    if match[5] and counter:
        value += Decimal("0.5")
    end = match.end()
    small = _HAN_TAIL.match(match.string, end) if counter == "块" else None
    if small:  # 两块五
        value, end = value + (chinese_value(small.group()) or 0) * Decimal("0.1"), small.end()
    yield Quantity(match.start(), end, (value,), unit, about=bool(match[3]))


def _han_decimal(written: str) -> Decimal | None:
    if written[0].isdigit() and written[0].isascii():
        return Decimal(written)
    whole, _, part = written.partition("点")
    value = chinese_value(whole)
    if value is None or not part:
        return value
    places = chinese_value(part.rjust(2, "零"))
    return value + (places or Decimal(0)).scaleb(-len(part))


def _with_unit(
    text: str, start: int, end: int, readings: tuple[Decimal, ...], *, scaled: bool = False
) -> Quantity:
    before = _CURRENCY_BEFORE.search(text[max(0, start - 5) : start])
    if before:
        unit = unit_of("yuan" if before[1] == "¥" else before[1])
        return Quantity(start, end, readings, unit, scaled=scaled)
    after = _UNIT_AFTER.match(text, end)
    if after is None:
        return Quantity(start, end, readings, scaled=scaled)
    spelling = after[1]
    following = text[after.end() : after.end() + 1]
    if (
        spelling[-1].isascii()
        and spelling[-1].isalnum()
        and following.isascii()
        and following.isalnum()
    ):
        return Quantity(start, end, readings, scaled=scaled)
    unit = unit_of(_LONG_UNITS.get(spelling.casefold(), spelling))
    return Quantity(start, after.end() if unit else end, readings, unit, scaled=scaled)


_FINDERS = (_fractions, _ordinals, _digits, _word_numbers, _chinese)
