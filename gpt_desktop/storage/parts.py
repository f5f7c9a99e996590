"""Partial results in SQLite; they go with their document."""

from __future__ import annotations

from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.database import Database

_PUT = """
    INSERT INTO part (key, document_id, text) SELECT ?, id, ? FROM document WHERE id = ?
    ON CONFLICT (key) DO UPDATE SET text = excluded.text, document_id = excluded.document_id
"""


class SqliteParts:
    """The PartStore of the app."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT text FROM part WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, document_id: str, text: str) -> None:
        with self._database.writing() as connection:
            connection.execute(_PUT, (key, storable(text), document_id))
