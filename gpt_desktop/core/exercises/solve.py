"""Works out an exercise where its words say for certain what is to be computed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from gpt_desktop.core.annotations import Calculation, CalculationKind
from gpt_desktop.core.calculation.exact import Amount, NotComputedError
from gpt_desktop.core.calculation.measures import UnitConverter, measure_of
from gpt_desktop.core.calculation.nodes import Number
from gpt_desktop.core.calculation.read import calculations_of
from gpt_desktop.core.calculation.result_words import result_words
from gpt_desktop.core.exercises.clock import of_clock
from gpt_desktop.core.exercises.curves import of_curve
from gpt_desktop.core.exercises.latex_words import plain_exercise
from gpt_desktop.core.exercises.limits import limit_of
from gpt_desktop.core.exercises.parameters import of_parameter
from gpt_desktop.core.exercises.problems import told
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.symbolic import solve_written
from gpt_desktop.core.exercises.wording import Rounding, in_signs, without_rounding, worded
from gpt_desktop.core.lazy_pattern import LazyPattern

_ASKS_OTHERWISE = LazyPattern(
    r"(?:^|[.。;；!?？,]\s*)(?:is|are|does|do|can|prove|show|explain|draw|sketch|plot|graph|verify"
    r"|compare|which|why|how)\b|证明|画出|说明|判断|比较",
    re.I,
)
# Of the first, of the second, or of both together.
_OF_TWO_KINDS = LazyPattern(r"percent\w* difference|差异百分比", re.I)
LONGEST = 1000  # characters of an exercise


def solve(text: str, today: date, converter: UnitConverter) -> Solved | None:
    """What an exercise comes to; None where code cannot tell.

    Args:
        today: what days are counted from.
    """
    if len(text) > LONGEST or not text.strip():
        return None
    words, rounding = without_rounding(plain_exercise(text.strip()))
    attempts: tuple[Callable[[], Solved | None], ...] = (
        lambda: (
            None
            if _ASKS_OTHERWISE.search(words)
            else solve_written(worded(in_signs(words)), rounding)
        ),
        lambda: limit_of(words, rounding),
        lambda: None if rounding else of_parameter(words),
        lambda: None if rounding else of_curve(words),
        lambda: told(words, rounding, converter),
        lambda: None if rounding else of_clock(words),
        lambda: _asked(words, rounding, today, converter),
    )
    for attempt in attempts:
        try:
            solved = attempt()
        except (NotComputedError, ArithmeticError, RecursionError):
            continue
        if solved is not None:
            return solved
    return None


def _asked(
    words: str, rounding: Rounding | None, today: date, converter: UnitConverter
) -> Solved | None:
    """What the Assistant computes of a question too, where it asks for nothing else."""
    if _OF_TWO_KINDS.search(words):
        return None
    found = calculations_of(words, today, converter)
    if not found.alone or len(found.calculations) != 1:
        return None
    one = found.calculations[0]
    solved = Solved(
        one.expression, one.value, rf"\text{{{one.value}}}", (result_words(one),), exact=one.exact
    )
    if one.kind not in (CalculationKind.NUMBER, CalculationKind.UNIT):
        return solved if rounding is None else None
    if not one.exact and rounding is None:
        solved = replace(solved, result=f"≈ {one.value}")
    number, _, unit = one.value.partition(" ")
    if number.endswith("%"):
        number, unit = number[:-1], "%"
    return _numbered(solved, one, number, unit, rounding)


def _numbered(
    solved: Solved, one: Calculation, number: str, unit: str, rounding: Rounding | None
) -> Solved | None:
    try:
        value = Fraction(number)
    except ValueError:
        return None if rounding else solved
    if unit and unit != "%" and measure_of(unit) is None:
        return None if rounding else solved
    if rounding is None:
        return replace(solved, values=(Number(value),), unit=unit)
    text = rounding.rounded(Amount(value, one.exact))
    shown = text + (unit if unit == "%" else f" {unit}" if unit else "")
    return replace(
        solved, result=shown, latex=rf"\text{{{shown}}}", values=(Number(value),), unit=unit
    )
