"""A conversation as JSON; ``docs/conversation-format.md`` says what each field is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gpt_desktop.core.conversation_record import ConversationRecord
from gpt_desktop.core.conversations import Attachment, MessageState, Sending, StoredMessage
from gpt_desktop.core.library.persona_tables import copy_from, copy_table
from gpt_desktop.core.messages import Role
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.annotations import (
    annotations_from_json,
    annotations_to_json,
    notices_from_json,
    notices_to_json,
)
from gpt_desktop.storage.receipts import receipt_from_json, receipt_to_json

FORMAT = "gpt-desktop-conversations"
VERSION = 1


def record_to_json(record: ConversationRecord) -> dict[str, Any]:
    """All of it."""
    return {
        "title": record.title,
        "created": record.created,
        "updated": record.updated,
        "model": record.model,
        "thinks": record.thinks,
        "pinned": record.pinned,
        "archived": record.archived,
        "folder": record.folder,
        "persona": None if record.persona is None else copy_table(record.persona),
        "head": record.head,
        "messages": [_message_to_json(message) for message in record.messages],
    }


def record_from_json(values: Mapping[str, Any]) -> ConversationRecord:
    """The reverse; fields that this version does not know are passed over.

    Raises:
        ValueError, TypeError, KeyError: it is no conversation, or one of another kind.
    """
    messages = tuple(_messages_from_json(values["messages"]))
    known = {message.id for message in messages}
    head, thinks = str(values.get("head", "")), values.get("thinks")
    persona = values.get("persona")
    return ConversationRecord(
        str(values["title"]),
        _time(values["created"]),
        _time(values["updated"]),
        messages,
        head if head in known else "",
        str(values.get("model", "")),
        None if thinks is None else bool(thinks),
        bool(values.get("pinned", False)),
        bool(values.get("archived", False)),
        str(values.get("folder", "")),
        None if persona is None else copy_from(persona),
    )


def _message_to_json(message: StoredMessage) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": message.id,
        "parent": message.parent_id,
        "role": message.role.value,
        "content": message.content,
        "state": message.state.value,
        "created": message.created,
    }
    if message.thinking is not None:
        thinking = message.thinking
        values["thinking"] = {"text": thinking.text, "seconds": thinking.seconds}
    if message.receipt is not None:
        values["receipt"] = json.loads(receipt_to_json(message.receipt))
    if message.notices:
        values["notices"] = json.loads(notices_to_json(message.notices))
    if message.annotations:
        pairs = json.loads(annotations_to_json(message.annotations))
        values["annotations"] = [[kind, json.loads(content)] for kind, content in pairs]
    if message.attachments:
        values["attachments"] = [
            {"document": each.document_id, "name": each.name} for each in message.attachments
        ]
    if message.sending is not Sending.AUTO:
        values["sending"] = message.sending.value
    if message.edited:
        values["edited"] = True
    return values


def _messages_from_json(values: Sequence[Any]) -> Iterator[StoredMessage]:
    """Raises ValueError where a message follows one that does not come before it."""
    known: set[str] = set()
    for each in values:
        message = _message_from_json(each)
        if message.id in known or (
            message.parent_id is not None and message.parent_id not in known
        ):
            raise ValueError(f"the message {message.id!r} is out of place")
        known.add(message.id)
        yield message


def _message_from_json(values: Mapping[str, Any]) -> StoredMessage:
    thinking, receipt, parent = (values.get(name) for name in ("thinking", "receipt", "parent"))
    annotations = [
        [str(kind), json.dumps(content)] for kind, content in values.get("annotations", ())
    ]
    return StoredMessage(
        id=str(values["id"]),
        conversation_id="",
        parent_id=None if parent is None else str(parent),
        role=Role(values["role"]),
        content=str(values["content"]),
        state=MessageState(values["state"]),
        created=_time(values["created"]),
        receipt=None if receipt is None else receipt_from_json(json.dumps(receipt)),
        notices=notices_from_json(json.dumps(values.get("notices", []))),
        annotations=annotations_from_json(json.dumps(annotations)),
        thinking=None
        if thinking is None
        else Thinking(str(thinking["text"]), float(thinking["seconds"])),
        attachments=tuple(
            Attachment(str(each["document"]), str(each["name"]))
            for each in values.get("attachments", ())
        ),
        sending=Sending(values.get("sending", Sending.AUTO.value)),
        edited=bool(values.get("edited", False)),
    )


def _time(value: Any) -> float:
    """Seconds since the epoch; raises ValueError for a time that no calendar has."""
    seconds = float(value)
    if not 0 <= seconds < 253_402_300_800:  # the year 10,000
        raise ValueError(f"no time: {value!r}")
    return seconds
