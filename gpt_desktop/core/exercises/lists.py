"""What is asked of lists of numbers and of points: means, common divisors, slopes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Function, Node, Number, Percent
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.result import number_node, of_value
from gpt_desktop.core.exercises.rewriting import number_of, prime_factors
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.values import value_of
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding

_POINT = re.compile(r"\s*[A-Z]?\s*[(（]([^(),，]+)[,，]([^(),，]+)[)）]\s*")
_BETWEEN = re.compile(r"\s*[,，、;]\s*(?![^(（]*[)）])")


def listed(command: str, texts: Sequence[str], rounding: Rounding | None) -> Solved | None:
    """What a command comes to for what is listed; None where it is none of these.

    Raises:
        NotComputedError: what is listed are no numbers of its kind.
    """
    parts = [part for text in texts for part in _BETWEEN.split(text) if part.strip()]
    if command in ("SLOPE", "DISTANCE", "MIDPOINT"):
        return _of_points(command, parts, rounding)
    values = [_number(part) for part in parts]
    if command in _ONE:
        if len(values) != 1:
            return None
        return _ONE[command](formula(parts[0]), values[0], rounding)
    if len(values) < 2:
        return None
    if command == "DEVIATION":
        return _deviation(values, rounding)
    value, way = _OF_LIST[command](values)
    problem = f"{command.casefold()}({', '.join(plain(Number(one)) for one in values)})"
    return of_value(problem, Number(value), way, rounding)


def _deviation(values: Sequence[Fraction], rounding: Rounding | None) -> Solved:
    value, way = _variance(values)
    root = number_of(Function("sqrt", Number(value)))
    steps = [*way, line(rf"\sqrt{{{_tex(value)}}} = {latex(root)}")]
    problem = f"σ({', '.join(plain(Number(one)) for one in values)})"
    return of_value(problem, root, steps, rounding)


def _number(text: str) -> Fraction:
    value = value_of(formula(text))
    if not isinstance(value, Fraction):
        raise NotComputedError
    return value


def _tex(value: Fraction) -> str:
    return latex(Number(value))


def _mean(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    total = sum(values, Fraction(0))
    added = " + ".join(_tex(one) for one in values)
    way = [line(rf"\frac{{{added}}}{{{len(values)}}}")]
    way.append(line(rf"= \frac{{{_tex(total)}}}{{{len(values)}}}"))
    way.append(line(f"= {_tex(total / len(values))}"))
    return total / len(values), way


def _median(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    ordered = sorted(values)
    middle = len(ordered) // 2
    found = ordered[middle]
    if len(ordered) % 2 == 0:
        found = (ordered[middle - 1] + ordered[middle]) / 2
    return found, [line(r",\ ".join(_tex(one) for one in ordered)), line(_tex(found))]


def _mode(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    counts = Counter(values).most_common()
    if len(counts) > 1 and counts[0][1] == counts[1][1]:
        raise NotComputedError
    return counts[0][0], [line(rf"{_tex(counts[0][0])}:\ {counts[0][1]}\times")]


def _range(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    high, low = max(values), min(values)
    return high - low, [line(f"{_tex(high)} - {_tex(low)}"), line(f"= {_tex(high - low)}")]


def _variance(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    """Of all values, not of a sample."""
    mean = _mean(values)[0]
    squares = [(one - mean) ** 2 for one in values]
    found = sum(squares, Fraction(0)) / len(values)
    added = " + ".join(_tex(one) for one in squares)
    middle = line(rf"\bar{{x}} = {_tex(mean)}")
    return found, [middle, line(rf"\frac{{{added}}}{{{len(values)}}}"), line(f"= {_tex(found)}")]


def _sum(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    total = sum(values, Fraction(0))
    return total, [line(" + ".join(_tex(one) for one in values)), line(f"= {_tex(total)}")]


def _multiplied(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    total = math.prod(values, start=Fraction(1))
    return total, [line(r" \cdot ".join(_tex(one) for one in values)), line(f"= {_tex(total)}")]


def _whole(values: Sequence[Fraction]) -> list[int]:
    if any(value.denominator != 1 or value < 1 or value > 10**12 for value in values):
        raise NotComputedError
    return [int(value) for value in values]


def _gcd(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    return Fraction(math.gcd(*_whole(values))), _primes_way(values)


def _lcm(values: Sequence[Fraction]) -> tuple[Fraction, list[str]]:
    return Fraction(math.lcm(*_whole(values))), _primes_way(values)


def _primes_way(values: Sequence[Fraction]) -> list[str]:
    return [line(f"{one} = {_product(one)}") for one in _whole(values) if one > 1]


def _product(value: int) -> str:
    return r" \cdot ".join(
        str(prime) if count == 1 else f"{prime}^{{{count}}}"
        for prime, count in prime_factors(value).items()
    )


_OF_LIST: dict[str, Callable[[Sequence[Fraction]], tuple[Fraction, list[str]]]] = {
    "MEAN": _mean,
    "MEDIAN": _median,
    "MODE": _mode,
    "RANGE": _range,
    "VARIANCE": _variance,
    "SUM": _sum,
    "PRODUCT": _multiplied,
    "GCD": _gcd,
    "LCM": _lcm,
}


def _decimal(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    solved = of_value(plain(node), Number(value), [line(latex(node))], rounding)
    return None if "/" in solved.result else solved


def _fraction(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    if value.denominator == 1 or rounding is not None:
        return None
    tex = rf"\frac{{{value.numerator}}}{{{value.denominator}}}"
    steps = (line(latex(node)), line(f"= {tex}"))
    return Solved(
        plain(node), f"{value.numerator}/{value.denominator}", tex, steps, (Number(value),)
    )


def _percent(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    if isinstance(node, Percent):
        return None
    way = [line(latex(node)), line(rf"{_tex(value)} \cdot 100\%")]
    return of_value(plain(node), Number(value * 100), way, rounding, "%")


def _primes(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    """The distinct ones."""
    if rounding is not None or not isinstance(node, Number):
        return None
    [number] = _whole([value])
    found = list(prime_factors(number))
    shown = ", ".join(map(str, found))
    values = tuple(number_node(one) for one in found)
    names = ("",) * len(found)
    return Solved(
        str(number), shown, shown, (line(f"{number} = {_product(number)}"),), values, names
    )


def _scientific(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    if rounding is not None or not value:
        return None
    power = 0
    while abs(value) >= 10:
        value, power = value / 10, power + 1
    while abs(value) < 1:
        value, power = value * 10, power - 1
    tex = rf"{_tex(value)} \times 10^{{{power}}}"
    shown = f"{plain(Number(value))} × 10^{power}".replace("-", "−")
    if "/" in shown:
        return None
    return Solved(plain(node), shown, tex, (line(tex),), (Number(value * Fraction(10) ** power),))


def _prime(node: Node, value: Fraction, rounding: Rounding | None) -> Solved | None:
    if rounding is not None or not isinstance(node, Number):
        return None
    [number] = _whole([value])
    made: Node | None = None
    for prime, count in prime_factors(number).items():
        factor: Node = number_node(prime)
        if count > 1:
            factor = Binary("^", factor, number_node(count))
        made = factor if made is None else Binary("*", made, factor)
    if made is None:
        raise NotComputedError
    return of_value(str(number), made, [line(f"{number} = {latex(made)}")])


_ONE: dict[str, Callable[[Node, Fraction, Rounding | None], Solved | None]] = {
    "DECIMAL": _decimal,
    "FRACTION": _fraction,
    "PERCENT": _percent,
    "PRIME": _prime,
    "PRIMES": _primes,
    "SCIENTIFIC": _scientific,
}


def _of_points(command: str, parts: Sequence[str], rounding: Rounding | None) -> Solved | None:
    found = [_POINT.fullmatch(part) for part in parts]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    (x1, y1), (x2, y2) = ((_number(one[1]), _number(one[2])) for one in found if one)
    problem = f"{command.casefold()} ({x1}, {y1}), ({x2}, {y2})"
    nodes = [Number(one) for one in (x1, y1, x2, y2)]
    across, up = Binary("-", nodes[2], nodes[0]), Binary("-", nodes[3], nodes[1])
    if command == "SLOPE":
        if x1 == x2:
            raise NotComputedError
        asked: Node = Binary("/", up, across)
        return of_value(problem, number_of(asked), [line(latex(asked))], rounding)
    if command == "DISTANCE":
        two = number_node(2)
        asked = Function("sqrt", Binary("+", Binary("^", across, two), Binary("^", up, two)))
        return of_value(problem, number_of(asked), [line(latex(asked))], rounding)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    shown = f"({plain(Number(x))}, {plain(Number(y))})"
    tex = rf"\left({_tex(x)},\ {_tex(y)}\right)"
    return Solved(problem, shown, tex, (line(tex),), (Number(x), Number(y)), ("", ""))
