"""Finds kept translations of a text, and of texts like it, without looking at all there are."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from gpt_desktop.core.translation.language_tag import is_same_language
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.memory_grams import memory_grams
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import unit_key

Likenesses = Callable[[str, Sequence[str], float], list[tuple[int, float]]]

_MOST = 5  # matches
_COMMON = 200  # texts that have a gram: more, and it tells nothing
_CANDIDATES = 100
_GRAM = "SELECT rowid FROM translation_gram WHERE translation_gram MATCH ? LIMIT ?"
# Of several translations the person's own counts most, then the newest.
_EXACT = """
    SELECT source, target, source_language, target_language, key FROM translation_unit
    WHERE key = ?
    ORDER BY CASE origin WHEN 'person' THEN 0 WHEN 'file' THEN 1 ELSE 2 END,
        changed DESC, number DESC
"""
_ALIKE = """
    SELECT source, target, source_language, target_language, key FROM translation_unit
    WHERE number IN (SELECT value FROM json_each(?))
    ORDER BY CASE origin WHEN 'person' THEN 0 WHEN 'file' THEN 1 ELSE 2 END,
        changed DESC, number DESC
"""
_Row = tuple[str, str, str, str, str]


def exact_matches(connection: sqlite3.Connection, text: str, pair: Pair) -> list[MemoryMatch]:
    """Translations of the same text: those of the same regions first."""
    rows = [row for row in connection.execute(_EXACT, (unit_key(text),)) if _fits(row, pair)]
    rows.sort(key=lambda row: (row[3] != pair.target, row[2] != pair.source))
    targets = dict.fromkeys(row[1] for row in rows)
    return [MemoryMatch(text, target, 1.0) for target in list(targets)[:_MOST]]


def alike_matches(
    connection: sqlite3.Connection, text: str, pair: Pair, least: float, likenesses: Likenesses
) -> list[MemoryMatch]:
    """Translations of other texts at least so like it, the likest first."""
    numbers = _candidates(connection, memory_grams(text, pair.target))
    if not numbers:
        return []
    rows = connection.execute(_ALIKE, (json.dumps(numbers),)).fetchall()
    key = unit_key(text)
    rows = [row for row in rows if row[4] != key and _fits(row, pair)]
    found = likenesses(key, [row[4] for row in rows], least)
    # Only the same text is wholly like it.
    return [
        MemoryMatch(rows[place][0], rows[place][1], min(like, 0.99))
        for place, like in found[:_MOST]
    ]


def _candidates(connection: sqlite3.Connection, grams: Sequence[str]) -> list[int]:
    """The units that share most grams, among those that are not in hundreds of texts."""
    votes: Counter[int] = Counter()
    common = []
    for gram in grams:
        found = connection.execute(_GRAM, (gram, _COMMON + 1)).fetchall()
        if len(found) > _COMMON:
            common.append(gram)
        else:
            votes.update(row[0] for row in found)
    # Where all of a short text is common, two of it together may not be.
    if len(votes) < _CANDIDATES:
        for one, other in pairwise(common):
            rows = connection.execute(_GRAM, (f"{one} {other}", _COMMON))
            votes.update(row[0] for row in rows)
    if not votes:
        for gram in common[:1]:
            votes.update(row[0] for row in connection.execute(_GRAM, (gram, _COMMON)))
    return [number for number, _ in votes.most_common(_CANDIDATES)]


def _fits(row: _Row, pair: Pair) -> bool:
    return is_same_language(row[3], pair.target) and is_same_language(row[2], pair.source)
