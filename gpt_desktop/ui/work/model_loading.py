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

    It tells of one model at a time, the one of the view that is shown; see ``tell_of``.

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
        self._shown = ""
        self._loading = ""
        self._next: str | None = None
        self._broken: set[str] = set()
        self._said: tuple[Readiness, str] | None = None
        # Any task loads the model where it is not loaded yet.
        lanes.inference.changed.connect(self._tell_changes)

    @property
    def readiness(self) -> Readiness:
        if self._model.facts(self._shown) is None:
            return Readiness.MISSING
        if self._model.is_loaded(self._shown):
            return Readiness.READY
        if self._run is not None and self._shown in (self._loading, self._next):
            return Readiness.LOADING
        return Readiness.FAILED if self._shown in self._broken else Readiness.UNLOADED

    @property
    def model_name(self) -> str:
        """The name of the model that is told of, or ""."""
        return self._name(self._shown)

    @Slot(str)
    def tell_of(self, model_id: str) -> None:
        """Tell of another model from now on, "" for the usual one; it is not loaded by that."""
        self._shown = model_id
        self._tell_changes()

    @Slot()
    def start(self) -> None:
        """Load the model that is told of, unless that is done, under way, or there is none."""
        self.load(self._shown)

    @Slot(str)
    def load(self, model_id: str) -> None:
        """The same with any model; an error is told by ``failed``."""
        if self._run is not None:
            self._next = model_id if model_id != self._loading else None
        elif self._to_be_loaded(model_id):
            self._begin(model_id)
        self._tell_changes()

    def choose(self, model_id: str) -> None:
        """Make another model the usual one and load it; an error is told by ``failed``."""
        try:
            self._model.choose(model_id)
        except UserFacingError as error:
            self.failed.emit(error)
            return
        if self._run is None:
            self.load("")
            return
        self._next = ""  # even if what loads was the usual one until now
        self._tell_changes()

    def _to_be_loaded(self, model_id: str) -> bool:
        facts = self._model.facts(model_id)
        if facts is None:
            return False
        # One that another stands in for is tried anew.
        return model_id not in ("", facts.id) or not self._model.is_loaded(model_id)

    def _begin(self, model_id: str) -> None:
        self._broken.discard(model_id)
        self._loading = model_id
        title, lane = tr("Loading {model}…", model=self._name(model_id)), self._lanes.inference
        run = TaskRun(title, self._work, lane, self, asked=False)
        run.progressed.connect(self.progressed)
        run.failed.connect(self._on_failed)
        run.ended.connect(self._on_ended)
        self._run = run
        run.start()

    def _name(self, model_id: str) -> str:
        facts = self._model.facts(model_id)
        return facts.name if facts is not None else ""

    def _work(self, token: CancelToken) -> Generator[TaskEvent, None, ModelFacts]:
        return self._model.load(token, self._loading)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._broken.add(self._loading)
        self.failed.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        following, self._next = self._next, None
        if following is not None:
            self.load(following)
        self._tell_changes()

    @Slot()
    def _tell_changes(self) -> None:
        now = (self.readiness, self.model_name)
        if now != self._said:
            self._said = now
            self.changed.emit()
