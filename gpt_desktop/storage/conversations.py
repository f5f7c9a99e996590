"""Conversations in SQLite: a tree of messages each, with the end of the current path."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.conversations import (
    Attachment,
    Conversation,
    MessageState,
    Sending,
    StoredMessage,
)
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.search_words import search_terms
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.annotations import (
    annotations_from_json,
    annotations_to_json,
    notices_from_json,
    notices_to_json,
)
from gpt_desktop.storage.attachments import attachments_from_json, attachments_to_json
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.receipts import receipt_from_json, receipt_to_json
from gpt_desktop.storage.search import found
from gpt_desktop.storage.thoughts import thinking_to_json, told_apart

_ALL = 2**62  # messages
_SENDINGS = {each.value: each for each in Sending}

_LIST = """
    SELECT id, title, created, updated, pinned, archived, folder FROM conversation
    WHERE deleted IS NULL ORDER BY turn DESC, rowid DESC
"""
_TITLE = "SELECT title FROM conversation WHERE id = ?"
_MODEL = "SELECT model FROM conversation WHERE id = ?"
_THINKS = "SELECT thinks FROM conversation WHERE id = ?"
_FOUND = """
    SELECT id, title, created, updated, pinned, archived, folder FROM conversation
    WHERE deleted IS NULL AND (
        id IN (SELECT value FROM json_each(:waiting))
        OR id IN (
            SELECT search_owner.id FROM search_owner
            WHERE kind = :kind AND number IN (SELECT value FROM json_each(:numbers))))
    ORDER BY turn DESC, rowid DESC
"""
_PATH = """
    WITH RECURSIVE path (id, depth) AS (
        SELECT CASE WHEN :before IS NULL THEN
                (SELECT head_message_id FROM conversation WHERE id = :conversation)
            ELSE (SELECT parent_id FROM message
                WHERE id = :before AND conversation_id = :conversation) END, 0
        UNION ALL
        SELECT message.parent_id, depth + 1 FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL AND depth + 1 < :newest)
    SELECT message.id, conversation_id, parent_id, role, content, state, created, receipt,
        notices, annotations, thinking, attachments, sending
    FROM path JOIN message ON message.id = path.id ORDER BY depth DESC
"""
_MESSAGE = """
    SELECT message.id, conversation_id, parent_id, role, content, state, created, receipt,
        notices, annotations, thinking, attachments, sending
    FROM message WHERE id = ?
"""
# Without an order of its own SQLite walks no farther than to the first that fits.
_LAST = """
    WITH RECURSIVE path (id) AS (
        SELECT head_message_id FROM conversation
        WHERE id = :conversation AND head_message_id IS NOT NULL
        UNION ALL
        SELECT message.parent_id FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL)
    SELECT message.id, conversation_id, parent_id, role, content, state, created, receipt,
        notices, annotations, thinking, attachments, sending
    FROM path CROSS JOIN message ON message.id = path.id
    WHERE :role IS NULL OR role = :role LIMIT 1
"""
_VERSIONS = """
    SELECT coalesce(parent_id, ''), id FROM message
    WHERE conversation_id = :conversation AND CASE role
        WHEN 'assistant' THEN parent_id IS NOT NULL AND (
            content <> ''
            OR id = (SELECT head_message_id FROM conversation WHERE id = :conversation)
            OR EXISTS (
                SELECT 1 FROM message AS later
                WHERE later.conversation_id = :conversation AND later.parent_id = message.id))
        WHEN 'user' THEN parent_id IS NULL OR
            (SELECT role FROM message AS before WHERE before.id = message.parent_id) = 'assistant'
        END
    ORDER BY rowid
"""
_SHOW_VERSION = """
    UPDATE conversation SET head_message_id = (
        WITH RECURSIVE below (id, depth) AS (
            SELECT :shown, 0
            UNION ALL
            SELECT (SELECT message.id FROM message
                    WHERE conversation_id = conversation.id AND parent_id = below.id
                    ORDER BY rowid DESC LIMIT 1), depth + 1
            FROM below WHERE below.id IS NOT NULL)
        SELECT id FROM below WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1)
    WHERE id = (SELECT conversation_id FROM message WHERE id = :shown)
"""
_ADD = """
    INSERT INTO message
        (id, conversation_id, parent_id, role, content, state, created, attachments)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
    UPDATE message SET content = ?, state = ?, receipt = coalesce(?, receipt),
        notices = coalesce(?, notices), annotations = coalesce(?, annotations),
        thinking = coalesce(?, thinking)
    WHERE id = ?
"""
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


class SqliteConversations:
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
        self._database = database
        self._now = now
        self._on_deleted = on_deleted

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._database.writing():
            yield

    def list_conversations(self, query: str = "") -> list[Conversation]:
        terms = search_terms(storable(query))
        if query.strip() and not terms:
            return []
        with self._database.reading() as connection:
            if terms:
                led = found(connection, "conversation", terms)
                rows = connection.execute(_FOUND, led).fetchall()
            else:
                rows = connection.execute(_LIST).fetchall()
        return [_conversation(row) for row in rows]

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
            _require(changed)

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
            _require(changed)

    def messages(
        self, conversation_id: str, *, newest: int | None = None, before: str | None = None
    ) -> list[StoredMessage]:
        wanted = {
            "conversation": conversation_id,
            "before": before,
            "newest": _ALL if newest is None else newest,
        }
        with self._database.reading() as connection:
            rows = connection.execute(_PATH, wanted).fetchall()
        return [_message(row) for row in rows]

    def message(self, message_id: str) -> StoredMessage | None:
        with self._database.reading() as connection:
            row = connection.execute(_MESSAGE, (message_id,)).fetchone()
        return None if row is None else _message(row)

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
            _require(changed)

    def thinks(self, conversation_id: str) -> bool:
        with self._database.reading() as connection:
            row = connection.execute(_THINKS, (conversation_id,)).fetchone()
        return row is not None and bool(row[0])

    def set_thinks(self, conversation_id: str, thinks: bool) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE conversation SET thinks = ? WHERE id = ?", (thinks, conversation_id)
            )
            _require(changed)

    def last_message(self, conversation_id: str, role: Role | None = None) -> StoredMessage | None:
        with self._database.reading() as connection:
            wanted = {"conversation": conversation_id, "role": role}
            row = connection.execute(_LAST, wanted).fetchone()
        return None if row is None else _message(row)

    def versions(self, conversation_id: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(_VERSIONS, {"conversation": conversation_id}).fetchall()
        for place, message_id in rows:
            found.setdefault(place, []).append(message_id)
        return {place: tuple(ids) for place, ids in found.items() if len(ids) > 1}

    def show_version(self, message_id: str) -> None:
        with self._database.writing() as connection:
            _require(connection.execute(_SHOW_VERSION, {"shown": message_id}))

    def add_message(
        self,
        conversation_id: str,
        parent_id: str | None,
        role: Role,
        content: str,
        state: MessageState,
        *,
        attachments: Sequence[Attachment] = (),
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
        )
        row = (added.id, conversation_id, parent_id, role, added.content, state, added.created)
        files = attachments_to_json(attachments)
        with self._database.writing() as connection:
            _require(connection.execute(_TOUCH, (added.created, conversation_id)))
            connection.execute(_ADD, (*row, files))
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
            _require(changed)

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
            _require(connection.execute(_UPDATE, row))
            connection.execute(_TOUCH_OF, (self._now(), message_id))


def _require(changed: sqlite3.Cursor) -> None:
    """Raises UserFacingError where a statement found nothing to change."""
    if changed.rowcount == 0:
        raise UserFacingError(
            tr("This conversation no longer exists."),
            tr("It was deleted for good, perhaps by another copy of the app."),
            tr("Start a new conversation."),
        )


def _noted(connection: sqlite3.Connection, message_id: str) -> str | None:
    """A message's annotations as they are stored."""
    row = connection.execute(
        "SELECT annotations FROM message WHERE id = ?", (message_id,)
    ).fetchone()
    return None if row is None else row[0]


def _message(row: Sequence[Any]) -> StoredMessage:
    """In the order of the columns above."""
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
    )


def _conversation(row: Sequence[Any]) -> Conversation:
    """In the order of the list's columns."""
    conversation_id, title, created, updated, pinned, archived, folder = row
    return Conversation(
        conversation_id, title, created, updated, bool(pinned), bool(archived), folder
    )
