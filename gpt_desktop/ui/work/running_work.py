"""What the model is making, or made, apart from any widget that shows it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Work
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Annotated, Notice
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.work.task_run import TaskRun


class RunningWork(QObject):
    """The text, notices, progress and error of one result: a summary, a proposal, an answer.

    A new start keeps the old text until the first new word comes, so that a run that fails or
    is stopped early costs nothing.

    Attributes:
        state: None before there is anything.
        model_id: of the model that was asked; "" for the usual one.

    Signals:
        text_added: a batch of new text.
        text_reset: the text begins anew.
        thinking_added: a batch of what the model thinks first, which ``thinking`` has all of.
        progressed: a Progressed, and the seconds left or None.
        noticed: a Notice.
        annotated: an Annotation.
        usage_changed: a Usage after a finished run.
        state_changed: ``state``, and with it perhaps ``error``.
    """

    text_added = Signal(str)
    text_reset = Signal()
    thinking_added = Signal(str)
    progressed = Signal(object, object)
    noticed = Signal(object)
    annotated = Signal(object)
    usage_changed = Signal(object)
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clear_facts()
        self.text = ""
        self.author = ""
        self.model_id = ""
        self._run: TaskRun | None = None
        self._old_text = False

    def _clear_facts(self) -> None:
        self.state: WorkState | None = None
        self.notices: list[Notice] = []
        self.annotations: list[Annotation] = []
        self.error: Exception | None = None
        self.progress: tuple[Progressed, float | None] | None = None
        self.thinking = ""

    @property
    def busy(self) -> bool:
        return self.state is not None and self.state.busy

    @property
    def seconds(self) -> float:
        """Since the current run was started; 0 without one."""
        return self._run.seconds if self._run is not None else 0.0

    def start(self, title: str, work: Work, lane: Lane, author: str) -> None:
        """Run ``work`` on a lane; what ran before is dropped.

        Args:
            title: what the job list shows.
            author: name of the model that writes.
        """
        self.prepare(title, work, lane, author)
        self.begin()

    def prepare(self, title: str, work: Work, lane: Lane, author: str) -> None:
        """The same without running it yet, so that what shows it can be connected first."""
        self.abandon()
        self._clear_facts()
        self._old_text = bool(self.text)
        self.author = author
        run = TaskRun(title, work, lane, self)
        run.text_added.connect(self._on_text_added)
        run.text_reset.connect(self._on_text_reset)
        run.thinking_added.connect(self._on_thinking_added)
        run.progressed.connect(self._on_progressed)
        run.noticed.connect(self._on_noticed)
        run.event_received.connect(self._on_event)
        run.succeeded.connect(self._on_succeeded)
        run.failed.connect(self.fail)
        run.cancelled.connect(self._on_cancelled)
        self._run = run
        self._change(WorkState.WAITING)

    def begin(self) -> None:
        """Run what was prepared.

        Raises:
            RuntimeError: nothing was.
        """
        if self._run is None:
            raise RuntimeError("nothing was prepared")
        self._run.start()

    def stop(self) -> None:
        """Cancel; what there is stays."""
        if self._run is not None:
            self._run.cancel()

    def abandon(self) -> None:
        """Cancel and hear no more of it."""
        if self._run is not None:
            self._run.abandon()
            self._run.deleteLater()
            self._run = None

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """It could not be done."""
        self.error = error
        self._change(WorkState.FAILED)

    def _change(self, state: WorkState | None) -> None:
        self.state = state
        if not self.busy:
            self.progress = None
        self.state_changed.emit()

    def take_result(self, result: Any) -> WorkState | None:
        """What the work returned, which subclasses know. Returns the state it leads to."""
        raise NotImplementedError

    def take_cancelled(self) -> WorkState | None:
        """It was stopped before it returned anything. Returns the state it leads to."""
        raise NotImplementedError

    def _leave_waiting(self) -> None:
        if self.state is WorkState.WAITING:
            self._change(WorkState.RUNNING)

    @Slot(str)
    def _on_text_added(self, text: str) -> None:
        self._leave_waiting()
        if self._old_text:
            self._on_text_reset()
        self.text += text
        self.text_added.emit(text)

    @Slot(str)
    def _on_thinking_added(self, text: str) -> None:
        self._leave_waiting()
        self.thinking += text
        self.thinking_added.emit(text)

    @Slot()
    def _on_text_reset(self) -> None:
        self._old_text = False
        self.annotations.clear()
        self.text = ""
        self.text_reset.emit()

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        self._leave_waiting()
        left = self._run.seconds_left(progress) if self._run is not None else None
        self.progress = (progress, left)
        self.progressed.emit(progress, left)

    @Slot(object)
    def _on_noticed(self, notice: Notice) -> None:
        self._leave_waiting()
        self.notices.append(notice)
        self.noticed.emit(notice)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, Annotated):
            self.annotations.append(event.annotation)
            self.annotated.emit(event.annotation)

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        self._change(self.take_result(result))

    @Slot()
    def _on_cancelled(self) -> None:
        try:
            state = self.take_cancelled()
        except UserFacingError as error:
            self.fail(error)
        else:
            self._change(state)
