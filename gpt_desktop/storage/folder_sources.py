"""The folders of conversations in SQLite."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from gpt_desktop.core.folder_sources import FolderDocument, FolderSource
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.database import Database

_SOURCES = "SELECT number, path FROM folder_source WHERE conversation_id = ? ORDER BY number"
_DOCUMENTS = "SELECT name, document_id FROM folder_document WHERE folder = ? ORDER BY place"
_ADD = """
    INSERT INTO folder_source (conversation_id, path) VALUES (?, ?) ON CONFLICT DO NOTHING
"""
_NUMBER = "SELECT number FROM folder_source WHERE conversation_id = ? AND path = ?"
_ADD_DOCUMENT = """
    INSERT INTO folder_document (folder, place, name, document_id) VALUES (?, ?, ?, ?)
"""


_COPY = """
    INSERT INTO folder_source (conversation_id, path)
    SELECT ?, path FROM folder_source WHERE conversation_id = ? ORDER BY number
"""
_COPY_DOCUMENTS = """
    INSERT INTO folder_document (folder, place, name, document_id)
    SELECT copy.number, place, name, document_id
    FROM folder_source AS copy
    JOIN folder_source AS source ON source.path = copy.path AND source.conversation_id = ?
    JOIN folder_document ON folder = source.number
    WHERE copy.conversation_id = ?
"""


def copy_folders(connection: sqlite3.Connection, conversation_id: str, to: str) -> None:
    """Let a copy of a conversation, which is new, read the same folders."""
    connection.execute(_COPY, (to, conversation_id))
    connection.execute(_COPY_DOCUMENTS, (conversation_id, to))


class SqliteFolders:
    """The FolderStore of the app."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self, conversation_id: str) -> tuple[FolderSource, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_SOURCES, (conversation_id,)).fetchall()
            return tuple(
                FolderSource(Path(os.fsdecode(path)), _documents(connection, number))
                for number, path in rows
            )

    def keep(self, conversation_id: str, source: FolderSource) -> None:
        key = (conversation_id, os.fsencode(source.path))
        with self._database.writing() as connection:
            connection.execute(_ADD, key)
            number = connection.execute(_NUMBER, key).fetchone()[0]
            connection.execute("DELETE FROM folder_document WHERE folder = ?", (number,))
            connection.executemany(
                _ADD_DOCUMENT,
                [
                    (number, place, storable(each.name), each.document_id)
                    for place, each in enumerate(source.documents)
                ],
            )

    def remove(self, conversation_id: str, path: Path) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM folder_source WHERE conversation_id = ? AND path = ?",
                (conversation_id, os.fsencode(path)),
            )

    def move(self, conversation_id: str, to: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE OR REPLACE folder_source SET conversation_id = ? WHERE conversation_id = ?",
                (to, conversation_id),
            )


def _documents(connection: sqlite3.Connection, number: int) -> tuple[FolderDocument, ...]:
    rows = connection.execute(_DOCUMENTS, (number,))
    return tuple(FolderDocument(name, document_id) for name, document_id in rows)
