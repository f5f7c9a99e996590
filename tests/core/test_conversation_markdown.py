"""A conversation as people read it."""

from __future__ import annotations

from gpt_desktop.core.conversation_markdown import conversation_markdown
from gpt_desktop.core.conversations import Attachment, MessageState, StoredMessage
from gpt_desktop.core.messages import Role


def test_who_said_what_and_when() -> None:
    asked = StoredMessage(
        "a",
        "c",
        None,
        Role.USER,
        "When?\n",
        MessageState.COMPLETE,
        0.0,
        attachments=(Attachment("d", "plan.pdf"), Attachment("e", "")),
    )
    answer = StoredMessage(
        "b", "c", "a", Role.ASSISTANT, "In *May*.", MessageState.STOPPED, 90.0, edited=True
    )
    empty = StoredMessage("d", "c", "b", Role.ASSISTANT, "", MessageState.FAILED, 95.0)
    assert conversation_markdown("The\ngarden", [asked, answer, empty]) == (
        "# The garden\n\n"
        "## You · 1970-01-01 00:00\n\n"
        "Attached: plan.pdf, Pasted text\n\n"
        "When?\n\n"
        "## Assistant · edited by you · 1970-01-01 00:01\n\n"
        "In *May*.\n\n"
        "*Stopped*\n"
    )
