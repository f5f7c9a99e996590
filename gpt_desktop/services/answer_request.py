"""What the assistant task is asked for a waiting answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from gpt_desktop.core.conversations import Sending, StoredMessage
from gpt_desktop.core.messages import Message
from gpt_desktop.core.tasks.base import TaskRequest


@dataclass(frozen=True, slots=True)
class Asked:
    """A waiting answer, and what it is an answer to.

    Attributes:
        path: what was said before the question, oldest first.
    """

    waiting: StoredMessage
    question: StoredMessage
    path: tuple[StoredMessage, ...]

    @property
    def conversation_id(self) -> str:
        return self.waiting.conversation_id


class RequestPart(Protocol):
    """Adds to a request what one feature knows; on the inference lane, before the model reads."""

    def __call__(self, asked: Asked, request: TaskRequest) -> TaskRequest: ...


def sent_messages(path: Iterable[StoredMessage]) -> list[StoredMessage]:
    """All that was said and not dropped; no thinking, nor answers without words."""
    return [each for each in path if each.content and each.sending is not Sending.DROPPED]


def with_history(asked: Asked, request: TaskRequest) -> TaskRequest:
    """What is sent of the path, as turns."""
    sent = sent_messages(asked.path)
    pinned = (place for place, each in enumerate(sent) if each.sending is Sending.PINNED)
    history = tuple(Message(each.role, each.content) for each in sent)
    return replace(request, history=history, pinned=tuple(pinned))


def request_of(asked: Asked, plain: TaskRequest, parts: Sequence[RequestPart]) -> TaskRequest:
    """The question with its history, and what each part adds, in their order."""
    request = with_history(asked, replace(plain, text=asked.question.content))
    for part in parts:
        request = part(asked, request)
    return request
