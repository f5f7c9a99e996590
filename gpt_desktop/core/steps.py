"""Work as a generator: it yields what it has done so far and returns what came of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

Step = TypeVar("Step")
Shown = TypeVar("Shown")
Result = TypeVar("Result")


class Steps(Generic[Step, Result]):
    """The steps of a work, to be looped over once, and its ``result`` after the last one.

    A loop that is left early leaves the work where it is until ``close``.
    """

    def __init__(self, work: Generator[Step, Any, Result]) -> None:
        self._work = work
        self._results: list[Result] = []

    def close(self) -> None:
        """End the work where it is; nothing happens where it is over."""
        self._work.close()

    def __iter__(self) -> Iterator[Step]:
        self._results.append((yield from self._work))

    @property
    def result(self) -> Result:
        """Raises RuntimeError while the work is not over."""
        if not self._results:
            raise RuntimeError("the work is not over")
        return self._results[0]


def finish(
    work: Generator[Step, Any, Result], take: Callable[[Step], object] | None = None
) -> Result:
    """Do all of the work, tell ``take`` each step, and return what came of it."""
    steps = Steps(work)
    try:
        for step in steps:
            if take is not None:
                take(step)
    finally:
        work.close()
    return steps.result


def changed(
    work: Generator[Step, Any, Result], change: Callable[[Step], Shown]
) -> Generator[Shown, None, Result]:
    """The same work with each step as ``change`` makes it."""
    steps = Steps(work)
    try:
        for step in steps:
            yield change(step)
    finally:
        work.close()
    return steps.result
