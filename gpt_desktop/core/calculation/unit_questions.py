"""Questions about units: “how many km in 5 miles”, 72公斤是多少磅, “1 h 50 min + 45 min”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.exact import Amount, NotComputedError
from gpt_desktop.core.calculation.measures import (
    TIME,
    Measure,
    UnitConverter,
    converted,
    measure_of,
)
from gpt_desktop.core.calculation.quantities import Part, quantity_of, shown
from gpt_desktop.core.lazy_pattern import LazyPattern

_CONVERSIONS = (
    LazyPattern(
        r"how many (?P<unit>[^\d]+?) (?:(?:are|is|were|do) )?(?:there )?(?:in|is|are|make"
        r"|equals?|to|go into)"
        r" (?P<what>.+)", re.I,
    ),
    LazyPattern(r"how (?:long|much|tall|far|heavy|hot|warm"
    r"|big) is (?P<what>.+?) in (?P<unit>[^\d]+)", re.I),
    LazyPattern(
        r"(?:convert |change |turn )?(?P<what>.+) (?:expressed |converted )?(?:in|to|into"
        r"|as) (?P<unit>[^\d]+?\d?)",
        re.I,
    ),
    LazyPattern(r"(?P<what>.+?) (?:is|are|equals?|=) how many (?P<unit>[^\d]+)", re.I),
    LazyPattern(
        r"(?:把|将)?(?P<what>.+?)(?:是|等于|有|合|为|换算成?|转换成?|换成|转成|相当于|=)(?:多少|几)?个?(?P<unit>[^\d]+)"
    ),
)  # fmt: skip
_PLUS_OR_MINUS = LazyPattern(r"\s*(\+|＋|\bplus\b|加上|加|-|−|–|\bminus\b|减去|减)\s*", re.I)
_TEMPERATURES = ("°C", "°F", "K")
_IN_A_MINUTE = (("h", 3600), ("min", 60), ("s", 1))


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What an amount is in another measure, or what several come to."""

    expression: str
    amount: Amount
    measure: Measure
    together: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a sum of times, which people say in hours and minutes."""
        return self.together and self.measure.symbol in TIME


def unit_answer(words: str, converter: UnitConverter) -> UnitAnswer | None:
    """What a question about units comes to; None where it is none.

    Raises:
        NotComputedError: its units measure different things.
    """
    for pattern in _CONVERSIONS:
        match = pattern.fullmatch(words)
        measure = measure_of(match["unit"].strip()) if match else None
        if match and measure:
            parts = _quantity(match["what"])
            if parts:
                total = total_of(parts, measure, converter)
                return UnitAnswer(shown(parts), Amount(total), measure)
    return _together(words, converter)


def _quantity(text: str) -> tuple[Part, ...]:
    try:
        return quantity_of(text)
    except NotComputedError:
        return ()


def _together(words: str, converter: UnitConverter) -> UnitAnswer | None:
    """“45 min + 1 h 50 min”"""
    pieces = _PLUS_OR_MINUS.split(words)
    if len(pieces) < 3 or not pieces[0]:
        return None
    parts = [_quantity(piece) for piece in pieces[::2]]
    if not all(parts):
        return None
    measure = parts[0][0].measure
    if measure.symbol in _TEMPERATURES:
        raise NotComputedError
    total = Fraction(0)
    expression = ""
    for sign, amount in zip(("+", *pieces[1::2]), parts, strict=True):
        minus = sign.strip().casefold() in ("-", "−", "–", "minus", "减去", "减")
        part = total_of(amount, measure, converter)
        total += -part if minus else part
        expression += (" − " if minus else " + ") + shown(amount)
    return UnitAnswer(expression[3:], Amount(total), measure, together=True)


def total_of(parts: tuple[Part, ...], measure: Measure, converter: UnitConverter) -> Fraction:
    """Raises NotComputedError where not all measure the same thing."""
    if len(parts) > 1 and any(part.measure.symbol in _TEMPERATURES for part in parts):
        raise NotComputedError
    found = [converted(part.value, part.measure, measure, converter) for part in parts]
    total = Fraction(0)
    for amount in found:
        if amount is None:
            raise NotComputedError
        total += amount
    return total


def span_words(seconds: Fraction) -> str:
    """A time in hours, minutes and seconds: ``4 h 25 min``."""
    sign, rest = ("-" if seconds < 0 else ""), abs(seconds)
    if rest.denominator != 1:
        raise NotComputedError
    words = []
    for symbol, size in _IN_A_MINUTE:
        count, rest = divmod(rest, size)
        if count:
            words.append(f"{count} {symbol}")
    return sign + (" ".join(words) or "0 min")


def seconds_of(answer: UnitAnswer, converter: UnitConverter) -> Fraction:
    """A sum of times in seconds.

    Raises:
        NotComputedError: the converter knows none of it.
    """
    second = measure_of("s")
    found = (
        None
        if second is None
        else converted(answer.amount.value, answer.measure, second, converter)
    )
    if found is None:
        raise NotComputedError
    return found
