"""Reading and filtering training text, away from the window."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.sources import SourceChoice
from gpt_desktop.services.corpus_ports import MakeCorpus


class TrainingWork(QObject):
    """One at a time; a new one takes the place of the one under way.

    Signals:
        progressed: a Progressed.
        succeeded: a TrainingPreview.
        failed: an Exception.
        changed: it started or ended.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, texts: MakeCorpus, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._lane = lane
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, choice: SourceChoice, settings: FilterSettings, model_id: str) -> None:
        """Read what was chosen and try the filters on it.

        Args:
            model_id: of the model whose tokenizer counts; "" counts no tokens.
        """
        self.cancel()
        texts = self._texts

        def work(token: CancelToken) -> Generator[Progressed, None, TrainingPreview]:
            material = yield from texts.read(choice, token)
            return (yield from texts.preview(material, settings, token, model_id))

        job = Job(tr("Looking through the training text"), work)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.changed.emit()
        self._lane.start(job)

    @Slot()
    def cancel(self) -> None:
        """Give it up."""
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
            self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        if self.sender() is self._job:
            self.progressed.emit(progressed)

    @Slot(object)
    def _on_succeeded(self, preview: TrainingPreview) -> None:
        if self.sender() is self._job:
            self.succeeded.emit(preview)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.changed.emit()
