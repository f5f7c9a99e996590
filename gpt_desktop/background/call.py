"""A single call on a lane: something asked for, or something changed, away from the window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken


def calling(function: Callable[[], object]) -> Work:
    """A job's work that makes one call and returns what it returns."""

    def work(token: CancelToken) -> Generator[None, None, object]:
        token.raise_if_cancelled()
        yield
        return function()

    return work


def call(
    lane: Lane,
    title: str,
    function: Callable[[], object],
    *,
    succeeded: Callable[[Any], object] | SignalInstance | None = None,
    failed: Callable[[Any], object] | SignalInstance | None = None,
    finished: Callable[[], object] | SignalInstance | None = None,
) -> Job:
    """Make a call whose every answer counts, such as a change of what is stored.

    Args:
        title: what the job list shows.
        succeeded, failed, finished: slots, or signals, for those signals of a ``Job``.
    """
    job = Job(title, calling(function), asked=False)
    for signal, slot in (
        (job.succeeded, succeeded),
        (job.failed, failed),
        (job.finished, finished),
    ):
        if slot is not None:
            signal.connect(slot)
    lane.start(job)
    return job


class Question(QObject):
    """Calls of which only the newest one's answer counts, such as a search while one types.

    Signals:
        answered: what the newest call returned.
        failed: the Exception it raised.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._title = title
        self._newest: Job | None = None

    @property
    def open(self) -> bool:
        """Whether an answer is awaited."""
        return self._newest is not None

    def ask(self, function: Callable[[], object]) -> None:
        """Ask anew; an older question is not answered any more."""
        self.drop()
        self._newest = call(
            self._lane,
            self._title,
            function,
            succeeded=self._on_succeeded,
            failed=self._on_failed,
        )

    def drop(self) -> None:
        """Want no answer any more."""
        if self._newest is not None:
            newest, self._newest = self._newest, None
            newest.cancel()

    @Slot(object)
    def _on_succeeded(self, answer: object) -> None:
        if self.sender() is self._newest:
            self._newest = None
            self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._newest:
            self._newest = None
            self.failed.emit(error)
