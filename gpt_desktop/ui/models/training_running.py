"""A training under way: on a lane of its own, told step by step."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import TrainingTexts
from gpt_desktop.services.training_ports import KeptRun, TrainedModel, TrainsModels

Events = Generator[Progressed | TrainingEvent, None, TrainedModel | None]


class TrainingRunning(QObject):
    """One at a time. What is stopped is kept, and gone on with by ``resume``.

    Signals:
        told: a TrainingEvent.
        progressed: a Progressed, while the environment is set up.
        set_up_done: training is set up now.
        trained: a TrainedModel.
        paused: it was saved and ended, or was stopped.
        failed: an Exception.
        changed: something started or ended.
    """

    told = Signal(object)
    progressed = Signal(object)
    set_up_done = Signal()
    trained = Signal(object)
    paused = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, training: TrainsModels, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._lanes = lanes
        self._job: Job | None = None
        self._name = ""

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def trains(self) -> bool:
        """Whether a model is being trained, not only the environment set up."""
        return self._job is not None and bool(self._name)

    def start(self, plan: TrainingPlan, texts: TrainingTexts, python: Path | None) -> None:
        """Train, unless something is under way."""
        training = self._training

        def work(token: CancelToken) -> Events:
            return (yield from training.train(plan, texts, token, python))

        self._begin(plan.name, tr("Training {model}", model=plan.name), work)

    def resume(self, run: KeptRun, python: Path | None) -> None:
        """Go on from the last checkpoint."""
        training, name = self._training, run.plan.name

        def work(token: CancelToken) -> Events:
            return (yield from training.resume(run.id, token, python))

        self._begin(name, tr("Training {model}", model=name), work)

    def set_up(self, python: Path | None) -> None:
        """Fetch what training needs, for an environment made of this Python."""
        training = self._training

        def work(token: CancelToken) -> Events:
            yield from training.set_up(token, python)
            return None

        self._begin("", tr("Setting up training"), work)

    @Slot()
    def pause(self) -> None:
        """Save after the step it is at, and end."""
        name, training = self._name, self._training
        if name and self._job is not None:

            def pause() -> None:
                for run in training.runs():
                    if run.plan.name == name:
                        training.pause(run.id)

            call(self._lanes.io, tr("Pausing the training"), pause, failed=self.failed)

    @Slot()
    def stop(self) -> None:
        """End at once; what was saved last is gone on from."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, name: str, title: str, work: Work) -> None:
        if self._job is not None:
            return
        job = Job(title, work)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.paused)
        job.finished.connect(self._on_finished)
        self._job, self._name = job, name
        self.changed.emit()
        self._lanes.training.start(job)

    @Slot(object)
    def _on_progressed(self, event: object) -> None:
        if isinstance(event, TrainingEvent):
            self.told.emit(event)
        else:
            self.progressed.emit(event)

    @Slot(object)
    def _on_succeeded(self, trained: object) -> None:
        if trained is not None:
            self.trained.emit(trained)
        elif self._name:
            self.paused.emit()
        else:
            self.set_up_done.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._job, self._name = None, ""
        self.changed.emit()
