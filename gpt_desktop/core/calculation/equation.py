"""Equations of the first degree in one unknown: 3x + 7 = 22."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.evaluate import evaluate
from gpt_desktop.core.calculation.exact import Amount, NotComputedError
from gpt_desktop.core.calculation.formula import formula_of
from gpt_desktop.core.calculation.nodes import Binary, Negative, Node, Number, Unknown, rendered
from gpt_desktop.core.lazy_pattern import LazyPattern

_SOLVED_FOR = LazyPattern(
    r"(?:[,，;；]?\s*(?:for|find|求|what is|则)?\s*(?:x|y|n)\s*(?:=\s*[?？]?)?)$", re.I
)


@dataclass(frozen=True, slots=True)
class Solution:
    """The number an unknown must be; ``expression`` is the equation."""

    expression: str
    name: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class _Line:
    """slope · unknown + constant"""

    slope: Fraction
    constant: Fraction


def solved(words: str) -> Solution | None:
    """What solves an equation; None where the words are none.

    Raises:
        NotComputedError: no number or every number solves it, or it is of a higher degree.
    """
    if words.count("=") > 1:
        words = _SOLVED_FOR.sub("", words)
    sides = words.split("=")
    if len(sides) != 2 or not all(side.strip() for side in sides):
        return None
    left, right = (formula_of(side) for side in sides)
    names = {*_names(left), *_names(right)}
    told = all(isinstance(side, (Unknown, Number)) for side in (left, right))
    if len(names) != 1 or told:
        return None
    one, other = _line(left), _line(right)
    slope = one.slope - other.slope
    if not slope:
        raise NotComputedError
    amount = Amount((other.constant - one.constant) / slope)
    return Solution(f"{rendered(left)} = {rendered(right)}", names.pop(), amount)


def _names(node: Node) -> set[str]:
    match node:
        case Unknown(name):
            return {name}
        case Binary(_, left, right):
            return _names(left) | _names(right)
        case Negative(of):
            return _names(of)
        case _:
            return set()


def _line(node: Node) -> _Line:
    match node:
        case Unknown():
            return _Line(Fraction(1), Fraction(0))
        case Negative(of):
            line = _line(of)
            return _Line(-line.slope, -line.constant)
        case Binary(sign, left, right) if sign in ("+", "-", "*", "/") and _names(node):
            return _combined(sign, _line(left), _line(right))
        case _:
            amount = evaluate(node)
            if not amount.exact:
                raise NotComputedError
            return _Line(Fraction(0), amount.value)


def _combined(sign: str, one: _Line, other: _Line) -> _Line:
    if sign in "+-":
        turn = 1 if sign == "+" else -1
        return _Line(one.slope + turn * other.slope, one.constant + turn * other.constant)
    if sign == "*" and not (one.slope and other.slope):
        return _Line(
            one.slope * other.constant + other.slope * one.constant, one.constant * other.constant
        )
    if sign == "/" and not other.slope and other.constant:
        return _Line(one.slope / other.constant, one.constant / other.constant)
    raise NotComputedError
