"""An answer on its way, apart from any widget that shows it."""

from __future__ import annotations

from collections.abc import Generator
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Work
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import Conversation, MessageState, StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.base import Notice, Progressed, TaskEvent
from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.task_run import TaskRun

Answering = Generator[TaskEvent | StoredMessage | Conversation, None, StoredMessage]


class RunState(StrEnum):
    """How far it is. Only WAITING and RUNNING are busy."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class ConversationRun(QObject):
    """One question and its answer. It goes on whatever conversation is shown.

    Attributes:
        conversation_id: "" until the conversation is stored.
        question: what was asked, or "" where the last question is answered anew.
        stored_question: true once the question cannot be lost.

    Signals:
        conversation_made: the run made a conversation, whose id it has now.
        question_stored: the question cannot be lost any more.
        text_added, text_reset, progressed, noticed: as of ``TaskRun``.
        state_changed: ``state`` is another, and with it perhaps ``error`` or ``answer``.
    """

    conversation_made = Signal()
    question_stored = Signal()
    text_added = Signal(str)
    text_reset = Signal()
    progressed = Signal(object, object)
    noticed = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        context: ViewContext,
        conversation_id: str,
        question: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.conversation_id = conversation_id
        self.question = question
        self.stored_question = not question
        self.answer: StoredMessage | None = None
        self.text = ""
        self.notices: list[Notice] = []
        self.progress: tuple[Progressed, float | None] | None = None
        self.error: Exception | None = None
        self.state = RunState.WAITING
        work = _work(context, conversation_id, question)
        self._run = TaskRun(tr("Answering"), work, context.lanes.inference, self)
        self._run.text_added.connect(self._on_text_added)
        self._run.text_reset.connect(self._on_text_reset)
        self._run.progressed.connect(self._on_progressed)
        self._run.noticed.connect(self._on_noticed)
        self._run.event_received.connect(self._on_event)
        self._run.succeeded.connect(self._on_succeeded)
        self._run.failed.connect(self._on_failed)
        self._run.cancelled.connect(self._on_cancelled)

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
    def _on_event(self, event: object) -> None:
        if isinstance(event, Conversation):
            self.conversation_id = event.id
            self.conversation_made.emit()
        elif isinstance(event, StoredMessage) and event.role is Role.USER:
            self.stored_question = True
            self.question_stored.emit()

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
        self._change(RunState.STOPPED)


def _work(context: ViewContext, conversation_id: str, question: str) -> Work:
    converse, store = context.services.converse, context.services.conversations

    def answer(token: CancelToken) -> Answering:
        open_id = conversation_id
        if not open_id:
            made = store.create_conversation("")
            open_id = made.id
            yield made
        if question:
            return (yield from converse.send(open_id, question, None, token))
        return (yield from converse.regenerate(open_id, None, token))

    return answer
