"""Tidies up after earlier runs, where no other process has the database open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpt_desktop.storage.errors import is_busy
from gpt_desktop.storage.search_purge import note_purge

DELETE_LOST_DRAFTS = """
    DELETE FROM draft WHERE (key LIKE 'assistant/%' OR key LIKE 'attached/%')
        AND key NOT IN ('assistant/new', 'attached/new')
        AND substr(key, instr(key, '/') + 1) NOT IN (SELECT id FROM conversation)
"""
"""Deletes what was being written, or attached, in conversations that are no more.

"new" has not begun.
"""

LET_GO_LOST_HOLDERS = """
    DELETE FROM document_holder WHERE holder LIKE 'assistant/%' AND holder <> 'assistant/new'
        AND substr(holder, length('assistant/') + 1) NOT IN (SELECT id FROM conversation)
"""
"""Lets go of what was to go with the next question of conversations that are no more."""

FORGET_LOST_FOLDERS = """
    DELETE FROM folder_source
    WHERE conversation_id <> 'new' AND conversation_id NOT IN (SELECT id FROM conversation)
"""
"""Forgets which folders conversations read that are no more."""

FORGET_UNUSED_DOCUMENTS = """
    DELETE FROM document
    WHERE NOT EXISTS (SELECT 1 FROM work_document WHERE document_id = document.id)
        AND NOT EXISTS (SELECT 1 FROM document_holder WHERE document_id = document.id)
        AND NOT EXISTS (SELECT 1 FROM folder_document WHERE document_id = document.id)
        AND id NOT IN (
            SELECT json_extract(pair.value, '$[0]')
            FROM message, json_each(message.attachments) AS pair
            WHERE message.attachments IS NOT NULL AND json_valid(message.attachments)
                AND json_extract(pair.value, '$[0]') IS NOT NULL)
"""
"""Deletes those that no work was made from, that came with no message, and nobody holds."""

_STEPS = (
    "UPDATE message SET state = 'stopped' WHERE state = 'partial'",
    """DELETE FROM message WHERE conversation_id IN
        (SELECT id FROM conversation WHERE deleted IS NOT NULL)""",
    "DELETE FROM conversation WHERE deleted IS NOT NULL",
    "DELETE FROM message WHERE deleted_with IS NOT NULL",
    DELETE_LOST_DRAFTS,
    LET_GO_LOST_HOLDERS,
    FORGET_LOST_FOLDERS,
    "UPDATE work SET state = 'stopped' WHERE state IN ('waiting', 'running')",
    "DELETE FROM work WHERE deleted IS NOT NULL",
    "DELETE FROM text WHERE deleted IS NOT NULL",
    "DELETE FROM deck WHERE deleted IS NOT NULL",
    "DELETE FROM card WHERE deleted IS NOT NULL",
    FORGET_UNUSED_DOCUMENTS,
)


def recover_if_alone(path: Path) -> bool:
    """End what a crash cut short and remove for good what was deleted or is of no more use.

    Nothing is done while another process has the file open: there, an answer may still be
    coming, or a deletion be about to be undone.

    Returns:
        Whether it was done.
    """
    # No waiting: whoever holds the file will not let go of it soon.
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        # What the person deleted is overwritten, not just marked as free.
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        # In WAL mode every open connection holds a shared lock, so an exclusive one can be
        # had only where there is no other.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if is_busy(error):
                return False
            raise
        indexed = _indexed(connection)
        for step in _STEPS:
            connection.execute(step)
        if _indexed(connection) < indexed:
            note_purge(connection)
        connection.execute("COMMIT")
    return True


def _indexed(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM search_part").fetchone()[0]
    return count
