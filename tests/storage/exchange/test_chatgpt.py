"""ChatGPT's exports: what was said comes along with its branches, and the rest is counted."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.core.messages import Role
from gpt_desktop.storage.exchange.chatgpt import is_chatgpt, record_from_chatgpt

Node = dict[str, Any]


def node(name: str, parent: str | None, role: str = "", *parts: Any, **more: Any) -> Node:
    message = None
    if role:
        kind = more.pop("kind", "text")
        message = {
            "author": {"role": role},
            "create_time": 1_700_000_000.5,
            "content": {"content_type": kind, "parts": list(parts)},
            "recipient": "all",
            "metadata": {},
            **more,
        }
    return {"id": name, "parent": parent, "message": message, "children": []}


def conversation(*nodes: Node, current: str = "") -> Node:
    return {
        "title": "Bees",
        "create_time": 1_700_000_000.0,
        "update_time": 1_700_000_100.0,
        "mapping": {each["id"]: each for each in nodes},
        "current_node": current,
    }


def test_branches_come_along_and_the_current_one_is_shown() -> None:
    made = conversation(
        node("root", None),
        node("system", "root", "system", "You are ChatGPT."),
        node("q", "system", "user", "What are bees?"),
        node("a1", "q", "assistant", "Insects."),
        node("a2", "q", "assistant", "Flying insects."),
        node("q2", "a1", "user", "And wasps?"),
        current="q2",
    )
    assert is_chatgpt(made)
    taken = record_from_chatgpt(made)
    record = taken.record
    assert (record.title, record.created, record.updated) == (
        "Bees",
        1_700_000_000.0,
        1_700_000_100.0,
    )
    assert [(each.id, each.parent_id, each.role, each.content) for each in record.messages] == [
        ("q", None, Role.USER, "What are bees?"),
        ("a1", "q", Role.ASSISTANT, "Insects."),
        ("q2", "a1", Role.USER, "And wasps?"),
        ("a2", "q", Role.ASSISTANT, "Flying insects."),
    ]
    assert (record.head, taken.left_out) == ("q2", 0)


def test_tools_and_pictures_are_left_out_and_counted() -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://x"}
    spoken = {"content_type": "audio_transcription", "text": "Said aloud."}
    made = conversation(
        node("q", None, "user", picture, "What is this?", kind="multimodal_text"),
        node("call", "q", "assistant", "search()", recipient="browser"),
        node("tool", "call", "tool", "found", kind="execution_output"),
        node("thought", "tool", "assistant", kind="thoughts"),
        node("a", "thought", "assistant", "A bee."),
        node("more", "a", "assistant", "And a flower."),
        node("q2", "more", "user", spoken, kind="multimodal_text"),
        current="q2",
    )
    taken = record_from_chatgpt(made)
    assert [each.content for each in taken.record.messages] == [
        "What is this?",
        "A bee.\n\nAnd a flower.",
        "Said aloud.",
    ]
    assert taken.record.messages[2].parent_id == "a"
    assert taken.left_out == 3


def test_hidden_messages_are_no_part() -> None:
    hidden = {"metadata": {"is_visually_hidden_from_conversation": True}}
    made = conversation(
        node("h", None, "user", "About me", **hidden),
        node("w", "h", "user", "Weightless", weight=0),
        node("q", "w", "user", "Hello"),
        current="q",
    )
    [message] = record_from_chatgpt(made).record.messages
    assert (message.content, message.parent_id) == ("Hello", None)


def test_a_ring_ends() -> None:
    made = conversation(node("a", "b", "user", "One"), node("b", "a", "user", "Two"))
    assert record_from_chatgpt(made).record.messages == ()


@pytest.mark.parametrize("mapping", [{"a": 3}, {"a": {"message": {"author": None}}}])
def test_damage_is_an_error(mapping: Node) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        record_from_chatgpt({"mapping": mapping})
