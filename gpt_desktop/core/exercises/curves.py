"""The least or greatest value of a quadratic, and the slope of a curve at a point."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Number, Unknown
from gpt_desktop.core.exercises.calculus import derivative
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.polynomial import polynomial_of
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.rewriting import number_of
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Kind, Solved
from gpt_desktop.core.exercises.substitution import replaced
from gpt_desktop.core.exercises.values import is_near, names_of, value_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.lazy_pattern import LazyPattern

_HEAD = r"(?:(?:[yf]|[fgh]\s*\(\s*x\s*\))\s*=\s*)?"
_EXTREME = LazyPattern(
    rf"(?:find|what is|determine|calculate)\s+the (?P<en>minimum|maximum|least|greatest) value of "
    rf"(?:the (?:function|quadratic|expression) )?\$?{_HEAD}(?P<body>[^$=,]+?)\$?\s*[.?]?"
    rf"|求(?:二次)?(?:函数|代数式)?\s*\$?{_HEAD}(?P<zbody>[^$=，]+?)\$?\s*的最(?P<zh>小|大)值[。.]?",
    2,
)
_AT = LazyPattern(
    rf"(?:find|what is|determine|calculate)\s+the (?:gradient|slope) of the (?:curve"
    rf"|graph|tangent to(?: the curve)?)"
    rf" \$?{_HEAD}(?P<body>[^$=]+?)\$? at (?:the point )?\$?\(\s*(?P<x>[^(),]+),\s*"
    rf"(?P<y>[^(),]+)\)\$?\s*[.?]?"
    rf"|求曲线\s*\$?{_HEAD}(?P<zbody>[^$=]+?)\$?\s*在点?\s*\$?[A-Z]?[(（]\s*(?P<zx>[^(),，]+)[,，]"
    rf"\s*(?P<zy>[^(),，]+)[)）]\$?\s*处?的?切线的?斜率[。.]?",
    2,
)


def of_curve(text: str) -> Solved | None:
    """What is asked of a curve; None where a text asks for something else.

    Raises:
        NotComputedError: it asks, and there is no such value.
    """
    extreme = _EXTREME.fullmatch(text)
    if extreme is not None:
        least = (extreme["en"] or "").casefold() in ("minimum", "least") or extreme["zh"] == "小"
        return _extreme(extreme["body"] or extreme["zbody"], least=least)
    at = _AT.fullmatch(text)
    if at is None:
        return None
    return _slope(at["body"] or at["zbody"], at["x"] or at["zx"], at["y"] or at["zy"])


def _extreme(body: str, *, least: bool) -> Solved:
    node = formula(body)
    polynomial = polynomial_of(node)
    if len(polynomial.names) != 1 or polynomial.degree != 2:
        raise NotComputedError
    [name] = polynomial.names
    c, b, a = polynomial.coefficients(name)
    if (a > 0) != least:
        raise NotComputedError
    place = -b / (2 * a)
    value = c - b * b / (4 * a)
    shifted = Binary("^", Binary("-", Unknown(name), Number(place)), Number(Fraction(2)))
    square = shifted if a == 1 else Binary("*", Number(a), shifted)
    steps = [line(latex(node)), line(f"= {latex(Binary('+', square, Number(value)))}")]
    solved = of_value(plain(node), Number(value), [*steps, line(latex(Number(value)))])
    return replace(solved, kind=Kind.FORMULA, start=node)


def _slope(body: str, x: str, y: str) -> Solved:
    node = formula(body)
    names = names_of(node)
    if len(names) != 1:
        raise NotComputedError
    [name] = names
    place = formula(x)
    if not is_near(value_of(replaced(node, {name: place})), value_of(formula(y))):
        raise NotComputedError
    made = derivative(node, name)
    value = number_of(replaced(made, {name: place}))
    steps = [line(rf"\frac{{d}}{{d{name}}}:\ {latex(made)}"), line(f"= {latex(value)}")]
    return of_value(f"d/d{name} ({plain(node)}), {name} = {plain(place)}", value, steps)
