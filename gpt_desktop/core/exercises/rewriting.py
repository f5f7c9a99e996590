"""Formulas in another form: multiplied out, in factors, as simple as they can be, as a number."""

from __future__ import annotations

import math
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Function, Negative, Node, Number, Unknown
from gpt_desktop.core.exercises.polynomial import Polynomial, from_coefficients, polynomial_of
from gpt_desktop.core.exercises.ratio import lowest, ratio_of, surds_of
from gpt_desktop.core.exercises.roots import rational_roots
from gpt_desktop.core.exercises.values import is_near, names_of, real, same_formula, value_of

_TRIGONOMETRIC = ("sin", "cos", "tan", "cot", "sec", "csc")
_USUAL = [Number(Fraction(one, 2)) for one in (0, 1, -1, 2, -2, 4, -4)]


def expanded(node: Node) -> Node:
    """Multiplied out and collected."""
    return polynomial_of(node).node()


def simplified(node: Node) -> Node:
    """As simple as it can be: a polynomial, a quotient in lowest terms, roots, a number."""
    if not names_of(node):
        return number_of(node)
    made = lowest(ratio_of(node))
    if same_formula(node, made) is not True:
        raise NotComputedError
    return made


def factored(node: Node) -> Node:
    """In factors over the rational numbers.

    Raises:
        NotComputedError: it cannot be told whether it is all in factors.
    """
    polynomial = polynomial_of(node)
    if len(polynomial.terms) < 2:
        raise NotComputedError
    content, powers, rest = _taken_out(polynomial)
    factors: list[tuple[Node, int]] = [(Unknown(name), power) for name, power in powers.items()]
    factors += _factors(rest)
    made: Node = Number(content)
    for base, power in factors:
        factor = base if power == 1 else Binary("^", base, Number(Fraction(power)))
        made = factor if made == Number(Fraction(1)) else _times(made, factor)
    if same_formula(node, made) is not True:
        raise NotComputedError
    return made


def number_of(node: Node) -> Node:
    """A formula without letters as an exact number.

    Raises:
        NotComputedError: it has no exact short form.
    """
    if has_angle_without_unit(node):
        raise NotComputedError
    try:
        return surds_of(node).node()
    except NotComputedError:
        value = value_of(node)
    if isinstance(value, Fraction):
        return Number(value)
    number = real(value)
    if number is None:
        raise NotComputedError
    if _has(node, _TRIGONOMETRIC):
        return _usual_angle(number)
    if _has(node, ("log", "ln", "exp")):
        near = Fraction(round(number * 2), 2)
        if abs(float(near) - number) < 1e-12:
            return Number(near)
    raise NotComputedError


def prime_factors(value: int) -> dict[int, int]:
    """Of a whole number above 1, each with how often it is one."""
    if not 1 < value < 10**12:
        raise NotComputedError
    found: dict[int, int] = {}
    divisor = 2
    while divisor * divisor <= value:
        while value % divisor == 0:
            found[divisor] = found.get(divisor, 0) + 1
            value //= divisor
        divisor += 1
    if value > 1:
        found[value] = found.get(value, 0) + 1
    return found


def has_angle_without_unit(node: Node) -> bool:
    """“cos 30”: of degrees or not is left open; of 30° and π/6 it is plain."""
    match node:
        case Function(name, of) if name in _TRIGONOMETRIC:
            return not _has_pi(of) and value_of(of) != 0
        case Function(_, of) | Negative(of):
            return has_angle_without_unit(of)
        case Binary(_, left, right):
            return has_angle_without_unit(left) or has_angle_without_unit(right)
        case _:
            return False


def _has_pi(node: Node) -> bool:
    match node:
        case Unknown(name):
            return name == "π"
        case Function(_, of) | Negative(of):
            return _has_pi(of)
        case Binary(_, left, right):
            return _has_pi(left) or _has_pi(right)
        case _:
            return False


def _usual_angle(number: float) -> Node:
    three: Node = Function("sqrt", Number(Fraction(3)))
    two: Node = Function("sqrt", Number(Fraction(2)))
    roots: list[Node] = []
    for root in (two, three):
        roots += [root, Binary("/", root, Number(Fraction(2)))]
    roots.append(Binary("/", three, Number(Fraction(3))))
    for node in (*_USUAL, *roots, *(Negative(one) for one in roots)):
        if is_near(value_of(node), complex(number)):
            return node
    raise NotComputedError


def _has(node: Node, functions: tuple[str, ...]) -> bool:
    match node:
        case Function(name, of):
            return name in functions or _has(of, functions)
        case Negative(of):
            return _has(of, functions)
        case Binary(_, left, right):
            return _has(left, functions) or _has(right, functions)
        case _:
            return False


def _times(one: Node, other: Node) -> Node:
    if one == Number(Fraction(-1)):
        return Negative(other)
    return Binary("*", one, other)


def _taken_out(polynomial: Polynomial) -> tuple[Fraction, dict[str, int], Polynomial]:
    """The common number, the common letters, and what is left."""
    values = list(polynomial.terms.values())
    content = Fraction(
        math.gcd(*(value.numerator for value in values)),
        math.lcm(*(value.denominator for value in values)),
    )
    if polynomial.terms[polynomial.lead] < 0:
        content = -content
    terms = [dict(term) for term in polynomial.terms]
    powers = {name: min(term.get(name, 0) for term in terms) for name in polynomial.names}
    rest = {
        tuple((name, power - powers[name]) for name, power in term if power > powers[name]): value
        / content
        for term, value in polynomial.terms.items()
    }
    return content, {name: power for name, power in powers.items() if power}, Polynomial(rest)


def _factors(polynomial: Polynomial) -> list[tuple[Node, int]]:
    names = polynomial.names
    if polynomial.degree <= 1:
        return [(polynomial.node(), 1)] if names else []
    if len(names) == 1:
        return _of_one(polynomial, names[0], "")
    degrees = {sum(power for _, power in term) for term in polynomial.terms}
    if len(names) != 2 or len(degrees) != 1:
        raise NotComputedError
    first, second = names
    flat = Polynomial(
        {
            tuple((name, power) for name, power in term if name == first): value
            for term, value in polynomial.terms.items()
        }
    )
    return _of_one(flat, first, second)


def _of_one(polynomial: Polynomial, name: str, other: str) -> list[tuple[Node, int]]:
    """Factors in one letter; with a second one, of what has the same degree in each term."""
    roots, rest = rational_roots(polynomial.coefficients(name))
    if len(rest) > 4:
        raise NotComputedError
    found: dict[Node, int] = {}
    scale = rest[-1] if len(rest) == 1 else Fraction(1)
    for root in roots:
        factor = from_coefficients([-root, Fraction(1)], name).times(Fraction(root.denominator))
        scale /= root.denominator
        node = _again_of_two(factor, name, other, 1).node()
        found[node] = found.get(node, 0) + 1
    if len(rest) > 1:
        left = from_coefficients(rest, name)
        scaled = left.times(scale)
        found[_again_of_two(scaled, name, other, left.degree).node()] = 1
    elif scale != 1:
        raise NotComputedError
    return list(found.items())


def _again_of_two(polynomial: Polynomial, name: str, other: str, degree: int) -> Polynomial:
    if not other:
        return polynomial
    found = {}
    for term, value in polynomial.terms.items():
        power = dict(term).get(name, 0)
        letters = [(name, power), (other, degree - power)]
        found[tuple(sorted(one for one in letters if one[1]))] = value
    return Polynomial(found)
