"""A message as a row of the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gpt_desktop.core.conversations import MessageState, Sending, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.annotations import annotations_from_json, notices_from_json
from gpt_desktop.storage.attachments import attachments_from_json
from gpt_desktop.storage.receipts import receipt_from_json
from gpt_desktop.storage.thoughts import told_apart

MESSAGE_COLUMNS = """message.id, conversation_id, parent_id, role, content, state, created, receipt,
        notices, annotations, thinking, attachments, sending, edited"""

_SENDINGS = {each.value: each for each in Sending}


def message_of(row: Sequence[Any]) -> StoredMessage:
    """Of the columns above, in their order."""
    content, thinking = told_apart(Role(row[3]), row[4], row[10])
    return StoredMessage(
        id=row[0],
        conversation_id=row[1],
        parent_id=row[2],
        role=Role(row[3]),
        content=content,
        state=MessageState(row[5]),
        created=row[6],
        receipt=None if row[7] is None else receipt_from_json(row[7]),
        notices=notices_from_json(row[8]),
        annotations=annotations_from_json(row[9]),
        thinking=thinking,
        attachments=attachments_from_json(row[11]),
        sending=_SENDINGS.get(row[12], Sending.AUTO),
        edited=bool(row[13]),
    )
