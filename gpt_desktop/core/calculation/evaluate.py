"""What a formula comes to, exactly."""

from __future__ import annotations

from fractions import Fraction

from gpt_desktop.core.calculation.exact import Amount, NotComputedError, factorial, power, root
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)


def evaluate(node: Node) -> Amount:
    """Raises NotComputedError where it comes to nothing, or its words can mean two things."""
    match node:
        case Number(value):
            return Amount(value)
        case Percent(value):
            return Amount(value / 100)
        case Unknown():
            raise NotComputedError
        case Negative(of):
            amount = evaluate(of)
            return Amount(-amount.value, amount.exact)
        case Binary(sign, left, right):
            return _binary(sign, left, right)
        case Function(name, of):
            return _function(name, evaluate(of))


def _binary(sign: str, left: Node, right: Node) -> Amount:
    one, other = evaluate(left), evaluate(right)
    exact = one.exact and other.exact
    if sign in "+-":
        change = other.value
        if isinstance(right, Percent):
            if isinstance(left, Percent):
                raise NotComputedError
            change *= one.value
        return Amount(one.value + (change if sign == "+" else -change), exact)
    if sign == "*":
        return Amount(one.value * other.value, exact)
    if sign == "^":
        if not other.exact:
            raise NotComputedError
        raised = power(one.value, other.value)
        return Amount(raised.value, exact and raised.exact)
    return Amount(_divided(sign, one.value, other.value), exact)


def _divided(sign: str, one: Fraction, other: Fraction) -> Fraction:
    if not other or (sign == "mod" and (other.denominator != 1 or one.denominator != 1)):
        raise NotComputedError
    return one / other if sign == "/" else one % other


def _function(name: str, of: Amount) -> Amount:
    if name == "!":
        return Amount(factorial(of.value), of.exact)
    found = root(of.value, 2 if name == "sqrt" else 3)
    return Amount(found.value, of.exact and found.exact)
