"""How long a piece of work still takes: the one estimate, from the work's own speed."""

from __future__ import annotations

_ENOUGH_SECONDS = 1.0  # of a step; less says more of how it began than of how it goes on


class Pace:
    """Times each step by itself: a download says nothing about a conversion.

    Steps may take turns (a section is read, then written); one that goes back to its
    beginning is timed anew. It knows no clock: whoever asks says what time it is.
    """

    def __init__(self) -> None:
        self._began: dict[str, tuple[float, int]] = {}  # when, and how much was done then
        self._done: dict[str, int] = {}

    def restart(self) -> None:
        """Forget all steps."""
        self._began.clear()
        self._done.clear()

    def seconds_left(self, step: str, done: int, total: int, now: float) -> float | None:
        """Take how far a step is, and say how long it still takes.

        Args:
            step: names it.
            done: of ``total``, in whatever unit; a total of 0 is unknown.
            now: seconds of a clock that never goes back.

        Returns:
            None where it cannot be told: too early, nothing done, no total.
        """
        if step not in self._began or done < self._done[step]:
            self._began[step] = (now, done)
        self._done[step] = done
        began, first = self._began[step]
        elapsed, made = now - began, done - first
        if not total or made <= 0 or elapsed < _ENOUGH_SECONDS:
            return None
        return max(0, total - done) * elapsed / made
