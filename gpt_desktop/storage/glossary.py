"""The person's terms in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.storage.database import Database

_ALL = """
    SELECT source, target, source_language, target_language, note FROM term
    ORDER BY lower(source), source, target_language, target
"""
_PUT = "INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?, ?)"
_REMOVE = """
    DELETE FROM term
    WHERE source = ? AND target = ? AND source_language = ? AND target_language = ?
"""


class SqliteGlossary:
    """The GlossaryStore of the app."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def terms(self) -> tuple[Term, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_ALL).fetchall()
        return tuple(
            Term(source, target, Pair(ours, theirs), note)
            for source, target, ours, theirs, note in rows
        )

    def put(self, terms: Sequence[Term]) -> int:
        with self._database.writing() as connection:
            before = _count(connection)
            connection.executemany(_PUT, [(*_key(term), storable(term.note)) for term in terms])
            return _count(connection) - before

    def remove(self, terms: Sequence[Term]) -> None:
        with self._database.writing() as connection:
            connection.executemany(_REMOVE, [_key(term) for term in terms])

    def replace(self, term: Term, by: Term) -> None:
        with self._database.writing():
            self.remove((term,))
            self.put((by,))


def _key(term: Term) -> tuple[str, str, str, str]:
    return storable(term.source), storable(term.target), term.pair.source, term.pair.target


def _count(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM term").fetchone()[0]
    return count
