"""What the model is asked is made of what was said, and of what features add."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.core.conversations import MessageState, Sending, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.answer_request import Asked, request_of

_ROLES = (Role.USER, Role.ASSISTANT)


def said(number: int, content: str, sending: Sending = Sending.AUTO) -> StoredMessage:
    role = _ROLES[number % 2]
    state = MessageState.COMPLETE
    return StoredMessage(f"m{number}", "c", None, role, content, state, 0.0, sending=sending)


def asked(*path: StoredMessage) -> Asked:
    return Asked(said(1, ""), said(0, "And now?"), path)


def test_what_was_dropped_is_not_sent_and_what_was_pinned_is_named() -> None:
    path = (
        said(0, "First", Sending.DROPPED),
        said(1, "One", Sending.DROPPED),
        said(2, "Second"),
        said(3, ""),
        said(4, "Third", Sending.PINNED),
        said(5, "Three"),
    )
    request = request_of(asked(*path), TaskRequest(), ())
    assert [turn.content for turn in request.history] == ["Second", "Third", "Three"]
    assert request.pinned == (1,)
    assert request.text == "And now?"


def test_a_part_reads_what_the_one_before_it_added() -> None:
    def noting(asked: Asked, request: TaskRequest) -> TaskRequest:
        return replace(request, notes=(*request.notes, f"{len(request.notes)} of {asked.path}"))

    request = request_of(asked(), TaskRequest(thinks=True), (noting, noting))
    assert request.notes == ("0 of ()", "1 of ()")
    assert request.thinks
