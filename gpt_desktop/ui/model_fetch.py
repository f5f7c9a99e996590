"""One model of the catalogue on its way to this computer."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import CatalogEntry, FetchProgress, InstalledModel, ModelLibrary
from gpt_desktop.ui.step_pace import StepPace


class ModelFetch(QObject):
    """Fetches one at a time on the transfer lane.

    Signals:
        progressed: a FetchProgress and the seconds left, or None where it cannot be told.
        succeeded: the InstalledModel.
        failed: an Exception.
        changed: it started or ended.
    """

    progressed = Signal(object, object)
    succeeded = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, library: ModelLibrary, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._lanes = lanes
        self._job: Job | None = None
        self._entry: CatalogEntry | None = None
        self._pace = StepPace()

    @property
    def entry(self) -> CatalogEntry | None:
        """What is being fetched, or None."""
        return self._entry

    def start(self, entry: CatalogEntry) -> None:
        """Begin, unless another one is under way."""
        if self._job is not None:
            return
        self._entry = entry
        self._pace.restart()

        def work(token: CancelToken) -> Generator[FetchProgress, None, InstalledModel]:
            return self._library.fetch(entry.id, token)

        job = Job(tr("Getting {model}…", model=entry.name), work)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self.succeeded)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self._lanes.transfer.start(job)
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop it; nothing half-made stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_progressed(self, progress: FetchProgress) -> None:
        self.progressed.emit(progress, self._pace.seconds_left(progress))

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._entry = None
        self.changed.emit()
