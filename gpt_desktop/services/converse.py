"""Conversation: questions and answers, kept as they come."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.automatic_title import automatic_title, is_greeting
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.conversations import (
    Attachment,
    ConversationStore,
    MessageState,
    StoredMessage,
)
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.sampling_defaults import SAMPLED
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest
from gpt_desktop.core.tasks.sampling import default_sampling
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.services.answer_request import Asked, RequestPart, request_of
from gpt_desktop.services.ports import RunTask
from gpt_desktop.services.recorder import Recorded, Recorder

log = logging.getLogger(__name__)

_UNSAVED = mark("This answer is not being saved: {reason}")

_OVER = (FinishReason.END, FinishReason.STOP_STRING, FinishReason.LOOP)

Conversing = Generator[TaskEvent, None, StoredMessage]


class StoredConverse:
    """Implements ``Converse`` with the assistant task and a store.

    A conversation still named “New conversation”, or nothing, gets a title made of its first
    question; one that began with a greeting is named after the next.

    Args:
        parts: what features add to what the task is asked.
        begun: called with a new conversation's id, in the transaction that makes it.
    """

    def __init__(
        self,
        store: ConversationStore,
        run_task: RunTask,
        assistant: Task,
        settings: SettingsStore,
        clock: Callable[[], float] = time.monotonic,
        *,
        parts: Sequence[RequestPart] = (),
        begun: Callable[[str], object] | None = None,
    ) -> None:
        self._store = store
        self._run_task = run_task
        self._assistant = assistant
        self._settings = settings
        self._clock = clock
        self._parts = parts
        self._begun = begun

    def ask(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment] = ()
    ) -> StoredMessage:
        """Store a question; see ``Converse.ask``.

        Raises:
            UserFacingError: the text is empty, or cannot be stored.
        """
        _require_words(text)
        with self._store.together():
            return self._asked(conversation_id, text, attachments)

    def ask_edited(self, question_id: str, text: str) -> StoredMessage:
        """Store a question in another's place; see ``Converse.ask_edited``.

        Raises:
            UserFacingError: the text is empty, the question is gone, or it cannot be stored.
        """
        _require_words(text)
        old = self._known(question_id)
        with self._store.together():
            if text == old.content:
                return self._empty_answer(old)
            edited = self._store.add_message(
                old.conversation_id,
                old.parent_id,
                Role.USER,
                text,
                MessageState.COMPLETE,
                attachments=old.attachments,
            )
            return self._empty_answer(edited)

    def continue_answer(self, answer_id: str, beginning: str | None = None) -> StoredMessage:
        """Store a beginning to go on from; see ``Converse.continue_answer``.

        Raises:
            UserFacingError: the answer is gone, or its continuation cannot be stored.
        """
        cut = self._known(answer_id)
        # A model goes on badly after a blank at the end: it writes its own.
        text = (cut.content if beginning is None else beginning).rstrip()
        with self._store.together():
            waiting = self._store.add_message(
                cut.conversation_id, cut.parent_id, Role.ASSISTANT, text, MessageState.PARTIAL
            )
            self._store.update_message(
                waiting.id, text, MessageState.PARTIAL, cut.receipt, thinking=cut.thinking
            )
        return replace(waiting, receipt=cut.receipt, thinking=cut.thinking)

    def answer(
        self, waiting: StoredMessage, sampling: SamplingParams | None, token: CancelToken
    ) -> Conversing:
        """Make a stored answer that waits; see ``Converse.answer``.

        Raises:
            UserFacingError: the answer cannot be made or, after all of it was yielded, not be
                saved.
        """
        path = self._store.messages(waiting.conversation_id)
        place = [message.id for message in path].index(waiting.id)
        recorder = Recorder(lambda so_far: self._grow(waiting, so_far), _UNSAVED, self._clock)
        plain = replace(
            self._plain(sampling),
            opening=waiting.content,
            thinks=self._thinks(waiting),
            thought="" if waiting.thinking is None else waiting.thinking.text,
        )
        asked = Asked(waiting, path[place - 1], tuple(path[: place - 1]))
        request = request_of(asked, plain, self._parts)
        run = self._run_task(self._assistant, request, token, self._model_of(waiting))
        try:
            result = yield from recorder.record(run)
        except CancelledError:
            return self._end(waiting, MessageState.STOPPED, recorder.recorded)
        except GeneratorExit:
            self._end_after_error(waiting, MessageState.STOPPED, recorder.recorded)
            raise
        except BaseException:
            self._end_after_error(waiting, MessageState.FAILED, recorder.recorded)
            raise
        stopped_early = result.finish is FinishReason.CANCELLED
        state = MessageState.STOPPED if stopped_early else MessageState.COMPLETE
        return self._end(waiting, state, recorder.recorded, _summed(waiting, result.receipt))

    def asked_for(self, answer: StoredMessage) -> tuple[Asked, TaskRequest, str]:
        """What a stored answer answers, and of which model that would be asked now.

        Raises:
            UserFacingError: its question is gone.
        """
        question = self._known(answer.parent_id or "")
        path = self._store.messages(answer.conversation_id, before=question.id)
        asked = Asked(answer, question, tuple(path))
        thought = "" if answer.thinking is None else answer.thinking.text
        plain = replace(self._plain(None), thought=thought)
        return asked, request_of(asked, plain, self._parts), self._model_of(answer)

    def upcoming(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment] = ()
    ) -> tuple[Asked, TaskRequest, str]:
        """What a text would ask, and of which model, were it sent now; nothing is stored."""
        path = self._store.messages(conversation_id) if conversation_id else []
        last = path[-1].id if path else None
        complete, nothing = MessageState.COMPLETE, MessageState.PARTIAL
        question = StoredMessage(
            "",
            conversation_id,
            last,
            Role.USER,
            text,
            complete,
            0.0,
            attachments=tuple(attachments),
        )
        waiting = StoredMessage("", conversation_id, "", Role.ASSISTANT, "", nothing, 0.0)
        asked = Asked(waiting, question, tuple(path))
        plain = replace(self._plain(None), thinks=self._thinks(waiting))
        return asked, request_of(asked, plain, self._parts), self._model_of(waiting)

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

    def answer_anew(self, question_id: str) -> StoredMessage:
        """Begin another answer to any question; see ``Converse.answer_anew``.

        Raises:
            UserFacingError: the question is gone, or the answer cannot be stored.
        """
        return self._empty_answer(self._known(question_id))

    def edit_answer(self, answer_id: str, text: str) -> StoredMessage:
        """Store the person's words as an answer; see ``Converse.edit_answer``.

        Raises:
            UserFacingError: the text is empty, the answer is gone, or it cannot be stored.
        """
        if not text.strip():
            raise UserFacingError(
                tr("An answer needs words."), "", tr("Write some, or delete the answer.")
            )
        old = self._known(answer_id)
        return self._store.add_message(
            old.conversation_id,
            old.parent_id,
            Role.ASSISTANT,
            text,
            MessageState.COMPLETE,
            edited=True,
        )

    def give_up(self, waiting: StoredMessage) -> None:
        """Note that an answer that never began was stopped; see ``Converse.give_up``."""
        self._store.update_message(waiting.id, waiting.content, MessageState.STOPPED)

    def _asked(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment]
    ) -> StoredMessage:
        open_id = conversation_id
        title = automatic_title(text, [each.name for each in attachments])
        if not open_id:
            # It keeps what it began with, whatever is chosen for later ones.
            settings = self._settings.load()
            model_id = settings.model_of(self._assistant.id)
            open_id = self._store.create_conversation(title, model_id).id
            if settings.thinks(model_id):
                self._store.set_thinks(open_id, True)
            if self._begun is not None:
                self._begun(open_id)
        last = self._store.last_message(open_id) if conversation_id else None
        parent = None if last is None else last.id
        question = self._store.add_message(
            open_id, parent, Role.USER, text, MessageState.COMPLETE, attachments=attachments
        )
        if conversation_id:
            self._name(open_id, title)
        return self._empty_answer(question)

    def _known(self, message_id: str) -> StoredMessage:
        found = self._store.message(message_id)
        if found is None:
            raise UserFacingError(
                tr("This conversation no longer exists."),
                tr("It was deleted for good, perhaps by another copy of the app."),
                tr("Start a new conversation."),
            )
        return found

    def _empty_answer(self, question: StoredMessage) -> StoredMessage:
        return self._store.add_message(
            question.conversation_id, question.id, Role.ASSISTANT, "", MessageState.PARTIAL
        )

    def _grow(self, answer: StoredMessage, so_far: Recorded) -> None:
        self._store.update_message(
            answer.id,
            so_far.text or answer.content,
            MessageState.PARTIAL,
            notices=so_far.notices,
            annotations=so_far.annotations,
            thinking=_longer(answer, so_far.thinking),
        )

    def _end(
        self,
        answer: StoredMessage,
        state: MessageState,
        made: Recorded,
        receipt: Receipt | None = None,
    ) -> StoredMessage:
        """Save the answer as it ended.

        Raises:
            UserFacingError: it cannot be saved.
        """
        # What an answer goes on from stays where nothing came of it.
        text = made.text or answer.content
        thinking = _longer(answer, made.thinking)
        self._store.update_message(
            answer.id,
            text,
            state,
            receipt,
            notices=made.notices,
            annotations=made.annotations,
            thinking=thinking,
        )
        return replace(
            answer,
            content=text,
            state=state,
            receipt=receipt,
            notices=made.notices,
            annotations=made.annotations,
            thinking=thinking,
        )

    def _end_after_error(self, answer: StoredMessage, state: MessageState, made: Recorded) -> None:
        """The same where another error is on its way and must not be hidden by a second."""
        try:
            self._end(answer, state, made)
        except UserFacingError:
            log.exception("An unfinished answer could not be saved")

    def _thinks(self, waiting: StoredMessage) -> bool:
        """Thinking that was cut goes on, whatever was chosen since; over, it leads to an answer."""
        if waiting.thinking is None:
            return self._store.thinks(waiting.conversation_id)
        return waiting.receipt is None or waiting.receipt.finish not in _OVER

    def _model_of(self, waiting: StoredMessage) -> str:
        """The conversation's own model, else the one chosen for the assistant."""
        own = self._store.model(waiting.conversation_id)
        return own or self._settings.load().model_of(self._assistant.id)

    def _plain(self, sampling: SamplingParams | None) -> TaskRequest:
        open_to_the_model = () if sampling else self._open_to_the_model()
        chosen = sampling or self._sampling()
        return TaskRequest(sampling=chosen, model_sampling=open_to_the_model)

    def _sampling(self) -> SamplingParams:
        settings = self._settings.load()
        return replace(
            default_sampling(self._assistant.id),
            temperature=settings.temperature,
            max_tokens=settings.max_answer_tokens,
        )

    def _open_to_the_model(self) -> tuple[str, ...]:
        """All that the person cannot choose, or did not."""
        chosen = ("temperature",) if self._settings.load().temperature_chosen else ()
        return tuple(name for name in SAMPLED if name not in chosen)

    def _name(self, conversation_id: str, title: str) -> None:
        """Name it after its newest question, where nothing told yet what it is about."""
        old = self._store.title(conversation_id)
        if old in ("", tr("New conversation")):
            self._store.rename_conversation(conversation_id, title)
        elif old is not None and is_greeting(old):
            first = next(iter(self._store.messages(conversation_id)), None)
            # One that the person gave it stays, whatever it says.
            if first is not None and automatic_title(first.content) == old:
                self._store.rename_conversation(conversation_id, title)


def _require_words(text: str) -> None:
    """Raises UserFacingError for a question without any."""
    if not text.strip():
        raise UserFacingError(tr("There is nothing to answer."), "", tr("Write a question first."))


def _summed(waiting: StoredMessage, receipt: Receipt) -> Receipt:
    """The receipt of an answer and of the one it goes on from."""
    if waiting.receipt is None:
        return receipt
    return replace(receipt, usage=waiting.receipt.usage.plus(receipt.usage))


def _longer(answer: StoredMessage, thinking: Thinking | None) -> Thinking | None:
    """What was thought, with the time of what it went on from."""
    if thinking is None or answer.thinking is None:
        return thinking or answer.thinking
    return replace(thinking, seconds=answer.thinking.seconds + thinking.seconds)
