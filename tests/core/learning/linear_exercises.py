"""Linear equations, solved by rules of the tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.learning.computing import Computed, LineCheck


@dataclass(frozen=True)
class Solved:
    """A computed exercise."""

    result: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A checked line."""

    verdict: str
    why: str = ""


class LinearExercises:
    """Solves ``ax + b = c``; a line ``x = n`` is right or wrong, another one not checked."""

    def __init__(self) -> None:
        self.solved: list[str] = []

    def solve(self, text: str) -> Computed | None:
        self.solved.append(text)
        match = re.search(r"(\d+)x \+ (\d+) = (\d+)", text)
        if match is None:
            return None
        a, b, c = map(int, match.groups())
        result = f"x = {Fraction(c - b, a)}"
        return Solved(result, (f"${a}x = {c - b}$", f"${result}$"))

    def check(self, text: str, lines: Sequence[str]) -> Sequence[LineCheck]:
        found = self.solve(text)
        return [self._checked(line, found) for line in lines]

    def _checked(self, line: str, found: Computed | None) -> LineCheck:
        if found is None or not line.startswith("x ="):
            return Checked("unchecked")
        if line == found.result:
            return Checked("right")
        return Checked("wrong", f"computed: {found.result}")
