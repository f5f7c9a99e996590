"""The quantities of a problem told in words, and its words with places for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter, converted, measure_of, measures
from gpt_desktop.core.calculation.nodes import Number
from gpt_desktop.core.lazy_pattern import LazyPattern

_NUMBER = LazyPattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+/\d+|\d+")
_MONEY = LazyPattern(r"[$£€¥￥]\s*$")
_MONEY_AFTER = LazyPattern(r"\s*(元|dollars?\b|euros?\b|pounds?\b(?= each|\?|\.|$))")
_PERCENT = LazyPattern(r"\s*(?:%|percent\b|per cent\b|％)")
_BEFORE = LazyPattern(r"(?<![\d.,/])[-−]?$")
# Of what is no unit of ``measures``: symbol, the kind of quantity, spellings.
_MORE = (
    ("g/cm³", "D", r"g/cm(?:³|\^?3)|grams? per cubic cent\w+|克(?:每|/)立方厘米"),
    ("kg/m³", "D", r"kg/m(?:³|\^?3)|kilograms? per cubic met\w+|千克(?:每|/)立方米"),
    ("m/s²", "a", r"m/s(?:²|\^?2)|met\w+ per second squared|米每二次方秒"),
    ("N", "F", r"N(?![A-Za-z])|newtons?|牛顿|牛"),
    ("V", "U", r"V(?![A-Za-z])|volts?|伏特|伏"),
    ("A", "I", r"A(?![A-Za-z])|amps?|amperes?|安培|安"),
    ("Ω", "R", r"Ω|ohms?|欧姆|欧"),
    ("°", "°", r"°(?![CF])|degrees(?! c| f)|度"),
    ("years", "T", r"years?|年"),
    ("months", "T", r"months?|个月"),
    ("km/h", "S", r"(?:千米|公里)/(?:小)?时|km per hour|kilomet\w+ per hour"),
    ("m/s", "S", r"米/秒|met(?:re|er)s? per second"),
)
_KINDS = {"L": "m", "T": "s", "M": "kg", "S": "m/s", "A": "m²", "V": "m³", "E": "J", "P": "W"}
# “60 in the ratio”, 3分成: no inches, no minutes.
_NO_UNIT = re.compile(
    r"in(?=\s+(?!by\b|wide|long|high|tall|and\b)[a-z])|分(?=[成给之数])|两(?=[个位])", re.I
)
_LESS = re.compile(r"[\s-]*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a problem.

    Attributes:
        kind: n a bare number, % a percentage, $ money, else of what it is: L T M S A V D a F …
        unit: as it is shown, "" of a bare number.
    """

    value: Fraction
    kind: str
    unit: str

    @property
    def node(self) -> Number:
        return Number(self.value)


@dataclass(frozen=True, slots=True)
class Stated:
    """A problem.

    Attributes:
        words: in small letters, each quantity as its kind and place: ``<L0>``.
        quantities: in order.
    """

    words: str
    quantities: tuple[Quantity, ...]

    @property
    def kinds(self) -> str:
        """All kinds, sorted: ``LT``."""
        return "".join(sorted(one.kind for one in self.quantities))

    def of(self, kind: str) -> Quantity:
        """The one quantity of a kind.

        Raises:
            NotComputedError: there is none, or more than one.
        """
        found = [one for one in self.quantities if one.kind == kind]
        if len(found) != 1:
            raise NotComputedError
        return found[0]

    def of_first(self, kind: str) -> Quantity:
        """The first quantity of a kind.

        Raises:
            NotComputedError: there is none.
        """
        found = next((one for one in self.quantities if one.kind == kind), None)
        if found is None:
            raise NotComputedError
        return found

    def at(self, place: str) -> Quantity:
        """The quantity of a place in the words, such as ``L0``."""
        return self.quantities[int(place.strip("<>")[1:])]


def stated(text: str, converter: UnitConverter) -> Stated:
    """The quantities of a problem; every number that is written in digits is one."""
    words, place = "", 0
    quantities: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        if match.start() < place:
            continue
        before = text[place : match.start()]
        minus = re.search(r"(?:^|[\s(（:：=])[-−]$", before)
        money = _MONEY.search(before)
        if minus or money:
            cut = before.rstrip()[:-1]
            before = cut
        written = match.group().replace(",", "")
        value = Fraction(written) * (-1 if minus else 1)
        kind, unit, end = _unit(text, match.end(), converter)
        if money:
            kind, unit, end = "$", text[: match.start()].rstrip()[-1], match.end()
        words += f"{before.casefold()}<{kind}{len(quantities)}>"
        quantities.append(Quantity(value, kind, unit))
        place = end
    words += text[place:].casefold()
    return Stated(" ".join(words.split()), tuple(quantities))


def in_unit(one: Quantity, symbol: str, converter: UnitConverter) -> Fraction:
    """A quantity's number in another unit of its kind.

    Raises:
        NotComputedError: it has none there.
    """
    if one.unit == symbol:
        return one.value
    source, target = measure_of(one.unit), measure_of(symbol)
    found = None
    if source is not None and target is not None:
        found = converted(one.value, source, target, converter)
    if found is None:
        raise NotComputedError
    return found


def _unit(text: str, place: int, converter: UnitConverter) -> tuple[str, str, int]:
    percent = _PERCENT.match(text, place)
    if percent:
        return "%", "%", percent.end()
    money = _MONEY_AFTER.match(text, place)
    if money:
        return "$", "元" if money[1] == "元" else "", money.end()
    gap = _LESS.match(text, place)
    start = gap.end() if gap else place
    for symbol, kind, spelling in _MORE:
        found = re.compile(rf"(?:{spelling})(?![a-z])", re.I).match(text, start)
        if found and not (
            symbol in ("N", "V", "A") and text[start].islower() and found.end() - start == 1
        ):
            return kind, symbol, found.end()
    match = None if _NO_UNIT.match(text, start) else _spelling().match(text, start)
    measure = measure_of(match.group()) if match else None
    if match is None or measure is None or match.group() in ("c", "k", "K", "C", "a"):
        return "n", "", place
    kind = _kind(measure.symbol, converter)
    return (kind, measure.symbol, match.end()) if kind else ("n", "", place)


def _kind(symbol: str, converter: UnitConverter) -> str:
    measure = measure_of(symbol)
    for kind, base in _KINDS.items():
        target = measure_of(base)
        if measure is None or target is None:
            continue
        if converted(Fraction(1), measure, target, converter) is not None:
            return kind
    return ""


@cache
def _spelling() -> re.Pattern[str]:
    longest = sorted(measures(), key=lambda one: -len(one))
    return re.compile(
        "|".join(
            re.escape(one) + (r"(?![A-Za-z])" if one[-1].isascii() else "") for one in longest
        ),
        re.IGNORECASE,
    )
