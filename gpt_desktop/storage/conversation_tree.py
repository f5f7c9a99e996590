"""The tree of a conversation's messages: paths through it, versions, branches deleted."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from gpt_desktop.core.conversation_tree import TreeNode
from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.changed_rows import gone, require
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.message_rows import MESSAGE_COLUMNS, message_of

_ALL = 2**62  # messages
_EXCERPT = 240  # characters of a message on the map

_PATH = Template("""
    WITH RECURSIVE path (id, depth) AS (
        SELECT CASE WHEN :before IS NULL THEN
                (SELECT head_message_id FROM conversation WHERE id = :conversation)
            ELSE (SELECT parent_id FROM message
                WHERE id = :before AND conversation_id = :conversation) END, 0
        UNION ALL
        SELECT message.parent_id, depth + 1 FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL AND depth + 1 < :newest)
    SELECT $columns
    FROM path JOIN message ON message.id = path.id ORDER BY depth DESC
""").substitute(columns=MESSAGE_COLUMNS)
_MESSAGE = Template("SELECT $columns FROM message WHERE id = ?").substitute(columns=MESSAGE_COLUMNS)
# Without an order of its own SQLite walks no farther than to the first that fits.
_LAST = Template("""
    WITH RECURSIVE path (id) AS (
        SELECT head_message_id FROM conversation
        WHERE id = :conversation AND head_message_id IS NOT NULL
        UNION ALL
        SELECT message.parent_id FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL)
    SELECT $columns
    FROM path CROSS JOIN message ON message.id = path.id
    WHERE :role IS NULL OR role = :role LIMIT 1
""").substitute(columns=MESSAGE_COLUMNS)
_VERSIONS = """
    SELECT coalesce(parent_id, ''), id FROM message
    WHERE conversation_id = :conversation AND deleted_with IS NULL AND CASE role
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
                        AND deleted_with IS NULL
                    ORDER BY rowid DESC LIMIT 1), depth + 1
            FROM below WHERE below.id IS NOT NULL)
        SELECT id FROM below WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1)
    WHERE id = (
        SELECT conversation_id FROM message WHERE id = :shown AND deleted_with IS NULL)
"""
_NODES = """
    SELECT id, parent_id, role, substr(content, 1, :length), edited FROM message
    WHERE conversation_id = :conversation AND deleted_with IS NULL ORDER BY rowid
"""
_HEAD = "SELECT head_message_id FROM conversation WHERE id = ?"
_DELETE = """
    WITH RECURSIVE below (id) AS (
        SELECT :message
        UNION ALL
        SELECT message.id FROM message JOIN below ON message.parent_id = below.id
        WHERE message.conversation_id = :conversation)
    UPDATE message SET deleted_with = :message
    WHERE id IN (SELECT id FROM below) AND deleted_with IS NULL
"""
_PLACE = "SELECT conversation_id, parent_id FROM message WHERE id = ?"
_NEWEST_BESIDE = """
    SELECT id FROM message
    WHERE conversation_id = :conversation AND parent_id IS :parent AND deleted_with IS NULL
        AND role = (SELECT role FROM message AS gone WHERE gone.id = :message)
    ORDER BY rowid DESC LIMIT 1
"""
_END_AT = "UPDATE conversation SET head_message_id = ? WHERE id = ?"
_HEAD_IS_GONE = """
    SELECT deleted_with IS NOT NULL FROM message
    WHERE id = (SELECT head_message_id FROM conversation WHERE id = ?)
"""


class SqliteTree:
    """What of a ConversationStore leads through the tree.

    Args:
        now: gives seconds since the epoch.
    """

    def __init__(self, database: Database, now: Callable[[], float]) -> None:
        self._database = database
        self._now = now

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
        return [message_of(row) for row in rows]

    def message(self, message_id: str) -> StoredMessage | None:
        with self._database.reading() as connection:
            row = connection.execute(_MESSAGE, (message_id,)).fetchone()
        return None if row is None else message_of(row)

    def last_message(self, conversation_id: str, role: Role | None = None) -> StoredMessage | None:
        with self._database.reading() as connection:
            wanted = {"conversation": conversation_id, "role": role}
            row = connection.execute(_LAST, wanted).fetchone()
        return None if row is None else message_of(row)

    def versions(self, conversation_id: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            rows = connection.execute(_VERSIONS, {"conversation": conversation_id}).fetchall()
        for place, message_id in rows:
            found.setdefault(place, []).append(message_id)
        return {place: tuple(ids) for place, ids in found.items() if len(ids) > 1}

    def show_version(self, message_id: str) -> None:
        with self._database.writing() as connection:
            require(connection.execute(_SHOW_VERSION, {"shown": message_id}))

    def tree(self, conversation_id: str) -> list[TreeNode]:
        wanted = {"conversation": conversation_id, "length": _EXCERPT}
        with self._database.reading() as connection:
            rows = connection.execute(_NODES, wanted).fetchall()
            head = connection.execute(_HEAD, (conversation_id,)).fetchone()
        above = {row[0]: row[1] for row in rows}
        shown: set[str] = set()
        at = head[0] if head is not None else None
        while at is not None and at not in shown:
            shown.add(at)
            at = above.get(at)
        return [
            TreeNode(id_, parent, Role(role), text, shown=id_ in shown, edited=bool(edited))
            for id_, parent, role, text, edited in rows
        ]

    def delete_message(self, message_id: str) -> None:
        with self._database.writing() as connection:
            place = connection.execute(_PLACE, (message_id,)).fetchone()
            if place is None:
                raise gone()
            named = {"conversation": place[0], "parent": place[1], "message": message_id}
            connection.execute(_DELETE, named)
            if not (connection.execute(_HEAD_IS_GONE, (place[0],)).fetchone() or (0,))[0]:
                return
            beside = connection.execute(_NEWEST_BESIDE, named).fetchone()
            if beside is None:
                connection.execute(_END_AT, (place[1], place[0]))
            else:
                connection.execute(_SHOW_VERSION, {"shown": beside[0]})

    def restore_message(self, message_id: str) -> None:
        with self._database.writing() as connection:
            back = connection.execute(
                "UPDATE message SET deleted_with = NULL WHERE deleted_with = ?", (message_id,)
            )
            require(back)
            connection.execute(_SHOW_VERSION, {"shown": message_id})
