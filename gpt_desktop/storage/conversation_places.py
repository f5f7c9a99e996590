"""Where conversations stand in the list: pinned, in folders, put away; and what a search finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.search_hits import SearchHit, has_all, hit_in
from gpt_desktop.core.search_words import search_terms
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.changed_rows import require
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.search import found

_LIST = """
    SELECT id, title, created, updated, pinned, archived, folder FROM conversation
    WHERE deleted IS NULL ORDER BY turn DESC, rowid DESC
"""
_FOUND = """
    SELECT id, title, created, updated, pinned, archived, folder FROM conversation
    WHERE deleted IS NULL AND (
        id IN (SELECT value FROM json_each(:waiting))
        OR id IN (
            SELECT search_owner.id FROM search_owner
            WHERE kind = :kind AND number IN (SELECT value FROM json_each(:numbers))))
    ORDER BY turn DESC, rowid DESC
"""
# What stands on the current path first, then what was said last.
_TEXTS = """
    WITH RECURSIVE path (id) AS (
        SELECT head_message_id FROM conversation
        WHERE id = :conversation AND head_message_id IS NOT NULL
        UNION ALL
        SELECT message.parent_id FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL)
    SELECT id, content FROM message
    WHERE conversation_id = :conversation AND deleted_with IS NULL AND content <> ''
    ORDER BY id IN (SELECT id FROM path) DESC, rowid DESC
"""


class SqlitePlaces:
    """What of a ConversationStore the side list shows.

    Args:
        now: gives seconds since the epoch.
    """

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now

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

    def hits(self, query: str, conversation_ids: Sequence[str]) -> dict[str, SearchHit | None]:
        terms = search_terms(storable(query))
        hits: dict[str, SearchHit | None] = {}
        for each in conversation_ids if terms else ():
            with self._database.reading() as connection:
                rows = connection.execute(_TEXTS, {"conversation": each})
                found_in = (row for row in rows if has_all(row[1], terms))
                first = next(found_in, None)
            hits[each] = None if first is None else hit_in(first[0], first[1], query)
        return hits

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._set("UPDATE conversation SET pinned = ? WHERE id = ?", pinned, conversation_id)

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        self._set("UPDATE conversation SET archived = ? WHERE id = ?", archived, conversation_id)

    def set_folder(self, conversation_id: str, folder: str) -> None:
        name = storable(folder)
        self._set("UPDATE conversation SET folder = ? WHERE id = ?", name, conversation_id)

    def _set(self, statement: str, value: bool | str, conversation_id: str) -> None:
        with self._database.writing() as connection:
            require(connection.execute(statement, (value, conversation_id)))


def _conversation(row: Sequence[Any]) -> Conversation:
    """In the order of the list's columns."""
    conversation_id, title, created, updated, pinned, archived, folder = row
    return Conversation(
        conversation_id, title, created, updated, bool(pinned), bool(archived), folder
    )
