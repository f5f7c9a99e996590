"""Polynomials in any letters with exact coefficients."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.exercises.values import names_of, value_of

Term = tuple[tuple[str, int], ...]
"""Letters with their exponents, in order of the alphabet; () of a number."""
_HIGHEST = 24
_MOST_TERMS = 200


class Polynomial:
    """A sum of terms; those with coefficient 0 are left out."""

    def __init__(self, terms: Mapping[Term, Fraction]) -> None:
        self.terms = {term: value for term, value in terms.items() if value}
        if len(self.terms) > _MOST_TERMS:
            raise NotComputedError

    @classmethod
    def constant(cls, value: Fraction) -> Polynomial:
        return cls({(): value})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted({name for term in self.terms for name, _ in term}))

    @property
    def degree(self) -> int:
        """0 of a number, also of 0."""
        return max((sum(power for _, power in term) for term in self.terms), default=0)

    def __add__(self, other: Polynomial) -> Polynomial:
        found = dict(self.terms)
        for term, value in other.terms.items():
            found[term] = found.get(term, Fraction(0)) + value
        return Polynomial(found)

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + other.times(Fraction(-1))

    def __mul__(self, other: Polynomial) -> Polynomial:
        found: dict[Term, Fraction] = {}
        for one, value in self.terms.items():
            for two, other_value in other.terms.items():
                term = _joined(one, two)
                found[term] = found.get(term, Fraction(0)) + value * other_value
        return Polynomial(found)

    def times(self, factor: Fraction) -> Polynomial:
        return Polynomial({term: value * factor for term, value in self.terms.items()})

    def coefficients(self, name: str) -> list[Fraction]:
        """Of one letter, the constant first.

        Raises:
            NotComputedError: it has other letters.
        """
        found = [Fraction(0)] * (self.degree + 1)
        for term, value in self.terms.items():
            if term and (len(term) > 1 or term[0][0] != name):
                raise NotComputedError
            found[term[0][1] if term else 0] = value
        return found

    @property
    def lead(self) -> Term:
        """The term that is written first."""
        return min(self.terms, key=_order)

    def node(self) -> Node:
        """As a formula, the highest degree first."""
        ordered = sorted(self.terms.items(), key=lambda item: _order(item[0]))
        if not ordered:
            return Number(Fraction(0))
        node = _term_node(*ordered[0])
        for term, value in ordered[1:]:
            node = Binary("-" if value < 0 else "+", node, _term_node(term, abs(value)))
        return node


def polynomial_of(node: Node) -> Polynomial:
    """A formula multiplied out.

    Raises:
        NotComputedError: it is no polynomial, or too long a one.
    """
    match node:
        case Unknown(name) if names_of(node):
            return Polynomial({((name, 1),): Fraction(1)})
        case Negative(of):
            return polynomial_of(of).times(Fraction(-1))
        case Binary("+" | "-" | "*", left, right) if not isinstance(right, Percent):
            return _of_two(node.sign, polynomial_of(left), polynomial_of(right))
        case Binary("/", left, right):
            under = _fraction(right)
            if not under:
                raise NotComputedError
            return polynomial_of(left).times(1 / under)
        case Binary("^", left, right) if names_of(left):
            return _power(polynomial_of(left), value_of(right))
        case _:
            return Polynomial.constant(_fraction(node))


def _of_two(sign: str, one: Polynomial, other: Polynomial) -> Polynomial:
    if sign == "*":
        return one * other
    return one + other if sign == "+" else one - other


def _fraction(node: Node) -> Fraction:
    value = value_of(node)
    if not isinstance(value, Fraction):
        raise NotComputedError
    return value


def from_coefficients(values: list[Fraction], name: str) -> Polynomial:
    """The reverse of ``coefficients``."""
    return Polynomial(
        {(((name, power),) if power else ()): value for power, value in enumerate(values)}
    )


def _power(base: Polynomial, exponent: object) -> Polynomial:
    if not isinstance(exponent, Fraction) or exponent.denominator != 1:
        raise NotComputedError
    if not 0 <= exponent <= _HIGHEST or base.degree * exponent > _HIGHEST:
        raise NotComputedError
    made = Polynomial.constant(Fraction(1))
    for _ in range(int(exponent)):
        made = made * base
    return made


def _joined(one: Term, other: Term) -> Term:
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted(powers.items()))


def _order(term: Term) -> tuple[int, list[tuple[str, int]]]:
    return -sum(power for _, power in term), [(name, -power) for name, power in term]


def _term_node(term: Term, value: Fraction) -> Node:
    node: Node | None = None
    for name, power in term:
        letter: Node = Unknown(name)
        factor = letter if power == 1 else Binary("^", letter, Number(Fraction(power)))
        node = factor if node is None else Binary("*", node, factor)
    if node is None:
        return Number(value)
    if value == 1:
        return node
    return Negative(node) if value == -1 else Binary("*", Number(value), node)
