"""Whole conversations in SQLite: read as they are, added as new ones."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from string import Template

from gpt_desktop.core.conversation_record import ConversationRecord
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.annotations import annotations_to_json, notices_to_json
from gpt_desktop.storage.attachments import attachments_to_json
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.library import copy_to_store, stored_copy
from gpt_desktop.storage.message_rows import MESSAGE_COLUMNS, message_of
from gpt_desktop.storage.receipts import receipt_to_json
from gpt_desktop.storage.thoughts import thinking_to_json

_IDS = "SELECT id FROM conversation WHERE deleted IS NULL ORDER BY turn, rowid"
_READ = """
    SELECT title, created, updated, coalesce(head_message_id, ''), model, thinks, pinned,
        archived, folder, persona
    FROM conversation WHERE id = ? AND deleted IS NULL
"""
_MESSAGES = Template("""
    SELECT $columns FROM message
    WHERE conversation_id = ? AND deleted_with IS NULL ORDER BY message.rowid
""").substitute(columns=MESSAGE_COLUMNS)
_ADD = """
    INSERT INTO conversation
        (id, title, created, updated, model, thinks, pinned, archived, folder, persona, turn)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT coalesce(max(turn), 0) + 1 FROM conversation))
"""
_ADD_MESSAGE = """
    INSERT INTO message (id, conversation_id, parent_id, role, content, state, created, receipt,
        notices, annotations, thinking, attachments, sending, edited)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_END_AT = "UPDATE conversation SET head_message_id = ? WHERE id = ?"


class ConversationRecords:
    """What of conversations can be carried: all that is not deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self) -> list[str]:
        """Of all conversations, the one changed last comes last."""
        with self._database.reading() as connection:
            return [row[0] for row in connection.execute(_IDS)]

    def read(self, conversation_id: str) -> ConversationRecord | None:
        """One with all its branches; None where it is gone."""
        with self._database.reading() as connection:
            row = connection.execute(_READ, (conversation_id,)).fetchone()
            rows = connection.execute(_MESSAGES, (conversation_id,)).fetchall()
        if row is None:
            return None
        title, created, updated, head, model, thinks, pinned, archived, folder, persona = row
        return ConversationRecord(
            title,
            created,
            updated,
            tuple(message_of(each) for each in rows),
            head,
            model,
            None if thinks is None else bool(thinks),
            bool(pinned),
            bool(archived),
            folder,
            stored_copy(persona),
        )

    def add(self, records: Sequence[ConversationRecord]) -> list[str]:
        """Keep them under new ids, all or none.

        Raises:
            UserFacingError: they cannot be stored.
            ValueError: a message follows one that is not before it.
        """
        with self._database.writing() as connection:
            return [_added(connection, record) for record in records]


def _added(connection: sqlite3.Connection, record: ConversationRecord) -> str:
    made = uuid.uuid4().hex
    connection.execute(
        _ADD,
        (
            made,
            storable(record.title),
            record.created,
            record.updated,
            storable(record.model),
            record.thinks,
            record.pinned,
            record.archived,
            storable(record.folder),
            copy_to_store(record.persona),
        ),
    )
    names: dict[str, str] = {}
    for message in record.messages:
        if message.parent_id is not None and message.parent_id not in names:
            raise ValueError(f"a message follows one that is not there: {message.parent_id}")
        names[message.id] = uuid.uuid4().hex
        parent = None if message.parent_id is None else names[message.parent_id]
        connection.execute(_ADD_MESSAGE, _row(message, names[message.id], made, parent))
    last = record.messages[-1].id if record.messages else ""
    head = names.get(record.head) or names.get(last)
    connection.execute(_END_AT, (head, made))
    return made


def _row(
    message: StoredMessage, message_id: str, conversation_id: str, parent: str | None
) -> tuple[object, ...]:
    """As the database has it; nothing that is added is still being written."""
    waits = message.state is MessageState.PARTIAL
    return (
        message_id,
        conversation_id,
        parent,
        message.role,
        storable(message.content),
        MessageState.STOPPED if waits else message.state,
        message.created,
        None if message.receipt is None else receipt_to_json(message.receipt),
        notices_to_json(message.notices) if message.notices else None,
        annotations_to_json(message.annotations) if message.annotations else None,
        None if message.thinking is None else thinking_to_json(message.thinking),
        attachments_to_json(message.attachments),
        message.sending,
        message.edited,
    )
