"""Whether an answer that somebody gives is the computed one, in whatever form."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.measures import Measure, UnitConverter, converted, measure_of
from gpt_desktop.core.calculation.nodes import Node, Number
from gpt_desktop.core.exercises.calculus import derivative
from gpt_desktop.core.exercises.equation_lines import same_range, says_solutions
from gpt_desktop.core.exercises.line import Line, read_line, without_words
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.relation import is_relation
from gpt_desktop.core.exercises.solved import Kind, Solved
from gpt_desktop.core.exercises.sums_in_units import is_rounding, without_units
from gpt_desktop.core.exercises.values import names_of, same_formula, value_of

_BETWEEN = re.compile(r"\s*[,，、]\s*|\s+(?:or|and)\s+|\s*[或和]\s*")
_LASTED = re.compile(
    r"(\d+) ?(?:小时|hours?|hrs?|h)\s*(?:and )?(\d+) ?(?:分钟?|minutes?|mins?|m)", re.IGNORECASE
)
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s*/\s*\d+)?")


def says(solved: Solved, text: str, converter: UnitConverter | None = None) -> bool | None:
    """Whether a text says what was computed; None where that cannot be told.

    Units are turned into each other where there is a converter; without a unit the number counts.
    """
    shown = _bare(solved.result)
    if _bare(text) in (shown, re.sub(r"^[a-z](?:=|≈)", "", shown)):
        return True
    if len(solved.values) == 1 and solved.kind in (Kind.VALUE, Kind.FORMULA):
        value = solved.values[0]
        return _says_value(solved, value, text, converter)
    if solved.names and not any(solved.names):
        return _says_all(solved, text)
    if solved.kind is Kind.EQUATION and not is_relation(text) and solved.values:
        return _says_values(solved, text)
    line = read_line(text)
    if line is None or (solved.kind is Kind.VALUE and not solved.values):
        return _says_number(solved, text)
    return _says_line(solved, line)


def _says_line(solved: Solved, line: Line) -> bool | None:
    match solved.kind:
        case Kind.INEQUALITY:
            return bool(line.groups) and same_range(solved.relations[0], line, solved.names[0])
        case Kind.EQUATION:
            return says_solutions(solved, line) if line.groups else _says_values(solved, line.said)
        case Kind.INTEGRAL:
            return _says_integral(solved, line)
        case Kind.DERIVATIVE:
            return bool(line.formulas) and same_formula(line.formulas[-1], solved.values[0])
        case _:
            return None


def _says_all(solved: Solved, text: str) -> bool | None:
    """Whether a text names all of several numbers, in any order."""
    said = sorted(Fraction(one.replace(",", "").replace("−", "-")) for one in _NUMBER.findall(text))
    wanted = sorted(value.value for value in solved.values if isinstance(value, Number))
    return said == wanted if said else None


def _says_values(solved: Solved, text: str) -> bool | None:
    """Whether a text lists the values without their letter: “2, 3”."""
    if len(set(solved.names)) != 1:
        return None
    try:
        said = [formula(one) for one in _BETWEEN.split(without_words(text)) if one.strip()]
    except NotComputedError:
        return None
    if any(names_of(one) for one in (*said, *solved.values)):
        return None
    wanted = [value_of(one) for one in solved.values]
    fits = [[is_rounding(one, value_of(other), other) for other in said] for one in wanted]
    return all(map(any, fits)) and all(map(any, zip(*fits, strict=True))) if said else None


def _says_number(solved: Solved, text: str) -> bool | None:
    """Of a result in words, such as “17 days”, its number."""
    wanted, said = _NUMBER.findall(solved.result), _NUMBER.findall(text)
    if len(wanted) != 1 or len(said) != 1:
        return None
    return value_of(formula(wanted[0])) == value_of(formula(said[0]))


def _bare(text: str) -> str:
    bare = re.sub(r"\s+", "", without_words(text)).replace("−", "-").casefold()
    return re.sub(r"(?<!\d)0(\d:\d\d)", r"\1", bare)


def _says_integral(solved: Solved, line: Line) -> bool | None:
    if solved.start is None or not line.formulas:
        return None
    [name] = names_of(solved.start)
    return same_formula(derivative(line.formulas[-1], name), solved.start)


def _says_value(
    solved: Solved, value: Node, text: str, converter: UnitConverter | None
) -> bool | None:
    said = without_words(text)
    if names_of(value):
        line = read_line(text)
        return same_formula(line.formulas[-1], value) if line and line.formulas else None
    wanted = value_of(value)
    measured = _measured(said)
    if measured is not None and converter is not None and isinstance(wanted, Fraction):
        amount, measure = measured
        target = measure_of(solved.unit)
        if target is not None and target != measure:
            turned = converted(amount, measure, target, converter)
            return None if turned is None else is_rounding(wanted, turned, Number(turned))
    if solved.unit == "min":
        said = _LASTED.sub(lambda one: str(int(one[1]) * 60 + int(one[2])), said)
    said = said.rsplit("=", 1)[-1].rsplit("≈", 1)[-1]
    if solved.unit == "%" and "%" not in said:
        said = f"{said}"
    try:
        node = formula(
            without_units(said).strip().rstrip("%") if solved.unit == "%" else without_units(said)
        )
        told = value_of(node)
        if not solved.exact and isinstance(told, Fraction) and isinstance(wanted, Fraction):
            # What was computed is a rounding itself.
            near = abs(told - wanted) * 10**5 <= max(abs(told), Fraction(1, 10))
            return near or is_rounding(wanted, told, node)
        return is_rounding(wanted, told, node)
    except NotComputedError:
        pass
    numbers = _NUMBER.findall(said)
    if len(numbers) != 1:
        return None
    node = formula(numbers[0])
    return is_rounding(wanted, value_of(node), node)


def _measured(text: str) -> tuple[Fraction, Measure] | None:
    match = re.fullmatch(r"(?:.*=)?\s*([-−]?[\d.,/]+)\s*([^\d\s][^\d]*[²³]?)", text)
    measure = measure_of(match[2].strip()) if match else None
    if match is None or measure is None:
        return None
    try:
        value = value_of(formula(match[1]))
    except NotComputedError:
        return None
    return (value, measure) if isinstance(value, Fraction) else None
