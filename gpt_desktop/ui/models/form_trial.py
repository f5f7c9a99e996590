"""A quicker form on trial: made beside other work, measured where models work."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane, Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.quick_forms import FormComparison, ModelForms


class FormTrial(QObject):
    """One at a time; where it is cancelled or fails, nothing stays of it.

    Signals:
        progressed: a Progressed.
        compared: a model's id and its FormComparison.
        failed: a model's id and an Exception.
        changed: it started or ended.
    """

    progressed = Signal(object)
    compared = Signal(str, object)
    failed = Signal(str, object)
    changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._job: Job | None = None
        self._forms: ModelForms | None = None
        self._name = ""
        self._id = ""

    @property
    def busy(self) -> bool:
        return bool(self._id)

    @property
    def model_id(self) -> str:
        """Of the model under trial, or ""."""
        return self._id

    def start(self, forms: ModelForms, model: InstalledModel) -> None:
        """Begin, unless one is under way."""
        if self.busy:
            return
        self._forms, self._id, self._name = forms, model.facts.id, model.facts.name
        model_id = self._id

        def make(token: CancelToken) -> Generator[Progressed, None, None]:
            return forms.make(model_id, token)

        title = tr("Making a quicker form of {model}", model=self._name)
        self._begin(Job(title, make), self._lanes.transfer, self._on_made)
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Give it up."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, job: Job, lane: Lane, then: Callable[..., object]) -> None:
        job.progressed.connect(self.progressed)
        job.succeeded.connect(then)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job = job
        lane.start(job)

    @Slot()
    def _on_made(self) -> None:
        forms, model_id = self._forms, self._id
        if forms is None:
            return

        def compare(token: CancelToken) -> Generator[Progressed, None, FormComparison]:
            return forms.compare(model_id, token)

        title = tr("Measuring {model}", model=self._name)
        self._begin(Job(title, compare), self._lanes.inference, self._on_compared)

    @Slot(object)
    def _on_compared(self, compared: FormComparison) -> None:
        model_id = self._end()
        self.compared.emit(model_id, compared)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self.failed.emit(self._end(), error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._forget()
        self._end()

    def _forget(self) -> None:
        """Delete what was made."""
        forms, model_id = self._forms, self._id
        if forms is not None:
            title = tr("Changing a model's form")
            call(self._lanes.io, title, lambda: forms.keep_usual(model_id))

    def _end(self) -> str:
        model_id, self._id, self._job = self._id, "", None
        self.changed.emit()
        return model_id
