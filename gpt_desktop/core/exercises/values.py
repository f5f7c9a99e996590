"""What a formula comes to where its letters are given, exactly or to some fifteen digits."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError, factorial
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)

Value = Fraction | complex
CONSTANTS: Mapping[str, complex] = {"π": complex(math.pi), "e": complex(math.e)}
_CLOSE = 1e-9
_MOST_BITS = 4000
_LARGEST = Fraction(10) ** 300  # that floating point holds
_POINTS = (
    Fraction(7, 5), Fraction(-3, 7), Fraction(11, 3), Fraction(5, 13), Fraction(-17, 8),
    Fraction(23, 9), Fraction(2, 11), Fraction(31, 6),
)  # fmt: skip
_LEAST_POINTS = 3


def _sec(of: complex) -> complex:
    return 1 / cmath.cos(of)


def _csc(of: complex) -> complex:
    return 1 / cmath.sin(of)


def _cot(of: complex) -> complex:
    return cmath.cos(of) / cmath.sin(of)


_FUNCTIONS: Mapping[str, Callable[[complex], complex]] = {
    "sqrt": cmath.sqrt, "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "sec": _sec,
    "csc": _csc, "cot": _cot, "exp": cmath.exp, "ln": cmath.log, "log": cmath.log10,
    "arcsin": cmath.asin, "arccos": cmath.acos, "arctan": cmath.atan, "sinh": cmath.sinh,
    "cosh": cmath.cosh, "tanh": cmath.tanh,
}  # fmt: skip


def names_of(node: Node) -> frozenset[str]:
    """The letters of a formula that stand for numbers it does not give."""
    match node:
        case Unknown(name):
            return frozenset() if name in CONSTANTS else frozenset({name})
        case Binary(_, left, right):
            return names_of(left) | names_of(right)
        case Negative(of) | Function(_, of):
            return names_of(of)
        case _:
            return frozenset()


def value_of(node: Node, given: Mapping[str, Value] | None = None) -> Value:
    """A fraction where it is one, else a complex number.

    Raises:
        NotComputedError: it has none, or it is too long.
    """
    try:
        return _value(node, given or {})
    except (ArithmeticError, ValueError, OverflowError) as error:
        raise NotComputedError from error


def is_near(one: Value, other: Value) -> bool:
    """Whether two values are the same, to what floating point tells apart."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one == other
    if any(isinstance(each, Fraction) and abs(each) >= _LARGEST for each in (one, other)):
        return False
    first, second = complex(one), complex(other)
    return abs(first - second) <= _CLOSE * max(1.0, abs(first), abs(second))


def same_formula(one: Node, other: Node) -> bool | None:
    """Whether two formulas are equal wherever both have a value; None where that is not known."""
    names = sorted(names_of(one) | names_of(other))
    compared = 0
    for turn in range(len(_POINTS)):
        given = {
            name: _POINTS[(turn + 3 * place) % len(_POINTS)] for place, name in enumerate(names)
        }
        try:
            left, right = value_of(one, given), value_of(other, given)
        except NotComputedError:
            continue
        if not is_near(left, right) and not _is_other_branch(left, right):
            return False
        compared += is_near(left, right)
        if not names:
            break
    return True if compared >= (_LEAST_POINTS if names else 1) else None


def _is_other_branch(one: Value, other: Value) -> bool:
    """Of negative numbers roots and logarithms have several values: such a point says nothing."""
    return any(isinstance(each, complex) and abs(each.imag) > _CLOSE for each in (one, other))


def real(value: Value) -> float | None:
    """As a real number; None where it is none."""
    if isinstance(value, Fraction):
        return float(value) if abs(value) < _LARGEST else None
    return value.real if abs(value.imag) <= _CLOSE * max(1.0, abs(value)) else None


def _value(node: Node, given: Mapping[str, Value]) -> Value:
    match node:
        case Number(value) | Percent(value):
            return value / (100 if isinstance(node, Percent) else 1)
        case Unknown(name):
            if name not in given and name not in CONSTANTS:
                raise NotComputedError
            return given[name] if name in given else CONSTANTS[name]
        case Negative(of):
            return -_value(of, given)
        case Binary("+" | "-", left, Percent(value)) if not isinstance(left, Percent):
            share = value / 100 if node.sign == "+" else -value / 100
            return _times(_value(left, given), 1 + share)
        case Binary(sign, left, right):
            return _binary(sign, _value(left, given), _value(right, given))
        case Function(name, of):
            return _function(name, _value(of, given))


def _times(one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one * other
    return complex(one) * complex(other)


def _binary(sign: str, one: Value, other: Value) -> Value:
    if sign in "^*":
        return _power(one, other) if sign == "^" else _times(one, other)
    if not (isinstance(one, Fraction) and isinstance(other, Fraction)):
        first, second = complex(one), complex(other)
        if sign == "/":
            return first / second
        if sign not in "+-":
            raise NotComputedError
        return first + second if sign == "+" else first - second
    if sign in ("/", "mod"):
        return one / other if sign == "/" else one % other
    return one + other if sign == "+" else one - other


def _power(base: Value, exponent: Value) -> Value:
    if isinstance(base, Fraction) and isinstance(exponent, Fraction):
        if exponent.denominator == 1:
            size = max(base.numerator.bit_length(), base.denominator.bit_length(), 1)
            if size * abs(exponent.numerator) > _MOST_BITS or (not base and exponent <= 0):
                raise NotComputedError
            return base**exponent.numerator
        if exponent.denominator % 2 and base < 0:
            # The real root of an odd degree.
            return _root_of_negative(base, exponent)
        found = complex(base) ** complex(exponent)
        return _exact_root(base, exponent, found)
    return complex(base) ** complex(exponent)


def _root_of_negative(base: Fraction, exponent: Fraction) -> Value:
    positive = _power(-base, exponent)
    return -positive if exponent.numerator % 2 else positive


def _exact_root(base: Fraction, exponent: Fraction, found: complex) -> Value:
    if base < 0 or exponent.denominator > 12 or abs(found) > 1e9:
        return found
    near = Fraction(found.real).limit_denominator(10**6)
    powered = base**exponent.numerator if abs(exponent.numerator) <= 60 else None
    return near if powered is not None and near**exponent.denominator == powered else found


def _function(name: str, of: Value) -> Value:
    if name == "!":
        if not isinstance(of, Fraction):
            raise NotComputedError
        return factorial(of)
    if name == "abs":
        return abs(of) if isinstance(of, Fraction) else complex(abs(of))
    if name in ("sqrt", "cbrt"):
        degree = Fraction(1, 2 if name == "sqrt" else 3)
        return _power(of, degree) if isinstance(of, Fraction) else of ** float(degree)
    if name not in _FUNCTIONS:
        raise NotComputedError
    found = _FUNCTIONS[name](complex(of))
    if abs(found) > 1e14:
        raise NotComputedError  # tan 90°
    return found
