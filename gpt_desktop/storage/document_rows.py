"""Documents as rows of the database."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, Document, place_blocks

_KEEP = """
    INSERT INTO document (id, path, title, page_count, warnings) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET path = excluded.path, warnings = excluded.warnings
"""
_ADD_BLOCK = """
    INSERT INTO block (document_id, place, kind, text, level, page) VALUES (?, ?, ?, ?, ?, ?)
"""
# A column of its own statement: migration 2 adds blocks before there is one.
_RECOGNISED = "UPDATE block SET recognised = 1 WHERE document_id = ? AND place = ?"
_BLOCKS = """
    SELECT kind, text, level, page, recognised FROM block WHERE document_id = ? ORDER BY place
"""
_KINDS = {kind.value: kind for kind in BlockKind}


def insert_document(connection: sqlite3.Connection, document: Document) -> None:
    """Add a document's rows; where they are there already, only its place may change."""
    known = connection.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone()
    warnings = json.dumps(document.warnings)
    row = (document.id, stored_path(document.path), document.title, document.page_count)
    connection.execute(_KEEP, (*row, warnings))
    if known is None:
        blocks = (
            (document.id, place, block.kind, block.text, block.level, block.page)
            for place, block in enumerate(document.blocks)
        )
        connection.executemany(_ADD_BLOCK, blocks)
        for place, block in enumerate(document.blocks):
            if block.recognised:
                connection.execute(_RECOGNISED, (document.id, place))


def select_document(connection: sqlite3.Connection, document_id: str) -> Document | None:
    """A document of its rows, or None."""
    row = connection.execute(
        "SELECT path, title, page_count, warnings FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    if row is None:
        return None
    blocks = place_blocks(
        Block(_KINDS.get(kind, BlockKind.PARAGRAPH), text, level, page, recognised=bool(recognised))
        for kind, text, level, page, recognised in connection.execute(_BLOCKS, (document_id,))
    )
    path, title, pages, warnings = row
    lines = tuple(json.loads(warnings))
    return Document(document_id, _path(path), title, blocks, pages, lines)


def stored_path(path: Path) -> bytes:
    """As the system names it, which need not be text."""
    return os.fsencode(path) if path != Path() else b""


def _path(stored: bytes) -> Path:
    return Path(os.fsdecode(stored))
