"""Taking the words of what was deleted for good out of the index.

FTS5 only marks words as deleted: they stay in the file until the index is written anew, which
takes seconds where there is much, and so is done a few pages at a time.
"""

from __future__ import annotations

import sqlite3

_PAGES = 32  # of a step; others wait for no longer
_MERGE = "INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)"
_UNUSED = """
    DELETE FROM search_word
    WHERE word = ? AND NOT EXISTS (SELECT 1 FROM search_vocabulary WHERE term = ?)
"""


def note_purge(connection: sqlite3.Connection) -> None:
    """Let ``purge_step`` begin."""
    connection.execute("INSERT OR REPLACE INTO search_purge (id, begun) VALUES (1, 0)")


def purge_due(connection: sqlite3.Connection) -> bool:
    """Whether there is a step to make."""
    return connection.execute("SELECT 1 FROM search_purge").fetchone() is not None


def purge_step(connection: sqlite3.Connection) -> bool:
    """Write a few pages of the index anew; returns whether they were the last."""
    begun = connection.execute("SELECT begun FROM search_purge").fetchone()
    if begun is None:
        return True
    before = connection.total_changes
    # Below 0: every part of the index is to be merged; above, what was begun goes on.
    connection.execute(_MERGE, (_PAGES if begun[0] else -_PAGES,))
    # FTS5's own measure: less than two changes, and there was nothing to do.
    if connection.total_changes - before < 2:
        return True
    connection.execute("UPDATE search_purge SET begun = 1")
    return False


def unused_words(connection: sqlite3.Connection) -> list[str]:
    """Words that no indexed text has: read without holding up who writes."""
    used = {row[0] for row in connection.execute("SELECT term FROM search_vocabulary")}
    words = connection.execute("SELECT word FROM search_word")
    return [row[0] for row in words if row[0] not in used]


def end_purge(connection: sqlite3.Connection, unused: list[str]) -> None:
    """Take words out of the list, unless they came back, and be done."""
    connection.executemany(_UNUSED, [(word, word) for word in unused])
    connection.execute("DELETE FROM search_purge")


def purge_at_once(connection: sqlite3.Connection) -> None:
    """All of it in one go, where somebody waits for just that."""
    connection.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")
    end_purge(connection, unused_words(connection))
