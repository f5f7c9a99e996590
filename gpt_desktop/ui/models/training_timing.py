"""How long a training would take: asked on the lane that trains, while nothing is trained."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.services.training_ports import TrainingTime, TrainsModels


class TrainingTiming(QObject):
    """The newest question counts; an older one is given up.

    Signals:
        asked: it is being measured.
        answered: a TrainingTime; None where it could not be measured, or was given up.
    """

    asked = Signal()
    answered = Signal(object)

    def __init__(self, training: TrainsModels, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._lanes = lanes
        self._job: Job | None = None
        self._asked: tuple[object, ...] | None = None
        self._over = False

    def ask(self, plan: TrainingPlan, sizes: tuple[int, int], python: Path | None) -> None:
        """Measure, or work out of what was measured before.

        Args:
            sizes: tokens that are learnt, and tokens that are kept back.
        """
        question = (replace(plan, name="", prompts=()), sizes, python)
        if question == self._asked or self._over:
            return
        self.stop()
        self._asked = question
        training = self._training

        def work(token: CancelToken) -> Generator[TrainingEvent, None, TrainingTime]:
            return (yield from training.time(plan, sizes, token, python))

        job = Job(tr("Measuring how long a training takes"), work)
        job.succeeded.connect(self._on_answered)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.asked.emit()
        self._lanes.training.start(job)

    def stop(self) -> None:
        """Give the question up, and what was answered."""
        self._asked = None
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
        self.answered.emit(None)

    def end(self) -> None:
        """The app ends: what is still answered on its way begins no new trial."""
        self._over = True
        self.stop()

    @Slot(object)
    def _on_answered(self, time: TrainingTime) -> None:
        if self.sender() is self._job:
            self.answered.emit(time)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """What it fails by is told when the training itself is begun."""
        del error
        if self.sender() is self._job:
            self.answered.emit(None)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
