"""The index of words, brought up to what is stored a small batch at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.search_words import SearchText, search_text
from gpt_desktop.storage.search_schema import ENTRY_BITS

_PARTS = 32  # of a batch; a writer on another thread waits for no longer than one
_CHARACTERS = 20_000  # of a batch, but for its last part

_PENDING = """
    SELECT pending.number, pending.kind, pending.id,
        CASE pending.kind WHEN 'title' THEN 'conversation' WHEN 'message' THEN 'conversation'
            WHEN 'block' THEN 'document' ELSE pending.kind END,
        CASE pending.kind
            WHEN 'title' THEN pending.id
            WHEN 'message' THEN
                (SELECT conversation_id FROM message WHERE message.id = pending.id)
            WHEN 'block' THEN substr(pending.id, 1, instr(pending.id, '/') - 1)
            ELSE pending.id END,
        CASE pending.kind
            WHEN 'title' THEN (SELECT title FROM conversation WHERE conversation.id = pending.id)
            WHEN 'message' THEN (SELECT content FROM message WHERE message.id = pending.id)
            WHEN 'block' THEN (SELECT text FROM block
                WHERE document_id = substr(pending.id, 1, instr(pending.id, '/') - 1)
                    AND place = CAST(substr(pending.id, instr(pending.id, '/') + 1) AS INTEGER))
            ELSE (SELECT title || char(10) || source || char(10) || text
                FROM work WHERE work.id = pending.id) END
    FROM search_pending AS pending
    WHERE pending.number > ? ORDER BY pending.number
"""
_ENTRY = "SELECT entry FROM search_part WHERE kind = ? AND id = ?"
_NEXT_ENTRY = """
    SELECT coalesce(max(entry) + 1, :first) FROM search_part
    WHERE entry >= :first AND entry < :beyond
"""


@dataclass(frozen=True, slots=True)
class PendingPart:
    """A text that is stored and not indexed yet; "" where it is gone."""

    number: int
    kind: str
    id: str
    owner_kind: str
    owner_id: str
    text: str


def pending_parts(connection: sqlite3.Connection, after: int = 0) -> Iterator[PendingPart]:
    """What waits to be indexed, in the order it was noted."""
    for number, kind, id_, owner_kind, owner_id, text in connection.execute(_PENDING, (after,)):
        yield PendingPart(number, kind, id_, owner_kind, owner_id or "", text or "")


Batch = list[tuple[PendingPart, SearchText]]


def next_batch(connection: sqlite3.Connection) -> tuple[Batch, bool]:
    """A few parts that wait, with their words, and whether more do."""
    batch: Batch = []
    characters = 0
    for part in pending_parts(connection):
        if len(batch) >= _PARTS or characters >= _CHARACTERS:
            return batch, True
        batch.append((part, search_text(part.text)))
        characters += len(part.text)
    return batch, False


def index_parts(connection: sqlite3.Connection, batch: Batch) -> None:
    """Index them as they were read, inside of a transaction."""
    for part, text in batch:
        # One changed since it was read has another number now, and is left for later.
        taken = connection.execute("DELETE FROM search_pending WHERE number = ?", (part.number,))
        if taken.rowcount:
            _replace(connection, part, text)


def _replace(connection: sqlite3.Connection, part: PendingPart, text: SearchText) -> None:
    known = connection.execute(_ENTRY, (part.kind, part.id)).fetchone()
    if known is not None:
        connection.execute("DELETE FROM search_text WHERE rowid = ?", known)
    if not text.words and not text.marks:
        return
    entry = known[0] if known is not None else _new_entry(connection, part)
    connection.execute(
        "INSERT INTO search_text (rowid, words, marks) VALUES (?, ?, ?)",
        (entry, text.words, text.marks),
    )
    words = {*text.words.split(), *text.marks.split()}
    connection.executemany(
        "INSERT OR IGNORE INTO search_word (word) VALUES (?)",
        [(word,) for word in sorted(words) if len(word) > 1],
    )


def _new_entry(connection: sqlite3.Connection, part: PendingPart) -> int:
    owner = (part.owner_kind, part.owner_id)
    connection.execute("INSERT OR IGNORE INTO search_owner (kind, id) VALUES (?, ?)", owner)
    number: int = connection.execute(
        "SELECT number FROM search_owner WHERE kind = ? AND id = ?", owner
    ).fetchone()[0]
    range_ = {"first": number << ENTRY_BITS, "beyond": (number + 1) << ENTRY_BITS}
    entry: int = connection.execute(_NEXT_ENTRY, range_).fetchone()[0]
    connection.execute(
        "INSERT INTO search_part (entry, kind, id) VALUES (?, ?, ?)", (entry, part.kind, part.id)
    )
    return entry
