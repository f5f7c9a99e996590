"""An answer on its way, apart from any widget that shows it."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.running_work import RunningWork

Answering = Generator[TaskEvent, None, StoredMessage]


class ConversationRun(RunningWork):
    """The answer to a stored question. It goes on whatever conversation is shown.

    Connect what shows it, then ``begin``.

    Attributes:
        waiting: the stored, still empty answer.
        question: what was asked.
        answer: as it was stored at the end.
    """

    def __init__(
        self,
        context: ViewContext,
        waiting: StoredMessage,
        question: StoredMessage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.waiting = waiting
        self.question = question
        self.answer: StoredMessage | None = None
        self._converse = context.services.converse
        self.prepare(tr("Answering"), self._answering, context.lanes.inference, "")

    @property
    def conversation_id(self) -> str:
        return self.waiting.conversation_id

    def take_result(self, result: Any) -> WorkState:
        if not isinstance(result, StoredMessage):
            raise TypeError(f"an answer ended as {type(result).__name__}")
        self.answer = result
        stopped = result.state is MessageState.STOPPED
        return WorkState.STOPPED if stopped else WorkState.DONE

    def take_cancelled(self) -> WorkState:
        """Stopped before its turn had come."""
        self._converse.give_up(self.waiting)
        return WorkState.STOPPED

    def _answering(self, token: CancelToken) -> Answering:
        return self._converse.answer(self.waiting, None, token)
