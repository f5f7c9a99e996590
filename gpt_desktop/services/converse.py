"""Conversation: questions and answers, kept as they come."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.conversations import ConversationStore, MessageState, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.sampling import default_sampling
from gpt_desktop.services.answer_record import AnswerRecord
from gpt_desktop.services.ports import RunTask

TITLE_WIDTH = 40  # columns

Conversing = Generator[TaskEvent, None, StoredMessage]


class StoredConverse:
    """Implements ``Converse`` with the assistant task and a store.

    A conversation still named “New conversation”, or nothing, gets its first question's words
    as its title.
    """

    def __init__(
        self,
        store: ConversationStore,
        run_task: RunTask,
        assistant: Task,
        settings: SettingsStore,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._run_task = run_task
        self._assistant = assistant
        self._settings = settings
        self._clock = clock

    def ask(self, conversation_id: str, text: str) -> StoredMessage:
        """Store a question; see ``Converse.ask``.

        Raises:
            UserFacingError: the text is empty, or cannot be stored.
        """
        if not text.strip():
            raise UserFacingError(
                tr("There is nothing to answer."), "", tr("Write a question first.")
            )
        with self._store.together():
            return self._asked(conversation_id, text)

    def answer(
        self, waiting: StoredMessage, sampling: SamplingParams | None, token: CancelToken
    ) -> Conversing:
        """Make a stored, empty answer; see ``Converse.answer``.

        Raises:
            UserFacingError: the answer cannot be made or, after all of it was yielded, not be
                saved.
        """
        path = self._store.messages(waiting.conversation_id)
        place = [message.id for message in path].index(waiting.id)
        record = AnswerRecord(self._store, waiting, self._clock)
        request = TaskRequest(
            text=path[place - 1].content,
            history=_history(path[: place - 1]),
            sampling=sampling or self._sampling(),
        )
        try:
            result = yield from self._recorded(request, record, token)
        except CancelledError:
            return record.end(MessageState.STOPPED)
        except GeneratorExit:
            record.end_after_error(MessageState.STOPPED)
            raise
        except BaseException:
            record.end_after_error(MessageState.FAILED)
            raise
        stopped_early = result.finish is FinishReason.CANCELLED
        state = MessageState.STOPPED if stopped_early else MessageState.COMPLETE
        return record.end(state, result.receipt)

    def ask_again(self, conversation_id: str) -> StoredMessage:
        """Begin another answer to the last question; see ``Converse.ask_again``.

        Raises:
            UserFacingError: nothing was asked yet, or the answer cannot be stored.
        """
        question = self._store.last_message(conversation_id, Role.USER)
        if question is None:
            raise UserFacingError(
                tr("There is no question to answer again."), "", tr("Write a question first.")
            )
        return self._empty_answer(question)

    def give_up(self, waiting: StoredMessage) -> None:
        """Note that an answer that never began was stopped; see ``Converse.give_up``."""
        self._store.update_message(waiting.id, "", MessageState.STOPPED)

    def _asked(self, conversation_id: str, text: str) -> StoredMessage:
        open_id = conversation_id
        if not open_id:
            open_id = self._store.create_conversation(beginning(text, TITLE_WIDTH)).id
        last = self._store.last_message(open_id) if conversation_id else None
        parent = None if last is None else last.id
        question = self._store.add_message(open_id, parent, Role.USER, text, MessageState.COMPLETE)
        if conversation_id and last is None:
            self._name(open_id, text)
        return self._empty_answer(question)

    def _empty_answer(self, question: StoredMessage) -> StoredMessage:
        return self._store.add_message(
            question.conversation_id, question.id, Role.ASSISTANT, "", MessageState.PARTIAL
        )

    def _recorded(
        self, request: TaskRequest, record: AnswerRecord, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """The task's events, each recorded before it goes on."""
        events = self._run_task(self._assistant, request, token)
        try:
            while True:
                try:
                    event = next(events)
                except StopIteration as stop:
                    result: TaskResult = stop.value
                    return result
                warning = record.take(event)
                yield event
                if warning is not None:
                    yield warning
        finally:
            events.close()

    def _sampling(self) -> SamplingParams:
        settings = self._settings.load()
        return replace(
            default_sampling(self._assistant.id),
            temperature=settings.temperature,
            max_tokens=settings.max_answer_tokens,
        )

    def _name(self, conversation_id: str, text: str) -> None:
        unnamed = ("", tr("New conversation"))
        for conversation in self._store.list_conversations():
            if conversation.id == conversation_id and conversation.title in unnamed:
                self._store.rename_conversation(conversation_id, beginning(text, TITLE_WIDTH))


def _history(path: Sequence[StoredMessage]) -> tuple[Message, ...]:
    """What the model is shown: everything said, but not answers that never came to words."""
    return tuple(Message(message.role, message.content) for message in path if message.content)
