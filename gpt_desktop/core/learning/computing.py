"""What the tutor asks of what computes exercises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Computed(Protocol):
    """An exercise that code worked out."""

    @property
    def result(self) -> str:
        """Plain, such as ``x = 3`` or ``12.5 km``."""
        ...

    @property
    def steps(self) -> tuple[str, ...]:
        """The way there, lines of Markdown with formulas."""
        ...


class LineCheck(Protocol):
    """A learner's line that was looked at."""

    @property
    def verdict(self) -> str:
        """``right``, ``wrong`` or ``unchecked``."""
        ...

    @property
    def why(self) -> str:
        """Translated words, or ""."""
        ...


class ComputesExercises(Protocol):
    """Takes seconds at worst; never to be asked on the window's thread."""

    def solve(self, text: str) -> Computed | None:
        """The exercise worked out; None where code cannot."""
        ...

    def check(self, text: str, lines: Sequence[str]) -> Sequence[LineCheck]:
        """What is known of each line of a learner's way, in order."""
        ...
