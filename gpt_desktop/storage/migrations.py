"""The database's schema as numbered steps that only ever get appended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpt_desktop.storage.kept_aside import unused_name

_CONVERSATIONS = (
    """CREATE TABLE conversation (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        created REAL NOT NULL,
        updated REAL NOT NULL,
        deleted REAL,
        head_message_id TEXT REFERENCES message (id) ON DELETE SET NULL
    )""",
    # The parent key is checked at commit, and does not cascade, since SQLite's cascades stop
    # at a depth of 1,000 and a long conversation is a long chain.
    """CREATE TABLE message (
        id TEXT PRIMARY KEY NOT NULL,
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        parent_id TEXT,
        role TEXT NOT NULL,
        content TEXT NOT NULL,
        state TEXT NOT NULL,
        created REAL NOT NULL,
        receipt TEXT,
        UNIQUE (conversation_id, id),
        FOREIGN KEY (conversation_id, parent_id) REFERENCES message (conversation_id, id)
            DEFERRABLE INITIALLY DEFERRED
    )""",
    "CREATE INDEX message_by_parent ON message (conversation_id, parent_id)",
    "CREATE INDEX message_being_written ON message (state) WHERE state = 'partial'",
    "CREATE INDEX conversation_head ON conversation (head_message_id)",
    "CREATE INDEX conversation_by_time ON conversation (updated DESC) WHERE deleted IS NULL",
    """CREATE TABLE draft (
        key TEXT PRIMARY KEY NOT NULL,
        content TEXT NOT NULL,
        changed REAL NOT NULL
    )""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_CONVERSATIONS,)
"""Step n leads from schema version n to n + 1."""


def schema_version(connection: sqlite3.Connection) -> int:
    """0 for a new file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: tuple[tuple[str, ...], ...] = MIGRATIONS,
) -> Path | None:
    """Bring the schema up to date, each step in a transaction of its own.

    Returns:
        The copy made of the database before it was changed, or None where none was needed.

    Raises:
        sqlite3.Error: a step failed; the steps before it hold, it itself left no trace.
    """
    version = schema_version(connection)
    copy = _copy_of(connection, path, version) if 0 < version < len(migrations) else None
    for number in range(version, len(migrations)):
        _step(connection, number, migrations[number])
    return copy


def _step(connection: sqlite3.Connection, number: int, statements: tuple[str, ...]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made this step while we waited for the lock.
        if schema_version(connection) == number:
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1:d}")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _copy_of(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    place = unused_name(path, f"schema-{version}")
    with closing(sqlite3.connect(place)) as copy:
        connection.backup(copy)
    return place
