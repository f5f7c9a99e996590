"""The model's way into memory, begun at the start and after each choice."""

from __future__ import annotations

from collections.abc import Generator
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.services.ports import ModelState
from gpt_desktop.ui.work.task_run import TaskRun


class Readiness(StrEnum):
    """How far the chosen model is."""

    MISSING = "missing"  # none is installed
    UNLOADED = "unloaded"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class ModelLoading(QObject):
    """Loads on the inference lane, where any generation then waits its turn.

    Signals:
        changed: the readiness or the model is another.
        progressed: a Progressed.
        failed: an Exception.
    """

    changed = Signal()
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, model: ModelState, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lanes = lanes
        self._run: TaskRun | None = None
        self._broken = False
        self._chosen_anew = False
        self._said: tuple[Readiness, str] | None = None
        # Any task loads the model where it is not loaded yet.
        lanes.inference.changed.connect(self._tell_changes)

    @property
    def readiness(self) -> Readiness:
        if self._model.current is None:
            return Readiness.MISSING
        if self._model.loaded:
            return Readiness.READY
        if self._run is not None:
            return Readiness.LOADING
        return Readiness.FAILED if self._broken else Readiness.UNLOADED

    @property
    def model_name(self) -> str:
        """The chosen model's name, or ""."""
        facts = self._model.current
        return facts.name if facts is not None else ""

    @Slot()
    def start(self) -> None:
        """Load the chosen model, unless that is done, under way, or there is none."""
        if self._run is not None or self.readiness in (Readiness.MISSING, Readiness.READY):
            self._tell_changes()
            return
        self._broken = False
        name = self.model_name
        title, lane = tr("Loading {model}…", model=name), self._lanes.inference
        run = TaskRun(title, self._work, lane, self, asked=False)
        run.progressed.connect(self.progressed)
        run.failed.connect(self._on_failed)
        run.ended.connect(self._on_ended)
        self._run = run
        run.start()
        self._tell_changes()

    def choose(self, model_id: str) -> None:
        """Use another model and load it; an error is told by ``failed``."""
        try:
            self._model.choose(model_id)
        except UserFacingError as error:
            self.failed.emit(error)
            return
        self._chosen_anew = self._run is not None
        self.start()

    def _work(self, token: CancelToken) -> Generator[TaskEvent, None, ModelFacts]:
        return self._model.load(token)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._broken = True
        self.failed.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        if self._chosen_anew:
            self._chosen_anew = False
            self.start()
        self._tell_changes()

    @Slot()
    def _tell_changes(self) -> None:
        now = (self.readiness, self.model_name)
        if now != self._said:
            self._said = now
            self.changed.emit()
