"""Seconds in which the computer was awake."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_LONGEST_GAP = 10.0


class AwakeClock:
    """Counts between ticks; a gap that no busy window has is sleep and counts for nothing.

    Linux and macOS stop their monotonic clock in sleep, Windows lets it go on.

    Args:
        clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._awake = 0.0

    def tick(self) -> float:
        """Seconds awake since the clock was made. Call it several times a second."""
        now = self._clock()
        gap, self._last = now - self._last, now
        if 0 < gap <= _LONGEST_GAP:
            self._awake += gap
        return self._awake
