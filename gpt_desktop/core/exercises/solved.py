"""An exercise that code worked out, and what is known of a learner's lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.core.calculation.nodes import Node
from gpt_desktop.core.exercises.relation import Relation


class Kind(StrEnum):
    """What an exercise asks for."""

    VALUE = "value"  # a number; a line may be any sum
    FORMULA = "formula"  # another form of a formula; each line is one
    EQUATION = "equation"
    INEQUALITY = "inequality"
    DERIVATIVE = "derivative"
    INTEGRAL = "integral"


class Verdict(StrEnum):
    """Of one line of a learner's way."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A learner's line that was looked at; ``why``: translated words, or ""."""

    verdict: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True)
class Solved:
    """What an exercise comes to, computed.

    Attributes:
        problem: what was read of it, plain.
        result: plain: ``x = 2 or x = 3``, ``12.5 km``.
        latex: the result in LaTeX.
        steps: the way there, lines of Markdown with formulas; each follows from the one before.
        values: the numbers or formulas of the result; several stand for one letter each time.
        names: the letters they belong to; "" of a mere value.
        unit: of a mere value, as it is shown.
        exact: whether nothing was rounded.
        relations: what was given of the letters.
        start: the formula that was asked about.
    """

    problem: str
    result: str
    latex: str
    steps: tuple[str, ...] = ()
    values: tuple[Node, ...] = ()
    names: tuple[str, ...] = ()
    unit: str = ""
    exact: bool = True
    kind: Kind = Kind.VALUE
    relations: tuple[Relation, ...] = ()
    start: Node | None = None
