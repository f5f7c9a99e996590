"""A model on its way into the library."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.pace import Pace
from gpt_desktop.core.progress import Progressed

Bringing = Callable[[CancelToken], Generator[Progressed, None, InstalledModel]]


class ModelArrival(QObject):
    """Brings one at a time on the transfer lane.

    Signals:
        progressed: a Progressed and the seconds left, or None where it cannot be told.
        succeeded: the InstalledModel.
        failed: an Exception.
        changed: it started or ended.
    """

    progressed = Signal(object, object)
    succeeded = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._job: Job | None = None
        self._pace = Pace()

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot()
    def cancel(self) -> None:
        """Stop it; nothing half-made stays."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, title: str, bring: Bringing) -> None:
        """Begin; none may be under way."""
        self._pace.restart()
        job = Job(title, bring)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self.succeeded)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self._lanes.transfer.start(job)
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        left = self._pace.seconds_left(progress.phase, progress.done, progress.total, monotonic())
        self.progressed.emit(progress, left)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.changed.emit()
