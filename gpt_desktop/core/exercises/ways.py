"""Worked steps: each line follows from the one before."""

from __future__ import annotations

from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import (
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Percent,
    Unknown,
)
from gpt_desktop.core.exercises.polynomial import from_coefficients, polynomial_of
from gpt_desktop.core.exercises.relation import TURNED, Relation
from gpt_desktop.core.exercises.roots import rational_roots
from gpt_desktop.core.exercises.shown import latex
from gpt_desktop.core.exercises.values import value_of
from gpt_desktop.core.i18n import tr

_MOST = 12


def line(formula: str, words: str = "") -> str:
    """A step as Markdown."""
    return f"${formula}$" + (f" ({words})" if words else "")


def linear_way(asked: Relation, name: str) -> list[str]:
    """Of an equation or inequality of the first degree in one letter.

    Raises:
        NotComputedError: it is none.
    """
    left, right = (polynomial_of(side) for side in asked.sides)
    (c, a), (d, b) = (_pair(side.coefficients(name)) for side in (left, right))
    sign = asked.signs[0]
    steps = [line(asked.latex())]

    def add(one: list[Fraction], other: list[Fraction], words: str) -> None:
        sides = tuple(from_coefficients(each, name).node() for each in (one, other))
        written = line(Relation(sides, (sign,)).latex(), words)
        if written.split("$")[1] != steps[-1].split("$")[1]:
            steps.append(written)

    add([c, a], [d, b], tr("multiply out and collect"))
    if b:
        add([c, a - b], [d, Fraction(0)], tr("bring {name} to one side", name=name))
    slope, rest = a - b, d - c
    if c:
        add([Fraction(0), slope], [rest, Fraction(0)], tr("bring the numbers to the other side"))
    if slope != 1:
        sign = sign if slope > 0 else TURNED[sign]
        add([Fraction(0), Fraction(1)], [rest / slope, Fraction(0)], _divided(slope, sign))
    return steps


def quadratic_way(asked: Relation, name: str, results: str) -> list[str]:
    """Of an equation of the second degree: by factors, or by the formula."""
    steps = [line(asked.latex())]
    difference = polynomial_of(asked.sides[0]) - polynomial_of(asked.sides[1])
    values = difference.coefficients(name)
    if len(values) != 3:
        raise NotComputedError
    standard = Relation((difference.node(), Number(Fraction(0))), ("=",)).latex()
    if line(standard) != steps[0]:
        steps.append(line(standard, tr("bring everything to one side")))
    roots, rest = rational_roots(values)
    if len(roots) == 2:
        factors = "".join(latex_factor(name, root) for root in roots)
        scale = "" if rest[0] == 1 else latex(Number(rest[0]))
        steps.append(line(f"{scale}{factors} = 0", tr("factorise")))
    else:
        c, b, a = values
        shown = [latex(Number(one)) for one in (a, b, c, b * b - 4 * a * c)]
        steps.append(
            line(
                rf"a = {shown[0]},\ b = {shown[1]},\ c = {shown[2]}",
                tr("compare with ax² + bx + c"),
            )
        )
        steps.append(line(rf"b^2 - 4ac = {shown[3]}", tr("the discriminant")))
    steps.append(line(results))
    return steps


def latex_factor(name: str, root: Fraction) -> str:
    """x − root as a factor."""
    if not root:
        return name
    sign = "-" if root > 0 else "+"
    return rf"\left({name} {sign} {latex(Number(abs(root)))}\right)"


def arithmetic_way(node: Node) -> list[str]:
    """A sum worked out, one operation after the other where all are exact."""
    steps = [line(latex(node))]
    while not isinstance(node, (Number, Percent)) and len(steps) < _MOST:
        try:
            node = _reduced(node)
        except NotComputedError:
            break
        steps.append(line("= " + latex(node)))
    # Of fractions whose digits do not end, decimals on the way would mislead.
    return [steps[0], steps[-1]] if r"\frac" in steps[-1] else steps


def _pair(values: list[Fraction]) -> tuple[Fraction, Fraction]:
    if len(values) > 2:
        raise NotComputedError
    return values[0], (values[1] if len(values) == 2 else Fraction(0))


def _divided(slope: Fraction, sign: str) -> str:
    shown = latex(Number(slope))
    if slope < 0 and sign != "=":
        return tr("divide by ${number}$, which turns the sign", number=shown)
    return tr("divide by ${number}$", number=shown)


def _reduced(node: Node) -> Node:
    """With its first innermost operation done."""
    match node:
        case Binary(sign, left, right):
            if not isinstance(left, (Number, Percent)):
                return Binary(sign, _reduced(left), right)
            if not isinstance(right, (Number, Percent)):
                return Binary(sign, left, _reduced(right))
        case Negative(of) if not isinstance(of, Number):
            return Negative(_reduced(of))
        case Function(name, of) if not isinstance(of, Number):
            return Function(name, _reduced(of))
        case Unknown():
            raise NotComputedError
    value = value_of(node)
    if not isinstance(value, Fraction):
        raise NotComputedError
    return Number(value)
