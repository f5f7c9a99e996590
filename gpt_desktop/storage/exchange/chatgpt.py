"""Conversations as ChatGPT exports them: ``conversations.json``, a mapping of nodes each.

There is no description of it; what is taken is what exports of 2023 to 2026 have: nodes with a
parent and perhaps a message of an author's role and a content of parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gpt_desktop.core.conversation_record import ConversationRecord
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.messages import Role

_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT}
_TEXTS = ("text", "multimodal_text")


@dataclass(frozen=True, slots=True)
class Taken:
    """A conversation, and how many parts of it were left out: pictures, files, tools' words."""

    record: ConversationRecord
    left_out: int


def is_chatgpt(values: Mapping[str, Any]) -> bool:
    """Whether an item looks like one of its conversations."""
    return isinstance(values.get("mapping"), dict)


def record_from_chatgpt(values: Mapping[str, Any]) -> Taken:
    """A conversation with its branches.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none.
    """
    nodes = values["mapping"]
    messages: dict[str, StoredMessage] = {}
    follows: dict[str, str | None] = {}  # of each node, the message that it leads to
    left_out = 0
    for node_id in _in_order(nodes):
        node = nodes[node_id]
        above = follows.get(str(node.get("parent")))
        text, lost = _text_of(node.get("message"))
        left_out += lost
        follows[node_id] = above
        if text is None:
            continue
        role = _ROLES[node["message"]["author"]["role"]]
        before = messages.get(above) if above is not None else None
        if before is not None and before.role is role and role is Role.ASSISTANT:
            # A tool spoke in between: for the person it is one answer.
            messages[before.id] = replace(before, content=f"{before.content}\n\n{text}")
            continue
        created = _time(node["message"].get("create_time"))
        messages[node_id] = StoredMessage(
            node_id, "", above, role, text, MessageState.COMPLETE, created
        )
        follows[node_id] = node_id
    created, updated = _time(values.get("create_time")), _time(values.get("update_time"))
    head = follows.get(str(values.get("current_node"))) or ""
    title, archived = str(values.get("title") or ""), bool(values.get("is_archived"))
    record = ConversationRecord(
        title, created, updated or created, tuple(messages.values()), head, archived=archived
    )
    return Taken(record, left_out)


def _in_order(nodes: Mapping[str, Any]) -> Iterator[str]:
    """The ids, each after its parent's; what hangs on nothing or in a ring is not among them."""
    below: dict[str | None, list[str]] = {}
    for node_id, node in nodes.items():
        parent = node.get("parent")
        below.setdefault(parent if parent in nodes else None, []).append(node_id)
    waiting = below.get(None, [])[::-1]
    while waiting:
        node_id = waiting.pop()
        yield node_id
        waiting += below.get(node_id, [])[::-1]


def _text_of(message: Any) -> tuple[str | None, int]:
    """What a message says, or None where nobody is shown it; how many parts are no text."""
    if not isinstance(message, dict):
        return None, 0
    author, content = message["author"]["role"], message.get("content") or {}
    metadata = message.get("metadata") or {}
    hidden = metadata.get("is_visually_hidden_from_conversation") or message.get("weight") == 0
    if hidden or author == "system":
        return None, 0
    kind = content.get("content_type")
    if author not in _ROLES or message.get("recipient", "all") != "all":
        return None, 1
    if kind not in _TEXTS:
        return None, 0 if kind in {"thoughts", "reasoning_recap", "user_editable_context"} else 1
    parts = content.get("parts") or []
    texts = [part for part in parts if isinstance(part, str) and part.strip()]
    spoken = [part["text"] for part in parts if _is_spoken(part)]
    lost = sum(not isinstance(part, str) and not _is_spoken(part) for part in parts)
    whole = "\n\n".join([*texts, *spoken])
    return (whole or None), lost


def _is_spoken(part: Any) -> bool:
    return (
        isinstance(part, dict)
        and part.get("content_type") == "audio_transcription"
        and isinstance(part.get("text"), str)
    )


def _time(value: Any) -> float:
    """Seconds since the epoch; 0 where there are none."""
    ok = isinstance(value, int | float) and 0 <= value < 253_402_300_800
    return float(value) if ok else 0.0
