"""The tables of personas and saved prompts."""

from __future__ import annotations

LIBRARY = (
    # ``content`` is the JSON of a table as in an exported file. The kind "chosen" has one row: the
    # persona of new conversations.
    """CREATE TABLE library_item (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID""",
    # The copy of a persona that a conversation began with, or was given; null for none.
    "ALTER TABLE conversation ADD COLUMN persona TEXT",
)
