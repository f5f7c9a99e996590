"""Which folders conversations read."""

from __future__ import annotations

FOLDERS = (
    # ``new`` is the conversation that is not stored yet; rows of those that are gone go at the
    # next start.
    """CREATE TABLE folder_source (
        number INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL,
        path BLOB NOT NULL,
        UNIQUE (conversation_id, path)
    )""",
    """CREATE TABLE folder_document (
        folder INTEGER NOT NULL REFERENCES folder_source (number) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        document_id TEXT NOT NULL,
        PRIMARY KEY (folder, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX folder_document_by_id ON folder_document (document_id)",
)
