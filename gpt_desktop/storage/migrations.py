"""The database's schema as numbered steps that only ever get appended."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gpt_desktop.storage.agenda_schema import AGENDA
from gpt_desktop.storage.attachment_schema import ATTACHMENTS
from gpt_desktop.storage.deck_schema import DECKS
from gpt_desktop.storage.folder_schema import FOLDERS
from gpt_desktop.storage.kept_aside import unused_name
from gpt_desktop.storage.library_schema import LIBRARY
from gpt_desktop.storage.moved_drafts import move_drafts
from gpt_desktop.storage.schema import (
    CONVERSATION_MODEL,
    CONVERSATION_ORDER,
    CONVERSATION_PLACE,
    CONVERSATIONS,
    DOCUMENTS,
    MESSAGE_CONTEXT,
    MESSAGE_NOTES,
    PARTS,
    RECOGNISED,
    THINKING,
    WORKS,
)
from gpt_desktop.storage.search_schema import SEARCH
from gpt_desktop.storage.texts_schema import TEXTS
from gpt_desktop.storage.translation_schema import TRANSLATION
from gpt_desktop.storage.tree_schema import TREE

Statement = str | Callable[[sqlite3.Connection], None]
"""SQL, or a function for what SQL cannot say; it runs inside the step's transaction."""

Step = tuple[Statement, ...]

MIGRATIONS: tuple[Step, ...] = (
    CONVERSATIONS,
    # The schema first, then what is moved into it.
    (*CONVERSATION_ORDER, *MESSAGE_NOTES, *DOCUMENTS, *WORKS, *SEARCH, move_drafts),
    CONVERSATION_MODEL,
    THINKING,
    (*RECOGNISED, *PARTS),
    (*CONVERSATION_PLACE, *MESSAGE_CONTEXT, *TREE, *ATTACHMENTS, *FOLDERS, *AGENDA, *LIBRARY),
    (*TEXTS, *TRANSLATION),
    DECKS,
)
"""Step n leads from schema version n to n + 1."""


def schema_version(connection: sqlite3.Connection) -> int:
    """0 for a new file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: tuple[Step, ...] = MIGRATIONS,
) -> Path | None:
    """Bring the schema up to date, each step in a transaction of its own.

    Returns:
        The copy made of the database before it was changed, or None where none was needed.

    Raises:
        Exception: a step failed; the steps before it hold, it itself left no trace.
    """
    version = schema_version(connection)
    copy = _copy_of(connection, path, version) if 0 < version < len(migrations) else None
    for number in range(version, len(migrations)):
        _step(connection, number, migrations[number])
    return copy


def _step(connection: sqlite3.Connection, number: int, statements: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made this step while we waited for the lock.
        if schema_version(connection) == number:
            for statement in statements:
                if callable(statement):
                    statement(connection)
                else:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1:d}")
    except BaseException:
        # A full disk makes SQLite roll back by itself; a second time is an error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _copy_of(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    place = unused_name(path, f"schema-{version}")
    with closing(sqlite3.connect(place)) as copy:
        connection.backup(copy)
    return place
