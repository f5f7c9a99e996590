"""A path of one conversation copied into another."""

from __future__ import annotations

import sqlite3
import uuid
from string import Template

from gpt_desktop.storage.changed_rows import gone
from gpt_desktop.storage.folder_sources import copy_folders

# What a copy has of its own; all else comes along, whatever columns there are.
_OWN = ("id", "title", "created", "updated", "turn", "head_message_id")
_NOT_COPIED = ("deleted", "pinned", "archived")
_OWN_OF_MESSAGE = ("id", "conversation_id", "parent_id", "state")
_NOT_OF_MESSAGE = ("deleted_with",)

_PATH_TO = """
    WITH RECURSIVE path (id, depth) AS (
        SELECT :message, 0
        UNION ALL
        SELECT message.parent_id, depth + 1 FROM message JOIN path ON message.id = path.id
        WHERE message.parent_id IS NOT NULL)
    SELECT id FROM path ORDER BY depth DESC
"""
# The names that come in are the schema's own, never anybody's input.
_CONVERSATION = Template("""
    INSERT INTO conversation (id, title, created, updated, turn$others)
    SELECT :id, :title, :now, :now,
        (SELECT coalesce(max(turn), 0) + 1 FROM conversation)$others
    FROM conversation WHERE id = :source
""")
_MESSAGE = Template("""
    INSERT INTO message (id, conversation_id, parent_id, state$others)
    SELECT ?, ?, ?, CASE state WHEN 'partial' THEN 'stopped' ELSE state END$others
    FROM message WHERE id = ?
""")
_OWNER = "SELECT conversation_id FROM message WHERE id = ?"


def copy_path(connection: sqlite3.Connection, message_id: str, title: str, now: float) -> str:
    """Copy what leads to a message, and the message, into a new conversation.

    Returns:
        The new conversation's id.

    Raises:
        UserFacingError: the message is gone.
    """
    owner = connection.execute(_OWNER, (message_id,)).fetchone()
    if owner is None:
        raise gone()
    made = uuid.uuid4().hex
    others = _columns(connection, "conversation", (*_OWN, *_NOT_COPIED))
    connection.execute(
        _CONVERSATION.substitute(others=others),
        {"id": made, "title": title, "now": now, "source": owner[0]},
    )
    copy_folders(connection, owner[0], made)
    ids = [row[0] for row in connection.execute(_PATH_TO, {"message": message_id})]
    copies = [uuid.uuid4().hex for _ in ids]
    others = _columns(connection, "message", (*_OWN_OF_MESSAGE, *_NOT_OF_MESSAGE))
    connection.executemany(
        _MESSAGE.substitute(others=others),
        zip(copies, [made] * len(ids), [None, *copies[:-1]], ids, strict=True),
    )
    connection.execute(
        "UPDATE conversation SET head_message_id = ? WHERE id = ?", (copies[-1], made)
    )
    return made


def _columns(connection: sqlite3.Connection, table: str, without: tuple[str, ...]) -> str:
    """The other columns of a table, each with a comma before it."""
    names = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return "".join(f", {name}" for (name,) in names if name not in without)
