"""Quotients of polynomials, brought to lowest terms in one letter; and sums of square roots."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
)
from gpt_desktop.core.exercises.polynomial import Polynomial, from_coefficients, polynomial_of
from gpt_desktop.core.exercises.roots import rational_roots, root_node, square_parts
from gpt_desktop.core.exercises.values import names_of, value_of

_ONE = Polynomial.constant(Fraction(1))


@dataclass(frozen=True, slots=True)
class Ratio:
    """One polynomial over another that is not 0 everywhere."""

    over: Polynomial
    under: Polynomial


def ratio_of(node: Node) -> Ratio:
    """A formula as one quotient.

    Raises:
        NotComputedError: it has other functions than the four operations and whole powers.
    """
    match node:
        case Negative(of):
            made = ratio_of(of)
            return Ratio(made.over.times(Fraction(-1)), made.under)
        case Binary("+" | "-", left, right) if not isinstance(right, Percent):
            one, other = ratio_of(left), ratio_of(right)
            first, second = one.over * other.under, other.over * one.under
            total = first + second if node.sign == "+" else first - second
            return Ratio(total, one.under * other.under)
        case Binary("*", left, right):
            one, other = ratio_of(left), ratio_of(right)
            return Ratio(one.over * other.over, one.under * other.under)
        case Binary("/", left, right):
            one, other = ratio_of(left), ratio_of(right)
            return _ratio(one.over * other.under, one.under * other.over)
        case Binary("^", left, right) if names_of(left):
            return _raised(ratio_of(left), value_of(right))
    return Ratio(polynomial_of(node), _ONE)


def lowest(ratio: Ratio) -> Node:
    """In lowest terms.

    Raises:
        NotComputedError: of several letters in both parts, where they are more than products.
    """
    over, under = _without_common_letters(ratio.over, ratio.under)
    names = {*over.names, *under.names}
    if len(names) == 1 and under.names:
        over, under = _cancelled(over, under, names.pop())
    elif under.names and len(under.terms) > 1:
        raise NotComputedError
    scale = _content(under)
    over, under = over.times(1 / scale), under.times(1 / scale)
    if under.terms == _ONE.terms:
        return over.node()
    # Whole coefficients above, their common part below.
    below = _denominator(over)
    return Binary("/", over.times(below).node(), under.times(below).node())


class Surds:
    """A sum of square roots of whole numbers: by what stands under the root."""

    def __init__(self, parts: dict[int, Fraction]) -> None:
        self.parts = {inside: value for inside, value in parts.items() if value}

    def __add__(self, other: Surds) -> Surds:
        found = dict(self.parts)
        for inside, value in other.parts.items():
            found[inside] = found.get(inside, Fraction(0)) + value
        return Surds(found)

    def __mul__(self, other: Surds) -> Surds:
        total = Surds({})
        for one, value in self.parts.items():
            for two, factor in other.parts.items():
                outside, inside = square_parts(one * two)
                total = total + Surds({inside: value * factor * outside})
        return total

    def inverse(self) -> Surds:
        """One over it, without roots below."""
        if not self.parts or len(self.parts) > 2:
            raise NotComputedError
        items = list(self.parts.items())
        turned = Surds({**self.parts, items[-1][0]: -items[-1][1]}) if len(items) == 2 else self
        below = (self * turned).parts
        if set(below) != {1}:
            raise NotComputedError
        return turned * Surds({1: 1 / below[1]})

    def node(self) -> Node:
        """The number first, then the roots."""
        node: Node | None = None
        for inside, value in sorted(self.parts.items()):
            size: Node = Number(abs(value))
            if inside != 1:
                size = root_node(value * value * inside)
            if node is None:
                node = size if value > 0 else _negative(size)
            else:
                node = Binary("+" if value > 0 else "-", node, size)
        return Number(Fraction(0)) if node is None else node


def surds_of(node: Node) -> Surds:
    """A sum of numbers and square roots.

    Raises:
        NotComputedError: it has anything else.
    """
    match node:
        case Negative(of):
            return surds_of(of) * Surds({1: Fraction(-1)})
        case Binary("+" | "-" | "*" | "/", left, right) if not isinstance(right, Percent):
            return _of_two(node.sign, surds_of(left), surds_of(right))
        case Binary("^", left, Number(value)) if value.denominator == 1 and 0 < value <= 8:
            made = base = surds_of(left)
            for _ in range(int(value) - 1):
                made = made * base
            return made
        case Function("sqrt", of):
            return _root(_fraction(of))
        case _:
            return Surds({1: _fraction(node)})


def _of_two(sign: str, one: Surds, other: Surds) -> Surds:
    if sign in "*/":
        return one * (other if sign == "*" else other.inverse())
    return one + (other if sign == "+" else other * Surds({1: Fraction(-1)}))


def _fraction(node: Node) -> Fraction:
    value = value_of(node)
    if not isinstance(value, Fraction):
        raise NotComputedError
    return value


def _root(inside: Fraction) -> Surds:
    if inside < 0:
        raise NotComputedError
    if not inside:
        return Surds({})
    outside, rest = square_parts(inside.numerator * inside.denominator)
    return Surds({rest: Fraction(outside, inside.denominator)})


def _negative(node: Node) -> Node:
    return Number(-node.value) if isinstance(node, Number) else Negative(node)


def _ratio(over: Polynomial, under: Polynomial) -> Ratio:
    if not under.terms:
        raise NotComputedError
    return Ratio(over, under)


def _raised(base: Ratio, exponent: object) -> Ratio:
    if not isinstance(exponent, Fraction) or exponent.denominator != 1 or abs(exponent) > 24:
        raise NotComputedError
    made = Ratio(_ONE, _ONE)
    for _ in range(abs(int(exponent))):
        made = Ratio(made.over * base.over, made.under * base.under)
    return made if exponent >= 0 else _ratio(made.under, made.over)


def _without_common_letters(over: Polynomial, under: Polynomial) -> tuple[Polynomial, Polynomial]:
    if not over.terms:
        return over, under
    terms = [dict(term) for term in (*over.terms, *under.terms)]
    common = {
        name: min(term.get(name, 0) for term in terms) for name in {*over.names, *under.names}
    }

    def lower(part: Polynomial) -> Polynomial:
        return Polynomial(
            {
                tuple(
                    (name, power - common.get(name, 0))
                    for name, power in term
                    if power > common.get(name, 0)
                ): value
                for term, value in part.terms.items()
            }
        )

    return lower(over), lower(under)


def _cancelled(over: Polynomial, under: Polynomial, name: str) -> tuple[Polynomial, Polynomial]:
    above, rest_above = rational_roots(over.coefficients(name)) if over.terms else ([], [])
    below, rest_below = rational_roots(under.coefficients(name))
    if len(rest_above) > 2 and len(rest_below) > 2:
        raise NotComputedError
    for root in list(below):
        if root in above:
            above.remove(root)
            below.remove(root)
    return _built(above, rest_above, name), _built(below, rest_below, name)


def _built(roots: list[Fraction], rest: list[Fraction], name: str) -> Polynomial:
    made = from_coefficients(rest, name)
    for root in roots:
        made = made * from_coefficients([-root, Fraction(1)], name)
    return made


def _content(polynomial: Polynomial) -> Fraction:
    """What makes its first coefficient positive and all whole without a common factor."""
    values = list(polynomial.terms.values())
    over = math.gcd(*(value.numerator for value in values))
    under = math.lcm(*(value.denominator for value in values))
    return Fraction(over, under) * (1 if polynomial.terms[polynomial.lead] > 0 else -1)


def _denominator(polynomial: Polynomial) -> Fraction:
    return Fraction(math.lcm(*(value.denominator for value in polynomial.terms.values())))
