"""Derivatives, and integrals of polynomials."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Unknown,
)
from gpt_desktop.core.exercises.polynomial import Polynomial, polynomial_of
from gpt_desktop.core.exercises.values import names_of

ZERO, ONE, TWO = (Number(Fraction(one)) for one in (0, 1, 2))


def derivative(node: Node, name: str) -> Node:
    """By the rules, tidied a little; a polynomial comes multiplied out.

    Raises:
        NotComputedError: of a function that none of the rules is for.
    """
    try:
        return _of_polynomial(polynomial_of(node), name).node()
    except NotComputedError:
        return _derived(node, name)


def integral(node: Node, name: str) -> Node:
    """An antiderivative, without its constant.

    Raises:
        NotComputedError: it is neither a polynomial nor one of the usual functions.
    """
    with suppress(NotComputedError):
        return _integral(polynomial_of(node), name).node()
    match node:
        case Binary("+" | "-", left, right):
            return _sum(node.sign, integral(left, name), integral(right, name))
        case Negative(of):
            return Negative(integral(of, name))
        case Binary("*", left, right) if name not in names_of(left):
            return _product(left, integral(right, name))
        case Binary("/", Number(), Unknown(letter)) if letter == name:
            inside: Node = Function("ln", Function("abs", Unknown(name)))
            return _product(node.left, inside)
    inner = Unknown(name)
    usual: dict[Node, Node] = {
        Function("sin", inner): Negative(Function("cos", inner)),
        Function("cos", inner): Function("sin", inner),
        Binary("^", Unknown("e"), inner): Binary("^", Unknown("e"), inner),
    }
    if node not in usual:
        raise NotComputedError
    return usual[node]


def _of_polynomial(polynomial: Polynomial, name: str) -> Polynomial:
    found = Polynomial({})
    for term, value in polynomial.terms.items():
        powers = dict(term)
        power = powers.get(name, 0)
        if power:
            powers[name] = power - 1
            kept = tuple((one, count) for one, count in sorted(powers.items()) if count)
            found = found + Polynomial({kept: value * power})
    return found


def _integral(polynomial: Polynomial, name: str) -> Polynomial:
    found = Polynomial({})
    for term, value in polynomial.terms.items():
        powers = dict(term)
        powers[name] = powers.get(name, 0) + 1
        kept = tuple(sorted(powers.items()))
        found = found + Polynomial({kept: value / powers[name]})
    return found


def _derived(node: Node, name: str) -> Node:
    if name not in names_of(node):
        return ZERO
    match node:
        case Unknown():
            return ONE
        case Negative(of):
            return Negative(derivative(of, name))
        case Binary(sign, left, right):
            return _of_two(sign, left, right, name)
        case Function(function, of):
            return _product(_of_function(function, of), derivative(of, name))
        case _:
            raise NotComputedError


def _of_two(sign: str, left: Node, right: Node, name: str) -> Node:
    if sign == "^":
        return _of_power(left, right, name)
    one, other = derivative(left, name), derivative(right, name)
    if sign in "+-":
        return _sum(sign, one, other)
    over = _sum("+" if sign == "*" else "-", _product(one, right), _product(left, other))
    if sign == "*":
        return over
    if sign != "/":
        raise NotComputedError
    return Binary("/", over, Binary("^", right, TWO))


def _of_power(base: Node, exponent: Node, name: str) -> Node:
    if name not in names_of(exponent):
        if not isinstance(exponent, Number):
            raise NotComputedError
        less = exponent.value - 1
        lower = base if less == 1 else Binary("^", base, Number(less))
        return _product(_product(exponent, lower), derivative(base, name))
    if name in names_of(base):
        raise NotComputedError
    grown: Node = Binary("^", base, exponent)
    outer = grown if base == Unknown("e") else _product(grown, Function("ln", base))
    return _product(derivative(exponent, name), outer)


def _of_function(name: str, of: Node) -> Node:
    rules: dict[str, Node] = {
        "sin": Function("cos", of),
        "cos": Negative(Function("sin", of)),
        "tan": Binary("/", ONE, Binary("^", Function("cos", of), TWO)),
        "ln": Binary("/", ONE, of),
        "exp": Function("exp", of),
        "sqrt": Binary("/", ONE, Binary("*", TWO, Function("sqrt", of))),
    }
    if name not in rules:
        raise NotComputedError
    return rules[name]


def _sum(sign: str, one: Node, other: Node) -> Node:
    if other == ZERO:
        return one
    if one == ZERO:
        return other if sign == "+" else Negative(other)
    if isinstance(other, Negative):
        return Binary("-" if sign == "+" else "+", one, other.of)
    return Binary(sign, one, other)


def _product(one: Node, other: Node) -> Node:
    if ZERO in (one, other):
        return ZERO
    if ONE in (one, other):
        return other if one == ONE else one
    if isinstance(one, Negative):
        return Negative(_product(one.of, other))
    if isinstance(other, Negative):
        return Negative(_product(one, other.of))
    if isinstance(other, Number):
        one, other = other, one
    for first, second in ((one, other), (other, one)):
        if isinstance(second, Binary) and second.sign == "/" and second.left == ONE:
            return Binary("/", first, second.right)
    return Binary("*", one, other)
