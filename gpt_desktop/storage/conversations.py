"""Conversations in SQLite: a tree of messages each, with the end of the current path."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.conversations import (
    Attachment,
    Conversation,
    MessageState,
    Sending,
    StoredMessage,
)
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.messages import Role
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.annotations import annotations_to_json, notices_to_json
from gpt_desktop.storage.attachments import attachments_to_json
from gpt_desktop.storage.changed_rows import require
from gpt_desktop.storage.conversation_copy import copy_path
from gpt_desktop.storage.conversation_places import SqlitePlaces
from gpt_desktop.storage.conversation_tree import SqliteTree
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.receipts import receipt_to_json
from gpt_desktop.storage.thoughts import thinking_to_json

_TITLE = "SELECT title FROM conversation WHERE id = ?"
_MODEL = "SELECT model FROM conversation WHERE id = ?"
_THINKS = "SELECT thinks FROM conversation WHERE id = ?"
_ADD = """
    INSERT INTO message
        (id, conversation_id, parent_id, role, content, state, created, attachments, edited)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
    UPDATE message SET content = ?, state = ?, receipt = coalesce(?, receipt),
        notices = coalesce(?, notices), annotations = coalesce(?, annotations),
        thinking = coalesce(?, thinking)
    WHERE id = ?
"""
_ANNOTATE = "UPDATE message SET annotations = ? WHERE id = ?"
# What is newest is told by counting, never by the time: clocks are set back.
_CREATE = """
    INSERT INTO conversation (id, title, model, created, updated, turn)
    VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM conversation))
"""
_TOUCH = """
    UPDATE conversation
    SET updated = ?, turn = (SELECT coalesce(max(turn), 0) + 1 FROM conversation) WHERE id = ?
"""
_TOUCH_OF = """
    UPDATE conversation
    SET updated = ?, turn = (SELECT coalesce(max(turn), 0) + 1 FROM conversation)
    WHERE id = (SELECT conversation_id FROM message WHERE id = ?)
"""


class SqliteConversations(SqlitePlaces, SqliteTree):
    """The ConversationStore of the app.

    Args:
        now: gives seconds since the epoch.
        on_deleted: called after a conversation was deleted, for what is kept of it elsewhere.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], float] = time.time,
        on_deleted: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(database, now)
        self._on_deleted = on_deleted

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._database.writing():
            yield

    def create_conversation(self, title: str, model_id: str = "") -> Conversation:
        now = self._now()
        made = Conversation(uuid.uuid4().hex, storable(title), now, now)
        row = (made.id, made.title, storable(model_id), made.created, made.updated)
        with self._database.writing() as connection:
            connection.execute(_CREATE, row)
        return made

    def rename_conversation(self, conversation_id: str, title: str) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE conversation SET title = ? WHERE id = ?",
                (storable(title), conversation_id),
            )
            require(changed)

    def delete_conversation(self, conversation_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE conversation SET deleted = ? WHERE id = ?", (self._now(), conversation_id)
            )
        if self._on_deleted is not None:
            self._on_deleted()

    def restore_conversation(self, conversation_id: str) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE conversation SET deleted = NULL WHERE id = ?", (conversation_id,)
            )
            require(changed)

    def title(self, conversation_id: str) -> str | None:
        with self._database.reading() as connection:
            row = connection.execute(_TITLE, (conversation_id,)).fetchone()
        return None if row is None else str(row[0])

    def model(self, conversation_id: str) -> str:
        with self._database.reading() as connection:
            row = connection.execute(_MODEL, (conversation_id,)).fetchone()
        return "" if row is None else str(row[0])

    def set_model(self, conversation_id: str, model_id: str) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE conversation SET model = ? WHERE id = ?",
                (storable(model_id), conversation_id),
            )
            require(changed)

    def thinks(self, conversation_id: str) -> bool:
        with self._database.reading() as connection:
            row = connection.execute(_THINKS, (conversation_id,)).fetchone()
        return row is not None and bool(row[0])

    def set_thinks(self, conversation_id: str, thinks: bool) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE conversation SET thinks = ? WHERE id = ?", (thinks, conversation_id)
            )
            require(changed)

    def fork(self, message_id: str, title: str) -> Conversation:
        now = self._now()
        with self._database.writing() as connection:
            made = copy_path(connection, message_id, storable(title), now)
        return Conversation(made, storable(title), now, now)

    def add_message(
        self,
        conversation_id: str,
        parent_id: str | None,
        role: Role,
        content: str,
        state: MessageState,
        *,
        attachments: Sequence[Attachment] = (),
        edited: bool = False,
    ) -> StoredMessage:
        added = StoredMessage(
            id=uuid.uuid4().hex,
            conversation_id=conversation_id,
            parent_id=parent_id,
            role=role,
            content=storable(content),
            state=state,
            created=self._now(),
            attachments=tuple(attachments),
            edited=edited,
        )
        row = (added.id, conversation_id, parent_id, role, added.content, state, added.created)
        files = attachments_to_json(attachments)
        with self._database.writing() as connection:
            require(connection.execute(_TOUCH, (added.created, conversation_id)))
            connection.execute(_ADD, (*row, files, edited))
            connection.execute(
                "UPDATE conversation SET head_message_id = ? WHERE id = ?",
                (added.id, conversation_id),
            )
        return added

    def set_sending(self, message_id: str, sending: Sending) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE message SET sending = ? WHERE id = ?", (sending, message_id)
            )
            require(changed)

    def update_message(
        self,
        message_id: str,
        content: str,
        state: MessageState,
        receipt: Receipt | None = None,
        *,
        notices: Sequence[Notice] | None = None,
        annotations: Sequence[Annotation] | None = None,
        thinking: Thinking | None = None,
    ) -> None:
        packed = receipt_to_json(receipt) if receipt is not None else None
        lines = notices_to_json(notices) if notices is not None else None
        with self._database.writing() as connection:
            noted = None
            if annotations is not None:
                noted = annotations_to_json(annotations, _noted(connection, message_id))
            thought = thinking_to_json(thinking) if thinking is not None else None
            row = (storable(content), state, packed, lines, noted, thought, message_id)
            require(connection.execute(_UPDATE, row))
            connection.execute(_TOUCH_OF, (self._now(), message_id))

    def annotate_message(self, message_id: str, annotations: Sequence[Annotation]) -> None:
        with self._database.writing() as connection:
            noted = annotations_to_json(annotations, _noted(connection, message_id))
            require(connection.execute(_ANNOTATE, (noted, message_id)))


def _noted(connection: sqlite3.Connection, message_id: str) -> str | None:
    """A message's annotations as they are stored."""
    row = connection.execute(
        "SELECT annotations FROM message WHERE id = ?", (message_id,)
    ).fetchone()
    return None if row is None else row[0]
