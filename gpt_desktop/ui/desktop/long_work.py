"""Notices when work that took long has ended, so that whoever went away can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane, Lanes

LONG_SECONDS = 10.0


@dataclass(slots=True)
class _Stretch:
    """A lane's work from when it began until it has nothing more to do."""

    began: float = 0.0
    jobs: dict[int, Job] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)
    done: int = 0
    lost: int = 0


class LongWork(QObject):
    """Jobs that wait for each other are told together, once the lane has no more.

    What the person stopped, or did not ask for, is not told. Of a job nothing is told but how
    it ended.

    Signals:
        finished: how many jobs are done, and how many failed.

    Args:
        clock: seconds, for tests.
    """

    finished = Signal(int, int)

    def __init__(
        self,
        lanes: Lanes,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lanes = lanes
        self._stretches = {lane: _Stretch() for lane in lanes.all}
        lanes.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        for lane, stretch in self._stretches.items():
            self._follow(lane, stretch)

    def _follow(self, lane: Lane, stretch: _Stretch) -> None:
        now = {id(job): job for job in lane.jobs}
        if now and not stretch.jobs:
            stretch.began, stretch.done, stretch.lost = self._clock(), 0, 0
        for identity, job in now.items():
            if identity not in stretch.jobs:
                stretch.jobs[identity] = job
                job.failed.connect(self._on_failed)
        for identity in stretch.jobs.keys() - now.keys():
            self._count(stretch, identity)
        if stretch.done + stretch.lost and not now:
            took = self._clock() - stretch.began
            done, lost = stretch.done, stretch.lost
            stretch.done = stretch.lost = 0
            if took >= LONG_SECONDS:
                self.finished.emit(done, lost)

    def _count(self, stretch: _Stretch, identity: int) -> None:
        job = stretch.jobs.pop(identity)
        if identity in stretch.failed:
            stretch.failed.discard(identity)
            stretch.lost += job.asked
        elif job.asked and not job.token.cancelled:
            stretch.done += 1

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        del error  # may quote a document
        job = self.sender()
        for stretch in self._stretches.values():
            if id(job) in stretch.jobs:
                stretch.failed.add(id(job))
