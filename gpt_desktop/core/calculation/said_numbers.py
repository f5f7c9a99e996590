"""The numbers of an answer to a question whose result is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.annotations import Calculation, CalculationKind, Span
from gpt_desktop.core.calculation.exact import rounded_to
from gpt_desktop.core.calculation.own_sums import OwnSum, is_rounded, places_of
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.dates import find_moments
from gpt_desktop.core.trust.numerals import chinese_value
from gpt_desktop.core.trust.quantities import Quantity, find_quantities

_RESULT = LazyPattern(
    r"(?:[=≈＝]|\bequals?(?: to)?|\b(?:answer|result|total|sum|value)(?: is|:| of)?"
    r"|\b(?:gives|leaves)(?: you| us)?|\b(?:we|you) (?:get|have)|\bmakes|\bcomes? to"
    r"|\bis equal to|等于|(?:答案|结果)[是为：]?|得到?|约为|总共是?|一共是?)[\s*_$€£¥:：(\[{\\~]*"
    r"(?:(?:about|approximately|roughly|around|exactly|boxed\{|约|大约)[\s*$]*)?$",
    re.I,
)
_SAID = LazyPattern(
    r"(?:\b(?:is|are|was|were|be|get|pays?|owes?|with|about|approximately|roughly|around|exactly"
    r"|only|boxed)|\w['’]s|[是为有约])[\s*_$€£¥(\[{\\~]*"
    r"(?:(?:about|approximately|roughly|around|exactly|boxed\{)\s*)?$",
    re.I,
)
_MARKER = LazyPattern(
    r"(?:^|\n)[ \t>*-]*$|\b(?:step|part|question|example|figure|table)\s*$|第$", re.I
)
_AFTER_MARKER = LazyPattern(r"[.)、:：][\s*]")
_MINUS = LazyPattern(
    r"(?:(?<![\d\w)%] )(?<![\d\w)%])[-−]|\bminus |\bnegative |负|零下)[$€£]?$", re.I
)
_BELOW = LazyPattern(r"^.{0,12}\b(?:below zero|below freezing)", re.I)
_JOINED = LazyPattern(r"[\s,*]*(?:and\b)?[\s*]*")
_SPAN_PART = LazyPattern(r"(\d+) (h|min|s)\b")
_SECONDS = {"h": 3600, "min": 60, "s": 1}
_UNKNOWN_IS = LazyPattern(
    r"(?:(?<![\d\w+*/×÷−-])(?<![-+*/×÷−] )\(?[xyn]\s*(?:=|is|equals?|为|是|等于)"
    r"|\b(?:answer|solution|result) is|答案[是为：]|所以)[\s*_$({\\]*$",
    re.I,
)
_SINGLE = LazyPattern(r"(?:是|等于|为|得)([零一二两三四五六七八九十])(?=[。，,.！!\s]|$)")
_COUNTED = LazyPattern(r"[一二两三四五六七八九十]+[^\d一二两三四五六七八九十百千万亿点半]+")
_SHORT = 200  # characters of an answer
_LOOK_BACK = 48  # characters before a number


@dataclass(frozen=True, slots=True)
class _Said:
    """A number of an answer, or times that add up.

    Attributes:
        numbers: what it may stand for.
        values: the same in the result's unit, where it has another.
        written: its digits, whose number says how far it was rounded.
        foreign: it counts something else than the result does.
    """

    span: Span
    numbers: tuple[Fraction, ...]
    values: tuple[Fraction, ...]
    written: str
    about: bool
    foreign: bool


def wrong_numbers(text: str, calculation: Calculation, sums: Sequence[OwnSum]) -> tuple[Span, ...]:
    """Where an answer states something else than what was computed.

    Where it has the right number, only what is plainly said to be the result is held against
    it; where it has not, whatever it says instead.

    Args:
        sums: the equations of the answer: what they add up is no claim of its own.
    """
    wanted = _wanted(calculation)
    said = [one for one in _said(text, calculation, wanted) if not _is_marker(text, one.span)]
    operands = _operands(calculation)
    plain, loose = _cues(calculation)
    right = [one for one in said if _is_right(one, wanted)]
    repeated = [one for one in said if _is_operand(one, operands)]
    there = any(
        one not in repeated or len(said) == 1 or _follows(text, one.span, loose) for one in right
    )
    others = [
        one for one in said if one not in right and not one.foreign and not _in_sums(one.span, sums)
    ]
    new = [one for one in others if one not in repeated]
    if there:
        return tuple(one.span for one in new if _follows(text, one.span, plain))
    stated = [one.span for one in new if _is_said(text, one.span, loose)]
    if stated:
        return tuple(stated)
    # A short answer has nothing else to say; a long one may speak of anything.
    if new and len(text) <= _SHORT and text[new[-1].span.start].isdigit():
        return (new[-1].span,)
    again = [one.span for one in others if _is_said(text, one.span, loose)]
    return tuple(again[-1:])


def _cues(calculation: Calculation) -> tuple[tuple[LazyPattern, ...], tuple[LazyPattern, ...]]:
    """What stands before a number that is plainly the result, and before one that may be.

    The steps that lead to an unknown are equations too.
    """
    if calculation.kind is CalculationKind.EQUATION:
        return (_UNKNOWN_IS,), (_UNKNOWN_IS,)
    return (_RESULT,), (_RESULT, _SAID)


def _wanted(calculation: Calculation) -> Fraction:
    """The result as a number; a time in seconds."""
    parts = _SPAN_PART.findall(calculation.value)
    if calculation.kind is CalculationKind.TIME and parts:
        total = sum(int(count) * _SECONDS[unit] for count, unit in parts)
        return Fraction(-total if calculation.value.startswith("-") else total)
    weeks = re.match(r"(\d+)\D+(\d+)", calculation.value)
    if calculation.kind is CalculationKind.DATE and weeks:
        return int(weeks[1]) + Fraction(int(weeks[2]), 7)
    match = re.match(r"[-−]?\d+(?:\.\d+)?", calculation.value)
    power = re.match(r".*? × 10\^(\d+)", calculation.value)
    number = Fraction(match.group().replace("−", "-")) if match else Fraction(0)
    return number * 10 ** int(power[1]) if power else number


def _said(text: str, calculation: Calculation, wanted: Fraction) -> Iterator[_Said]:
    days = [(one.start, one.end) for one in find_moments(text) if one.day and one.month]
    found = [one for one in find_quantities(text, days) if not one.ordinal]
    found = sorted((*found, *_single_numerals(text)), key=lambda one: one.start)
    unit = _unit(calculation)
    is_time = calculation.kind is CalculationKind.TIME
    place = 0
    while place < len(found):
        group = _times_together(text, found, place) if is_time else [found[place]]
        place += len(group)
        yield _one(text, group, unit, is_time, wanted)


def _single_numerals(text: str) -> Iterator[Quantity]:
    """9的平方根是三。"""
    for match in _SINGLE.finditer(text):
        value = chinese_value(match[1])
        if value is not None:
            yield Quantity(match.start(1), match.end(1), (value,))


def _times_together(text: str, found: Sequence[Quantity], place: int) -> list[Quantity]:
    """“4 hours and 25 minutes”"""
    group = [found[place]]
    while _is_time(group[-1]) and place + len(group) < len(found):
        following = found[place + len(group)]
        joined = _JOINED.fullmatch(text, group[-1].end, following.start)
        if joined is None or not _is_time(following):
            break
        group.append(following)
    return group


def _is_time(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.kind == "time"


def _unit(calculation: Calculation) -> Quantity | None:
    """The result as a quantity with a unit that is known, else None."""
    found = find_quantities(calculation.value)
    return found[0] if found and found[0].unit is not None else None


def _one(
    text: str, group: Sequence[Quantity], unit: Quantity | None, is_time: bool, wanted: Fraction
) -> _Said:
    first, last = group[0], group[-1]
    span = Span(first.start, last.end)
    numbers = tuple(Fraction(reading) for reading in first.readings)
    values = list(numbers)
    foreign = False
    if is_time:
        values = [sum((Fraction(one.amounts()[0]) for one in group), Fraction(0))]
        foreign = not all(_is_time(one) for one in group)
        if not foreign and len(group) == 1 and first.unit is not None:
            # Few digits of an hour are many seconds.
            values = _near_in_unit(first, wanted)
    elif unit is not None and unit.unit is not None and first.unit is not None:
        foreign = first.unit.kind != unit.unit.kind
        if not foreign:
            scale = Fraction(first.unit.size) / Fraction(unit.unit.size)
            values = [value * scale for value in values]
    if _is_negative(text, span):
        values = [-value for value in values]
    written = text[first.start : first.end] if len(group) == 1 else "0"
    if unit is None and not is_time and _COUNTED.fullmatch(text, span.start, span.end):
        foreign = True  # 三个, 两种: of something
    if len(group) > 1:
        numbers = ()  # of several together none is one of the question's
    return _Said(span, numbers, tuple(values), written, any(one.about for one in group), foreign)


def _near_in_unit(quantity: Quantity, wanted: Fraction) -> list[Fraction]:
    size = Fraction(quantity.unit.size) if quantity.unit else Fraction(1)
    readings = [Fraction(reading) for reading in quantity.readings]
    return [
        wanted
        if is_rounded(value, _digits(str(quantity.readings[0])), wanted / size)
        else value * size
        for value in readings
    ]


def _digits(written: str) -> str:
    match = re.search(r"\d[\d.,]*", written)
    return match.group().rstrip(".,") if match else written


def _is_negative(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return (
        text[span.start] in "-−"
        or bool(_MINUS.search(before))
        or bool(_BELOW.match(text[span.end : span.end + 40]))
    )


def _is_right(said: _Said, wanted: Fraction) -> bool:
    written = _digits(said.written)
    for value in said.values:
        if is_rounded(value, written, wanted):
            return True
        # A percentage may be said as a part of one.
        if value * 100 == wanted:
            return True
        if said.about and _is_about(value, written, wanted):
            return True
        # Told in words, such as “forty-two and a half”.
        in_words = not any(character.isdigit() for character in said.written)
        if in_words and abs(value - wanted) * 1000 <= abs(wanted):
            return True
    return False


def _is_about(value: Fraction, written: str, wanted: Fraction) -> bool:
    """Whether the result, rounded to the digits that are not zero, is the number: 40 for 42.16."""
    step = Fraction(1, 10 ** places_of(written))
    while value % step == 0 and step <= abs(value):
        if rounded_to(wanted / step, 0) * step == value:
            return True
        step *= 10
    return False


def _operands(calculation: Calculation) -> frozenset[Fraction]:
    """The numbers of the question, also as they stand in a sum: 17 % as 0.17, 0.83 and 1.17."""
    words = f"{calculation.question}\n{calculation.expression}"
    numbers = {Fraction(one) for each in find_quantities(words) for one in each.readings}
    numbers |= {Fraction(match) for match in re.findall(r"\d+(?:\.\d+)?", words.replace(",", ""))}
    shares = {number / 100 for number in numbers}
    return frozenset(
        numbers
        | shares
        | {1 + one for one in shares}
        | {1 - one for one in shares}
        | {Fraction(100)}
    )


def _is_operand(said: _Said, operands: frozenset[Fraction]) -> bool:
    return any(abs(number) in operands for number in said.numbers)


def _is_said(text: str, span: Span, cues: Sequence[LazyPattern]) -> bool:
    """Whether a number begins the answer, or follows one of the cues."""
    return not text[: span.start].strip(" *_$([{\\\n") or _follows(text, span, cues)


def _follows(text: str, span: Span, cues: Sequence[LazyPattern]) -> bool:
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    return any(cue.search(before) for cue in cues)


def states_result(text: str, span: Span) -> bool:
    """Whether a number is plainly said to be the result, or is all that is said."""
    alone = not (text[: span.start] + text[span.end :]).strip(" .。*_$\n")
    return alone or _follows(text, span, (_RESULT,))


def _is_marker(text: str, span: Span) -> bool:
    """Whether a number only counts lines or steps."""
    before = text[max(0, span.start - 20) : span.start]
    return bool(_MARKER.search(before) and _AFTER_MARKER.match(text, span.end)) or bool(
        re.search(r"\b(?:step|part)\s*$", before, re.IGNORECASE)
    )


def _in_sums(span: Span, sums: Iterable[OwnSum]) -> bool:
    """Whether a number belongs to an equation that was held against what it comes to."""
    return any(
        part.start <= span.start < part.end
        for one in sums
        for part in ((one.left, one.result) if one.right else (one.left,))
    )
