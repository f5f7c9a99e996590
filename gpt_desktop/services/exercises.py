"""Exercises solved and learners' lines checked, by code that is loaded with the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.services.compute_asked import local_day

if TYPE_CHECKING:
    from gpt_desktop.core.exercises.solved import CheckedLine, Solved


class Exercises:
    """Implements ``ComputesExercises``.

    Args:
        today: gives the day that dates are counted from.
    """

    def __init__(self, converter: UnitConverter, today: Callable[[], date] = local_day) -> None:
        self._converter = converter
        self._today = today

    def solve(self, text: str) -> Solved | None:
        """The exercise worked out; None where code cannot. Loads the table of units if needed."""
        from gpt_desktop.core.exercises.solve import solve

        return solve(text, self._today(), self._converter)

    def check(self, text: str, lines: Sequence[str]) -> tuple[CheckedLine, ...]:
        """What is known of each line of a learner's way, in order."""
        from gpt_desktop.core.exercises.check import checked_lines

        return checked_lines(self.solve(text), lines, self._converter)

    def says(self, solved: Solved, answer: str) -> bool | None:
        """Whether an answer is the computed one; None where that cannot be told."""
        from gpt_desktop.core.exercises.answer import says

        return says(solved, answer, self._converter)
