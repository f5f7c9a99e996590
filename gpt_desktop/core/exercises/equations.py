"""Equations and inequalities in one letter, and systems of equations, solved exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Function, Node, Number
from gpt_desktop.core.exercises.polynomial import Polynomial, Term, polynomial_of
from gpt_desktop.core.exercises.ratio import Ratio, lowest, ratio_of
from gpt_desktop.core.exercises.relation import Relation
from gpt_desktop.core.exercises.roots import linear_system, real_roots
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.values import names_of, real, value_of

_BASES = 6  # degrees of roots among exponents


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers between two ends; None has no end there. ``closed``: with the end."""

    low: Node | None = None
    high: Node | None = None
    low_closed: bool = False
    high_closed: bool = False


def roots(equation: Relation, name: str) -> list[Node]:
    """All real solutions, the smallest first; each was put back into the equation.

    Raises:
        NotComputedError: they cannot all be found.
    """
    left, right = equation.sides
    return [one for one in _candidates(left, right, name) if _fits(equation, name, one)]


def systems(equations: Sequence[Relation], names: Sequence[str]) -> list[tuple[Node, ...]]:
    """All real solutions of two or more equations, in the order of the names.

    Raises:
        NotComputedError: they cannot all be found.
    """
    parts = [polynomial_of(each.sides[0]) - polynomial_of(each.sides[1]) for each in equations]
    if all(part.degree <= 1 for part in parts):
        values = linear_system(parts, names)
        return [tuple(Number(values[name]) for name in names)]
    if len(parts) != 2 or len(names) != 2:
        raise NotComputedError
    line = next((part for part in parts if part.degree == 1), None)
    if line is None:
        raise NotComputedError
    other = next(part for part in parts if part is not line)
    return _line_and_curve(line, other, names)


def isolated(equation: Relation, name: str) -> Node:
    """What a letter is in terms of the others, where it stands to the first degree.

    Raises:
        NotComputedError: it stands to a higher one.
    """
    one, other = (ratio_of(side) for side in equation.sides)
    total = one.over * other.under - other.over * one.under
    slope: dict[Term, Fraction] = {}
    rest: dict[Term, Fraction] = {}
    for term, value in total.terms.items():
        powers = dict(term)
        if powers.get(name, 0) > 1:
            raise NotComputedError
        without = tuple(each for each in term if each[0] != name)
        (slope if name in powers else rest)[without] = value
    if not slope:
        raise NotComputedError
    over, under = Polynomial(rest).times(Fraction(-1)), Polynomial(slope)
    if len(under.terms) == 1:
        return lowest(Ratio(over, under))
    return Binary("/", over.node(), under.node())


def ranges(inequality: Relation, name: str) -> list[Range]:
    """The numbers for which an inequality is true.

    Raises:
        NotComputedError: they cannot be told.
    """
    if len(inequality.signs) == 2:
        first = ranges(Relation(inequality.sides[:2], inequality.signs[:1]), name)
        second = ranges(Relation(inequality.sides[1:], inequality.signs[1:]), name)
        return _both(first, second)
    if len(inequality.signs) != 1 or inequality.signs[0] not in "<>≤≥":
        raise NotComputedError
    sign = inequality.signs[0]
    difference = polynomial_of(inequality.sides[0]) - polynomial_of(inequality.sides[1])
    ends = real_roots(difference.coefficients(name))
    closed = sign in "≤≥"
    found: list[Range] = []
    edges: list[Node | None] = [None, *ends, None]
    for low, high in pairwise(edges):
        if inequality.holds({name: _between(low, high)}):
            found.append(Range(low, high, closed and low is not None, closed and high is not None))
        elif closed and high is not None:
            found.append(Range(high, high, True, True))
    return _merged(found)


def common(inequalities: Sequence[Relation], name: str) -> Range:
    """The one range in which all inequalities are true.

    Raises:
        NotComputedError: there is none, it is a single number, or there are several.
    """
    found = Range()
    for one in inequalities:
        parts = ranges(one, name)
        if len(parts) != 1:
            raise NotComputedError
        found = _narrowed(found, parts[0])
    if found.low is None and found.high is None:
        raise NotComputedError
    ends = [one for one in (found.low, found.high) if one is not None]
    if len(ends) == 2 and _size(ends[0]) >= _size(ends[1]):
        raise NotComputedError
    return found


def range_words(found: Sequence[Range], name: str, *, tex: bool = False) -> list[str]:
    """Each as an inequality: x < 2, 2 ≤ x < 5, x = 3."""
    write = latex if tex else plain
    less = {False: "<", True: r"\leq" if tex else "≤"}
    more = {False: ">", True: r"\geq" if tex else "≥"}
    words = []
    for one in found:
        if one.low is not None and one.low == one.high:
            words.append(f"{name} = {write(one.low)}")
        elif one.low is None and one.high is not None:
            words.append(f"{name} {less[one.high_closed]} {write(one.high)}")
        elif one.high is None and one.low is not None:
            words.append(f"{name} {more[one.low_closed]} {write(one.low)}")
        elif one.low is not None and one.high is not None:
            low = f"{write(one.low)} {less[one.low_closed]} {name}"
            words.append(f"{low} {less[one.high_closed]} {write(one.high)}")
    return words


def _candidates(left: Node, right: Node, name: str) -> list[Node]:
    for one, other in ((left, right), (right, left)):
        if name in names_of(other):
            continue
        match one:
            case Function("sqrt", of):
                return _equal(of, Binary("^", other, Number(Fraction(2))), name)
            case Function("log", of):
                return _equal(of, Binary("^", Number(Fraction(10)), other), name)
            case Binary("/", Function("ln", of), Function("ln", Number(base))) if name in names_of(
                of
            ):
                return _equal(of, Binary("^", Number(base), other), name)
            case Function("abs", of):
                turned = Binary("-", Number(Fraction(0)), other)
                return _ordered([*_equal(of, other, name), *_equal(of, turned, name)])
            case Binary("^", base, exponent) if not names_of(base):
                return _equal(exponent, Number(_exponent(value_of(base), value_of(other))), name)
    if not names_of(left) - {name} and not names_of(right) - {name}:
        return _equal(left, right, name)
    raise NotComputedError


def _equal(left: Node, right: Node, name: str) -> list[Node]:
    one, other = ratio_of(left), ratio_of(right)
    difference = one.over * other.under - other.over * one.under
    if not difference.names:
        raise NotComputedError
    return real_roots(difference.coefficients(name))


def _exponent(base: object, power: object) -> Fraction:
    """What a base must be raised to; NotComputedError where that is no small fraction."""
    if not isinstance(base, Fraction) or not isinstance(power, Fraction):
        raise NotComputedError
    if base <= 0 or base == 1 or power <= 0:
        raise NotComputedError
    for under in range(1, _BASES + 1):
        for over in range(-64, 65):
            if base**over == power**under:
                return Fraction(over, under)
    raise NotComputedError


def _fits(equation: Relation, name: str, root: Node) -> bool:
    try:
        return equation.holds({name: value_of(root)})
    except NotComputedError:
        return False  # a denominator is 0 there


def _line_and_curve(
    line: Polynomial, curve: Polynomial, names: Sequence[str]
) -> list[tuple[Node, ...]]:
    first, second = names
    slope = line.terms.get(((second, 1),), Fraction(0))
    if not slope:
        return [pair[::-1] for pair in _line_and_curve(line, curve, (second, first))]
    rest = Polynomial({term: value for term, value in line.terms.items() if term != ((second, 1),)})
    instead = rest.times(-1 / slope)
    total = Polynomial({})
    for term, value in curve.terms.items():
        part = Polynomial.constant(value)
        for letter, power in term:
            factor = instead if letter == second else Polynomial({((letter, 1),): Fraction(1)})
            for _ in range(power):
                part = part * factor
        total = total + part
    pairs: list[tuple[Node, ...]] = []
    for root in real_roots(total.coefficients(first)):
        if not isinstance(root, Number):
            raise NotComputedError
        values = instead.terms
        other = values.get(((first, 1),), Fraction(0)) * root.value + values.get((), Fraction(0))
        pairs.append((root, Number(other)))
    return pairs


def _narrowed(one: Range, other: Range) -> Range:
    low, low_closed = one.low, one.low_closed
    if other.low is not None and (low is None or _size(other.low) >= _size(low)):
        same = low is not None and _size(other.low) == _size(low)
        low, low_closed = other.low, other.low_closed and (low_closed or not same)
    high, high_closed = one.high, one.high_closed
    if other.high is not None and (high is None or _size(other.high) <= _size(high)):
        same = high is not None and _size(other.high) == _size(high)
        high, high_closed = other.high, other.high_closed and (high_closed or not same)
    return Range(low, high, low_closed, high_closed)


def _size(node: Node) -> float:
    number = real(value_of(node))
    if number is None:
        raise NotComputedError
    return number


def _ordered(nodes: list[Node]) -> list[Node]:
    return sorted(dict.fromkeys(nodes), key=_size)


def _between(low: Node | None, high: Node | None) -> Fraction:
    if low is None and high is None:
        return Fraction(0)
    if low is None or high is None:
        return Fraction(round(_size(low))) + 2 if low is not None else _below(high)
    return Fraction((_size(low) + _size(high)) / 2)


def _below(high: Node | None) -> Fraction:
    return Fraction(0) if high is None else Fraction(round(_size(high))) - 2


def _merged(found: list[Range]) -> list[Range]:
    """Ranges that touch at an end that belongs to them are one."""
    made: list[Range] = []
    for one in found:
        last = made[-1] if made else None
        touches = last is not None and last.high is not None and last.high == one.low
        if last is not None and touches and (last.high_closed or one.low_closed):
            made[-1] = Range(last.low, one.high, last.low_closed, one.high_closed)
        else:
            made.append(one)
    return made


def _both(first: list[Range], second: list[Range]) -> list[Range]:
    if len(first) != 1 or len(second) != 1:
        raise NotComputedError
    lows = [(_size(one.low), one.low, one.low_closed) for one in (*first, *second) if one.low]
    highs = [(_size(one.high), one.high, one.high_closed) for one in (*first, *second) if one.high]
    if len(lows) != 1 or len(highs) != 1 or lows[0][0] >= highs[0][0]:
        raise NotComputedError
    return [Range(lows[0][1], highs[0][1], lows[0][2], highs[0][2])]
