"""Roots and factors of polynomials in one letter, and the solution of linear systems."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Function, Negative, Node, Number
from gpt_desktop.core.exercises.polynomial import Polynomial

_MOST_DIVISORS = 2_000_000  # of a coefficient that is tried


def rational_roots(values: Sequence[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
    """All rational roots, each as often as it is one, and the coefficients of what is left.

    Args:
        values: coefficients, the constant first; not all 0.
    """
    rest = list(values)
    while rest and not rest[-1]:
        rest.pop()
    if not rest:
        raise NotComputedError
    found: list[Fraction] = []
    while len(rest) > 1:
        root = _rational_root(rest)
        if root is None:
            break
        found.append(root)
        rest = _divided(rest, root)
    return sorted(found), rest


def real_roots(values: Sequence[Fraction]) -> list[Node]:
    """The real roots, the smallest first, each once.

    Raises:
        NotComputedError: some are neither rational nor of a quadratic.
    """
    rational, rest = rational_roots(values)
    if len(rest) > 3:
        raise NotComputedError
    roots: list[tuple[float, Node]] = [(float(one), Number(one)) for one in set(rational)]
    if len(rest) == 3:
        roots += _quadratic(rest)
    return [node for _, node in sorted(roots, key=lambda pair: pair[0])]


def square_parts(value: int) -> tuple[int, int]:
    """What stands before and under the root of a whole number: 12 gives 2 and 3."""
    if value > _MOST_DIVISORS:
        raise NotComputedError
    outside, inside, factor = 1, value, 2
    while factor * factor <= inside:
        while inside % (factor * factor) == 0:
            inside //= factor * factor
            outside *= factor
        factor += 1
    return outside, inside


def rational_square(value: Fraction) -> bool:
    """Whether a fraction is the square of one."""
    if value < 0:
        return False
    parts = (value.numerator, value.denominator)
    return all(math.isqrt(part) ** 2 == part for part in parts)


def root_node(value: Fraction) -> Node:
    """The square root of a positive fraction, as simple as it can be."""
    outside, inside = square_parts(value.numerator * value.denominator)
    before = Fraction(outside, value.denominator)
    if inside == 1:
        return Number(before)
    root: Node = Function("sqrt", Number(Fraction(inside)))
    return _scaled(root, before)


def linear_system(equations: Sequence[Polynomial], names: Sequence[str]) -> dict[str, Fraction]:
    """The one solution of equations ``polynomial = 0`` of the first degree.

    Raises:
        NotComputedError: there is none, or more than one.
    """
    rows = [_row(each, names) for each in equations]
    place = 0
    for column in range(len(names)):
        pivot = next((row for row in range(place, len(rows)) if rows[row][column]), None)
        if pivot is None:
            raise NotComputedError
        rows[place], rows[pivot] = rows[pivot], rows[place]
        lead = rows[place]
        rows[place] = lead = [value / lead[column] for value in lead]
        for row, values in enumerate(rows):
            if row != place and values[column]:
                factor = values[column]
                rows[row] = [one - factor * two for one, two in zip(values, lead, strict=True)]
        place += 1
    if any(any(row) for row in rows[place:]):
        raise NotComputedError
    return {name: -rows[place][-1] for place, name in enumerate(names)}


def _row(equation: Polynomial, names: Sequence[str]) -> list[Fraction]:
    if equation.degree > 1:
        raise NotComputedError
    found = [equation.terms.get(((name, 1),), Fraction(0)) for name in names]
    return [*found, equation.terms.get((), Fraction(0))]


def _rational_root(values: list[Fraction]) -> Fraction | None:
    if not values[0]:
        return Fraction(0)
    if len(values) == 2:
        return -values[0] / values[1]
    scale = math.lcm(*(value.denominator for value in values))
    whole = [int(value * scale) for value in values]
    for under in _divisors(abs(whole[-1])):
        for over in _divisors(abs(whole[0])):
            for root in (Fraction(over, under), Fraction(-over, under)):
                if not sum(value * root**power for power, value in enumerate(values)):
                    return root
    return None


def _divisors(value: int) -> list[int]:
    if value > _MOST_DIVISORS:
        raise NotComputedError
    small = [one for one in range(1, math.isqrt(value) + 1) if value % one == 0]
    return sorted({*small, *(value // one for one in small)})


def _divided(values: list[Fraction], root: Fraction) -> list[Fraction]:
    """By (x − root), without rest."""
    found: list[Fraction] = []
    carried = Fraction(0)
    for value in reversed(values):
        carried = value + carried * root
        found.append(carried)
    return list(reversed(found[:-1]))


def _quadratic(values: list[Fraction]) -> list[tuple[float, Node]]:
    c, b, a = values
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    middle = -b / (2 * a)
    root = root_node(discriminant / (4 * a * a))
    size = math.sqrt(discriminant / (4 * a * a))
    if not middle:
        return [(-size, Negative(root)), (size, root)]
    return [
        (float(middle) - size, Binary("-", Number(middle), root)),
        (float(middle) + size, Binary("+", Number(middle), root)),
    ]


def _scaled(root: Node, before: Fraction) -> Node:
    over: Node = root
    if before.numerator != 1:
        over = Binary("*", Number(Fraction(before.numerator)), root)
    if before.denominator == 1:
        return over
    return Binary("/", over, Number(Fraction(before.denominator)))
