"""Limits of quotients and of functions that have a value there."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.calculus import derivative
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.polynomial import polynomial_of
from gpt_desktop.core.exercises.ratio import ratio_of
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.rewriting import number_of
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import is_near, names_of, real, value_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding
from gpt_desktop.core.lazy_pattern import LazyPattern

_ASKED = LazyPattern(
    r"(?:find|evaluate|calculate|compute|determine|work out|what is|求|计算|求极限|计算极限)?\s*"
    r"(?:the limit|limit|极限)?\s*[$:：]*\s*(?:the )?limit\s+(?:of )?\$?(?P<body>.+?)\$?,?\s*"
    r"(?:as|when)\s+\$?(?P<name>[a-z])\s*(?:→|tends to|approaches|goes to)\s*"
    r"(?P<at>[^$.。?？]+?)\$?"
    r"\s*[.。?？]?\s*",
    re.I,
)
_TURNS = 4  # derivatives of both parts
_NEAR = (Fraction(1, 10_000), Fraction(1, 1_000_000))
_FAR = Fraction(10**7)
_CLOSE = 1e-3
_SIMPLE = 100  # the largest denominator of a value that was found in decimals


def limit_of(text: str, rounding: Rounding | None) -> Solved | None:
    """What a limit is; None where a text asks for none.

    Raises:
        NotComputedError: there is none, or none that code can find and see come near.
    """
    match = _ASKED.fullmatch(text)
    if match is None:
        return None
    node, name = formula(match["body"].strip().rstrip("$")), match["name"]
    if names_of(node) != {name}:
        return None
    at = match["at"].strip()
    if re.fullmatch(r"\+?∞|(?:positive )?infinity", at):
        value = _at_infinity(node, name)
        _refuse_unless_near(node, name, (_FAR,), value)
    else:
        point = value_of(formula(at))
        if not isinstance(point, Fraction):
            return None
        value = _at_point(node, name, point)
        _refuse_unless_near(node, name, [point + one * sign for one in _NEAR for sign in (1, -1)],
                            value)  # fmt: skip
    place = at.replace("∞", r"\infty")
    tex = rf"\lim_{{{name} \to {place}}} {latex(node)}"
    problem = f"lim {name} → {at} {plain(node)}"
    return of_value(problem, value, [line(tex), line(f"= {latex(value)}")], rounding)


def _at_point(node: Node, name: str, point: Fraction) -> Node:
    try:
        return number_of(replaced(node, {name: Number(point)}))
    except NotComputedError:
        pass
    if not isinstance(node, Binary) or node.sign != "/":
        raise NotComputedError
    over, under = node.left, node.right
    for _ in range(_TURNS):
        ends = [value_of(part, {name: point}) for part in (over, under)]
        if not is_near(ends[1], Fraction(0)):
            return _exact(replaced(Binary("/", over, under), {name: Number(point)}))
        if not is_near(ends[0], Fraction(0)):
            raise NotComputedError
        over, under = derivative(over, name), derivative(under, name)
    raise NotComputedError


def _exact(node: Node) -> Node:
    """A number, or the fraction of small whole numbers that it is to all digits."""
    try:
        return number_of(node)
    except NotComputedError:
        size = real(value_of(node))
    near = None if size is None else Fraction(size).limit_denominator(_SIMPLE)
    if size is None or near is None or abs(float(near) - size) > 1e-12:
        raise NotComputedError
    return Number(near)


def _at_infinity(node: Node, name: str) -> Node:
    """Of a quotient of polynomials."""
    ratio = ratio_of(node)
    over, under = (polynomial_of(part.node()) for part in (ratio.over, ratio.under))
    if over.degree > under.degree:
        raise NotComputedError
    if over.degree < under.degree:
        return Number(Fraction(0))
    return Number(over.coefficients(name)[-1] / under.coefficients(name)[-1])


def _refuse_unless_near(
    node: Node, name: str, points: tuple[Fraction, ...] | list[Fraction], value: Node
) -> None:
    wanted = real(value_of(value))
    for point in points:
        found = real(value_of(node, {name: point}))
        if wanted is None or found is None:
            raise NotComputedError
        if abs(found - wanted) > _CLOSE * max(1.0, abs(wanted)):
            raise NotComputedError
