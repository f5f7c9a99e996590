"""An answer on its way, apart from any widget that shows it."""

from __future__ import annotations

from collections.abc import Generator
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, Progressed, TaskEvent
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_run import TaskRun

Answering = Generator[TaskEvent, None, StoredMessage]


class RunState(StrEnum):
    """How far it is. Only WAITING and RUNNING are busy."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class ConversationRun(QObject):
    """The answer to a stored question. It goes on whatever conversation is shown.

    Attributes:
        waiting: the stored, still empty answer.
        question: what was asked.

    Signals:
        text_added, text_reset, progressed, noticed: as of ``TaskRun``.
        state_changed: ``state`` is another, and with it perhaps ``error`` or ``answer``.
    """

    text_added = Signal(str)
    text_reset = Signal()
    progressed = Signal(object, object)
    noticed = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        context: ViewContext,
        waiting: StoredMessage,
        question: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.waiting = waiting
        self.question = question
        self.answer: StoredMessage | None = None
        self.text = ""
        self.notices: list[Notice] = []
        self.progress: tuple[Progressed, float | None] | None = None
        self.error: Exception | None = None
        self.state = RunState.WAITING
        self._converse = context.services.converse
        self._run = TaskRun(tr("Answering"), self._work, context.lanes.inference, self)
        self._run.text_added.connect(self._on_text_added)
        self._run.text_reset.connect(self._on_text_reset)
        self._run.progressed.connect(self._on_progressed)
        self._run.noticed.connect(self._on_noticed)
        self._run.succeeded.connect(self._on_succeeded)
        self._run.failed.connect(self._on_failed)
        self._run.cancelled.connect(self._on_cancelled)

    @property
    def conversation_id(self) -> str:
        return self.waiting.conversation_id

    @property
    def busy(self) -> bool:
        return self.state in (RunState.WAITING, RunState.RUNNING)

    def start(self) -> None:
        """Connect before calling."""
        self._run.start()

    def stop(self) -> None:
        """What there is stays."""
        self._run.cancel()

    def _change(self, state: RunState) -> None:
        self.state = state
        if not self.busy:
            self.progress = None
        self.state_changed.emit()

    def _begin(self) -> None:
        if self.state is RunState.WAITING:
            self._change(RunState.RUNNING)

    @Slot(str)
    def _on_text_added(self, text: str) -> None:
        self._begin()
        self.text += text
        self.text_added.emit(text)

    @Slot()
    def _on_text_reset(self) -> None:
        self.text = ""
        self.text_reset.emit()

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        self._begin()
        left = self._run.seconds_left(progress)
        self.progress = (progress, left)
        self.progressed.emit(progress, left)

    @Slot(object)
    def _on_noticed(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.noticed.emit(notice)

    @Slot(object)
    def _on_succeeded(self, answer: StoredMessage) -> None:
        self.answer = answer
        stopped = answer.state is MessageState.STOPPED
        self._change(RunState.STOPPED if stopped else RunState.DONE)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._change(RunState.FAILED)

    @Slot()
    def _on_cancelled(self) -> None:
        """Stopped before its turn had come."""
        try:
            self._converse.give_up(self.waiting)
        except UserFacingError as error:
            self._on_failed(error)
        else:
            self._change(RunState.STOPPED)

    def _work(self, token: CancelToken) -> Answering:
        return self._converse.answer(self.waiting, None, token)
