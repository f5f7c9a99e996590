"""How long the current step of a transfer still takes."""

from __future__ import annotations

from time import monotonic

from gpt_desktop.core.models import FetchProgress

_ENOUGH_SECONDS = 1.0


class StepPace:
    """Takes each step's pace for itself: a download says nothing about a conversion."""

    def __init__(self) -> None:
        self._step = ""
        self._began = (0.0, 0)  # when, and how much was done then

    def restart(self) -> None:
        """Forget the step."""
        self._step = ""

    def seconds_left(self, progress: FetchProgress) -> float | None:
        """Of the step, or None where it cannot be told yet."""
        if progress.step != self._step:
            self._step = progress.step
            self._began = (monotonic(), progress.done)
        began, first = self._began
        elapsed, done = monotonic() - began, progress.done - first
        if not progress.total or done <= 0 or elapsed < _ENOUGH_SECONDS:
            return None
        return (progress.total - progress.done) * elapsed / done
