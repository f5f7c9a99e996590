"""The tables of texts, and how the one text of earlier versions becomes the first of many."""

from __future__ import annotations

import json
import sqlite3
import uuid

from gpt_desktop.core.storable_text import storable

_TABLES = (
    # ``words`` is null until they are counted. ``provenance`` is JSON.
    """CREATE TABLE text (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        words INTEGER,
        pinned INTEGER NOT NULL DEFAULT 0,
        provenance TEXT NOT NULL DEFAULT '[]',
        created REAL NOT NULL,
        changed REAL NOT NULL,
        deleted REAL
    )""",
    # ``body`` is UTF-8, compressed with zlib; ``size`` its characters.
    """CREATE TABLE text_version (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT UNIQUE NOT NULL,
        text_id TEXT NOT NULL REFERENCES text (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body BLOB NOT NULL,
        size INTEGER NOT NULL,
        provenance TEXT NOT NULL,
        made REAL NOT NULL
    )""",
    "CREATE INDEX text_version_of ON text_version (text_id, number)",
    # What the person made a template of; what comes with the app lies in its resources.
    """CREATE TABLE text_template (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL
    )""",
)


def move_text(connection: sqlite3.Connection) -> None:
    """Make a text of what stood in Write; the draft says from then on which text is open."""
    row = connection.execute("SELECT content, changed FROM draft WHERE key = 'write'").fetchone()
    if row is None:
        return
    content, changed = row
    try:
        draft = json.loads(content)
    except (ValueError, RecursionError):
        return  # whoever reads it says so
    body = draft.pop("text", None) if isinstance(draft, dict) else None
    if not isinstance(body, str):
        return
    if body:
        draft["open"] = uuid.uuid4().hex
        connection.execute(
            "INSERT INTO text (id, title, body, created, changed) VALUES (?, '', ?, ?, ?)",
            (draft["open"], storable(body), changed, changed),
        )
    connection.execute("UPDATE draft SET content = ? WHERE key = 'write'", (json.dumps(draft),))


TEXTS = (*_TABLES, move_text)
