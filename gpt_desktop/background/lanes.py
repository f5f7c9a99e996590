"""Worker threads that take one job after another."""

from __future__ import annotations

import queue
import threading
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job


class Lane(QObject):
    """One worker thread. Jobs run in the order they were started.

    The job list changes on the GUI thread only; ``changed`` follows every change.
    """

    changed = Signal()
    _let_go = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._let_go.connect(self._on_let_go)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Running first, then those that wait."""
        return tuple(self._jobs)

    def start(self, job: Job) -> None:
        """Queue a job; connect to its signals before. The lane keeps it alive to its end."""
        self._jobs.append(job)
        self._queue.put(job)
        self.changed.emit()

    def cancel_all(self) -> None:
        for job in self.jobs:
            job.cancel()

    def close(self, seconds: float) -> bool:
        """Cancel everything and wait so long at most; true if the thread ended."""
        self.cancel_all()
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @Slot(object)
    def _on_let_go(self, identity: int) -> None:
        self._jobs = [job for job in self._jobs if id(job) != identity]
        self.changed.emit()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job.run()
            # A Qt object must not die on a thread other than its own: this thread drops its
            # reference first, and only then is the GUI thread told to drop the last one.
            identity = id(job)
            del job
            self._let_go.emit(identity)


class Lanes(QObject):
    """The lanes of the app; ``changed`` follows a change of any.

    Attributes:
        inference: the engine belongs to it.
        io: files and the database.
        transfer: models being fetched, which takes minutes, so that files need not wait.
        network: questions to a server, which may be slow to answer, beside a transfer.
        reading: many files at once, which takes minutes, beside all of these.
        training: a model, which takes hours.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.inference = Lane("inference", self)
        self.io = Lane("io", self)
        self.transfer = Lane("transfer", self)
        self.network = Lane("network", self)
        self.reading = Lane("reading", self)
        self.training = Lane("training", self)
        for lane in self.all:
            lane.changed.connect(self.changed)

    @property
    def all(self) -> tuple[Lane, ...]:
        beside = (self.transfer, self.network, self.reading, self.training)
        return (self.inference, self.io, *beside)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return any(lane.jobs for lane in self.all)

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for lane in self.all:
            lane.cancel_all()

    def close(self, seconds: float = 5.0) -> bool:
        """Cancel all work and wait for it, no longer than the bound in all."""
        self.cancel_all()
        until = monotonic() + seconds
        ended = [lane.close(max(0.0, until - monotonic())) for lane in self.all]
        return all(ended)
