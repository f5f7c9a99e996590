"""Resident memory of a process over time."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

_ALLOWED_GROWTH = 0.05


class Memory:
    """Samples one process; growth is counted from the end of a warm-up.

    Args:
        warm_up_seconds: in which caches and arenas fill.
        process: its id, or "self". Linux only: read from /proc.
    """

    def __init__(self, warm_up_seconds: float, process: str = "self") -> None:
        self._start = monotonic()
        self._warm_up = warm_up_seconds
        self._status = Path("/proc") / process / "status"
        self._after: list[float] = []

    def sample(self) -> str:
        """Take a sample and return it as a line: seconds and megabytes."""
        seconds = monotonic() - self._start
        megabytes = self._resident()
        if seconds >= self._warm_up:
            self._after.append(megabytes)
        return f"{seconds:8.0f} s {megabytes:8.1f} MB"

    @property
    def flat(self) -> bool:
        """Whether the last quarter of the samples lies within 5 % of the first after warm-up.

        Medians of quarters: a sample may fall into a moment with a document open.
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
        return _median(self._after[:size]), _median(self._after[-size:])

    def _resident(self) -> float:
        for line in self._status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
