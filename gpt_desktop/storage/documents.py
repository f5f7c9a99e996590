"""Documents in SQLite, block by block, so that pages and headings come back as they were."""

from __future__ import annotations

from gpt_desktop.core.documents import Document, FileState
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.document_rows import insert_document, select_document, stored_path

_KEEP_FILE = """
    INSERT INTO document_file (path, size, mtime_ns, reader, document_id) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,
        reader = excluded.reader, document_id = excluded.document_id
"""
_KNOWN_FILE = """
    SELECT document_id FROM document_file
    WHERE path = ? AND size = ? AND mtime_ns = ? AND reader = ?
"""
_HOLD = """
    INSERT INTO document_holder (document_id, holder)
    SELECT id, ? FROM document WHERE id = ? ON CONFLICT DO NOTHING
"""


class SqliteDocuments:
    """The DocumentStore of the app.

    Args:
        reader: which version reads files; what another one read is read again.
    """

    def __init__(self, database: Database, reader: str) -> None:
        self._database = database
        self._reader = reader

    def keep(self, document: Document, file: FileState | None = None) -> None:
        with self._database.writing() as connection:
            insert_document(connection, document)
            if file is not None:
                place = (stored_path(file.path), file.size, file.mtime_ns)
                connection.execute(_KEEP_FILE, (*place, self._reader, document.id))

    def load(self, document_id: str) -> Document | None:
        with self._database.reading() as connection:
            return select_document(connection, document_id)

    def known_file(self, file: FileState) -> Document | None:
        wanted = (stored_path(file.path), file.size, file.mtime_ns, self._reader)
        with self._database.reading() as connection:
            row = connection.execute(_KNOWN_FILE, wanted).fetchone()
            return None if row is None else select_document(connection, row[0])

    def hold(self, document_id: str, holder: str) -> None:
        with self._database.writing() as connection:
            connection.execute(_HOLD, (holder, document_id))

    def release(self, document_id: str, holder: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM document_holder WHERE document_id = ? AND holder = ?",
                (document_id, holder),
            )
