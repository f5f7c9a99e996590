"""Resident memory of a program over time."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from time import monotonic

_ALLOWED_GROWTH = 0.05


class Memory:
    """Samples one process; growth is counted from the end of a warm-up.

    Args:
        warm_up_seconds: in which caches and arenas fill.
        resident_bytes: asks the system.
    """

    def __init__(self, warm_up_seconds: float, resident_bytes: Callable[[], int]) -> None:
        self._start = monotonic()
        self._warm_up = warm_up_seconds
        self._resident_bytes = resident_bytes
        self._after: list[float] = []

    def sample(self) -> str:
        """Take a sample and return it as a line: seconds and megabytes."""
        seconds = monotonic() - self._start
        megabytes = self._resident_bytes() / 2**20
        if seconds >= self._warm_up:
            self._after.append(megabytes)
        return f"{seconds:8.0f} s {megabytes:8.1f} MB"

    @property
    def flat(self) -> bool:
        """Whether the last quarter of the samples is within 5 % of the first after the warm-up.

        Medians of quarters: a sample may fall into a moment with a long document open.
        """
        first, last = self._quarters()
        return last <= first * (1 + _ALLOWED_GROWTH)

    def verdict(self) -> str:
        first, last = self._quarters()
        return f"Resident after the warm-up {first:.1f} MB, at the end {last:.1f} MB."

    def _quarters(self) -> tuple[float, float]:
        if not self._after:
            return 0.0, 0.0
        size = max(1, len(self._after) // 4)
        return statistics.median(self._after[:size]), statistics.median(self._after[-size:])
