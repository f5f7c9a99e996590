"""Kept translations in SQLite."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from gpt_desktop.core.search_words import folded
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.memory_grams import memory_grams
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import LONGEST, TranslationUnit, UnitOrigin, unit_key
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.unit_search import Likenesses, alike_matches, exact_matches

_FETCHED = 500  # units at a time of all
# With a JSON list of folded words, all of which a unit must have.
_LISTED = """
    SELECT number, source, target, source_language, target_language, origin, changed
    FROM translation_unit
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(folded, value) = 0)
    ORDER BY changed DESC, number DESC LIMIT ?
"""
_COUNTED = """
    SELECT count(*) FROM translation_unit
    WHERE NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(folded, value) = 0)
"""
_AFTER = """
    SELECT number, source, target, source_language, target_language, origin, changed
    FROM translation_unit WHERE number > ? ORDER BY number LIMIT ?
"""
_PAIR = "SELECT source_language, target_language FROM translation_unit WHERE number = ?"
_ADD = """
    INSERT INTO translation_unit
        (source, target, source_language, target_language, origin, changed, key, folded)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_INDEX = "INSERT INTO translation_gram (rowid, grams) VALUES (?, ?)"
_OF_TEXT = """
    SELECT number, target, origin FROM translation_unit
    WHERE key = ? AND source_language = ? AND target_language = ?
"""
_REMOVE = "DELETE FROM translation_unit WHERE number = ?"
_ORIGINS = {origin.value: origin for origin in UnitOrigin}


class SqliteTranslationMemory:
    """The UnitStore of the app.

    Args:
        likenesses: tells how alike texts are.
        now: gives seconds since the epoch.
    """

    def __init__(
        self, database: Database, likenesses: Likenesses, now: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._likenesses = likenesses
        self._now = now

    def look_up(self, text: str, pair: Pair, least: float = 1.0) -> tuple[MemoryMatch, ...]:
        with self._database.reading() as connection:
            found = exact_matches(connection, text, pair)
            if least < 1:
                found += alike_matches(connection, text, pair, least, self._likenesses)
        return tuple(found)

    def put(self, source: str, target: str, pair: Pair) -> None:
        unit = TranslationUnit(source, target, pair, UnitOrigin.PERSON, self._now())
        with self._database.writing() as connection:
            for number, *_ in _of_text(connection, unit):
                connection.execute(_REMOVE, (number,))
            _add(connection, unit)

    def keep(self, units: Sequence[TranslationUnit]) -> int:
        with self._database.writing() as connection:
            return sum(self._keep(connection, unit) for unit in units)

    def units(self, query: str = "", most: int = 200) -> tuple[TranslationUnit, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_LISTED, (_words(query), most)).fetchall()
        return tuple(_unit(row) for row in rows)

    def count(self, query: str = "") -> int:
        with self._database.reading() as connection:
            count: int = connection.execute(_COUNTED, (_words(query),)).fetchone()[0]
        return count

    def all_units(self) -> Iterator[TranslationUnit]:
        last = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_AFTER, (last, _FETCHED)).fetchall()
            if not rows:
                return
            yield from (_unit(row) for row in rows)
            last = rows[-1][0]

    def change(self, number: int, source: str, target: str) -> None:
        with self._database.writing() as connection:
            pair = connection.execute(_PAIR, (number,)).fetchone()
            if pair is not None:
                connection.execute(_REMOVE, (number,))
                self.put(source, target, Pair(*pair))

    def remove(self, numbers: Iterable[int]) -> None:
        with self._database.writing() as connection:
            connection.executemany(_REMOVE, [(number,) for number in numbers])

    def _keep(self, connection: sqlite3.Connection, unit: TranslationUnit) -> bool:
        if max(len(unit.source), len(unit.target)) > LONGEST or not unit.source.strip():
            return False
        there = _of_text(connection, unit)
        if any(target == storable(unit.target) for _, target, _ in there):
            return False
        if there and unit.origin is UnitOrigin.MODEL:
            return False
        _add(connection, unit if unit.changed else _dated(unit, self._now()))
        return True


def _dated(unit: TranslationUnit, now: float) -> TranslationUnit:
    return TranslationUnit(unit.source, unit.target, unit.pair, unit.origin, now)


def _of_text(connection: sqlite3.Connection, unit: TranslationUnit) -> list[tuple[int, str, str]]:
    key = unit_key(storable(unit.source))
    return connection.execute(_OF_TEXT, (key, unit.pair.source, unit.pair.target)).fetchall()


def _add(connection: sqlite3.Connection, unit: TranslationUnit) -> None:
    source, target = storable(unit.source), storable(unit.target)
    pair, words = unit.pair, folded(f"{source}\n{target}")
    values = (source, target, pair.source, pair.target, unit.origin, unit.changed,
              unit_key(source), words)  # fmt: skip
    number = connection.execute(_ADD, values).lastrowid
    connection.execute(_INDEX, (number, " ".join(memory_grams(source, pair.target))))


def _words(query: str) -> str:
    return json.dumps(folded(storable(query)).split())


def _unit(row: tuple[int, str, str, str, str, str, float]) -> TranslationUnit:
    number, source, target, ours, theirs, origin, changed = row
    pair = Pair(ours, theirs)
    kind = _ORIGINS.get(origin, UnitOrigin.FILE)
    return TranslationUnit(source, target, pair, kind, changed, number)
