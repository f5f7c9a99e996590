"""Texts and their versions as rows of the database."""

from __future__ import annotations

import json
import logging
import sqlite3
import uuid
import zlib
from collections.abc import Sequence
from typing import Any

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.text_versions import superfluous
from gpt_desktop.core.texts import Provenance, Text, TextVersion, VersionKind

log = logging.getLogger(__name__)

# Texts become a third of what they were; a higher level takes three times as long for little.
_LEVEL = 1

_TEXT = """
    SELECT id, title, body, created, changed, pinned, provenance
    FROM text WHERE id = ? AND deleted IS NULL
"""
_NEWEST = "SELECT body, made FROM text_version WHERE text_id = ? ORDER BY number DESC LIMIT 1"
_ADD = """
    INSERT INTO text_version (id, text_id, kind, name, body, size, provenance, made)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_VERSIONS = """
    SELECT id, text_id, kind, name, made, size FROM text_version
    WHERE text_id = ? ORDER BY number DESC
"""
_KINDS = {kind.value: kind for kind in VersionKind}


def select_text(connection: sqlite3.Connection, text_id: str) -> Text | None:
    """None where it is not there, or deleted."""
    row = connection.execute(_TEXT, (text_id,)).fetchone()
    if row is None:
        return None
    id_, title, body, created, changed, pinned, provenance = row
    parts = provenance_from_json(provenance, len(body))
    return Text(id_, title, body, created, changed, bool(pinned), parts)


def newest_version(connection: sqlite3.Connection, text_id: str) -> tuple[str, float] | None:
    """Its body, and when it was made."""
    row = connection.execute(_NEWEST, (text_id,)).fetchone()
    return None if row is None else (unpacked(row[0]), row[1])


def select_versions(connection: sqlite3.Connection, text_id: str) -> list[TextVersion]:
    """The newest first."""
    return [_version(row) for row in connection.execute(_VERSIONS, (text_id,))]


def insert_version(
    connection: sqlite3.Connection, text: Text, kind: VersionKind, name: str, now: float
) -> TextVersion:
    """Keep a text as it is as a version, and no more of the old ones than are worth keeping."""
    made = TextVersion(
        uuid.uuid4().hex, text.id, kind, storable(name), text.changed, len(text.body)
    )
    row = (made.id, text.id, kind, made.name, packed(text.body), made.size)
    connection.execute(_ADD, (*row, provenance_to_json(text.provenance), made.made))
    dropped = superfluous(select_versions(connection, text.id), now)
    connection.executemany("DELETE FROM text_version WHERE id = ?", [(each,) for each in dropped])
    return made


def packed(body: str) -> bytes:
    return zlib.compress(body.encode(), _LEVEL)


def unpacked(body: bytes) -> str:
    """The body; what another program damaged is empty, with a line in the log."""
    try:
        return zlib.decompress(body).decode("utf-8", "replace")
    except zlib.error:
        log.warning("A version of a text is damaged")
        return ""


def provenance_to_json(parts: Sequence[Provenance]) -> str:
    return json.dumps(
        [
            {
                "start": part.span.start,
                "end": part.span.end,
                "words": storable(part.words),
                "author": storable(part.author),
                "asked": part.asked,
                "work": part.work_id,
                "inserted": part.inserted,
            }
            for part in parts
        ]
    )


def provenance_from_json(content: str, length: int) -> tuple[Provenance, ...]:
    """What of a body of a length a model wrote; what cannot be read is left out, and logged."""
    try:
        return tuple(_provenance(each, length) for each in json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError):
        log.warning("What a model wrote in a text cannot be read", exc_info=True)
        return ()


def _provenance(values: dict[str, Any], length: int) -> Provenance:
    end = min(int(values["end"]), length)
    return Provenance(
        Span(min(int(values["start"]), end), end),
        str(values["words"]),
        str(values["author"]),
        str(values["asked"]),
        str(values["work"]),
        float(values["inserted"]),
    )


def _version(row: tuple[str, str, str, str, float, int]) -> TextVersion:
    id_, text_id, kind, name, made, size = row
    return TextVersion(id_, text_id, _KINDS.get(kind, VersionKind.AUTOMATIC), name, made, size)
