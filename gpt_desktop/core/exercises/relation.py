"""Equations, inequalities and chains of them: 3x + 7 = 22, 2 < x ≤ 5."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Node
from gpt_desktop.core.exercises.notation import formula
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.values import Value, is_near, names_of, real, value_of
from gpt_desktop.core.lazy_pattern import LazyPattern

_SIGN = LazyPattern(
    r"<=|>=|≤|≥|⩽|⩾|\\leq?(?![a-z])|\\geq?(?![a-z])|<|>|=|＝|≈|\\approx|≠|\\neq?(?![a-z])"
)
_SPELLED = {"<=": "≤", "⩽": "≤", "\\le": "≤", "\\leq": "≤", ">=": "≥", "⩾": "≥", "\\ge": "≥",
            "\\geq": "≥", "＝": "=", "\\approx": "≈", "\\ne": "≠", "\\neq": "≠"}  # fmt: skip
_LATEX = {"≤": r"\leq", "≥": r"\geq", "≈": r"\approx", "≠": r"\neq"}
TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "="}


@dataclass(frozen=True, slots=True)
class Relation:
    """Formulas with signs between them; one more formula than signs."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*(names_of(side) for side in self.sides))

    @property
    def is_equation(self) -> bool:
        return self.signs == ("=",)

    def plain(self) -> str:
        return self._written([plain(side) for side in self.sides], self.signs)

    def latex(self) -> str:
        signs = [_LATEX.get(sign, sign) for sign in self.signs]
        return self._written([latex(side) for side in self.sides], signs)

    def holds(self, given: Mapping[str, Value]) -> bool:
        """Whether it is true of these values.

        Raises:
            NotComputedError: a side has no value there.
        """
        values = [value_of(side, given) for side in self.sides]
        return all(
            _holds(sign, one, other)
            for sign, one, other in zip(self.signs, values, values[1:], strict=False)
        )

    @staticmethod
    def _written(sides: list[str], signs: list[str] | tuple[str, ...]) -> str:
        text = sides[0]
        for sign, side in zip(signs, sides[1:], strict=True):
            text += f" {sign} {side}"
        return text


def is_relation(text: str) -> bool:
    """Whether a text has one of the signs."""
    return _SIGN.search(text) is not None


def relation(text: str) -> Relation:
    """The relation that a text writes.

    Raises:
        NotComputedError: it writes none.
    """
    signs = [_SPELLED.get(match.group(), match.group()) for match in _SIGN.finditer(text)]
    sides = [formula(side) for side in re.split(_SIGN.pattern, text)]
    if not signs:
        raise NotComputedError
    return Relation(tuple(sides), tuple(signs))


def _holds(sign: str, one: Value, other: Value) -> bool:
    near = is_near(one, other)
    if sign in ("=", "≈"):
        return near
    if sign == "≠":
        return not near
    left, right = real(one), real(other)
    if left is None or right is None:
        raise NotComputedError
    if near:
        return sign in ("≤", "≥")
    return left < right if sign in ("<", "≤") else left > right
