"""Finds passages of documents with SQLite's full-text search, in memory.

The index is of the documents at hand only, so that how rare a word is counts among them and not
among all that was ever kept; it is no part of the database, and goes with the program.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from threading import Lock

from gpt_desktop.core.documents import Document
from gpt_desktop.core.passages import Found, Passage, passages_of
from gpt_desktop.core.question_words import (
    asked_characters,
    asked_terms,
    characters,
    is_han,
    text_terms,
)

_CHANCE = 0.6
_SINGLE = 0.6  # characters tell less than pairs
_KEPT = 3  # indexes; of conversations that are gone back and forth between
_TABLES = (
    """CREATE VIRTUAL TABLE passage USING fts5 (
        title, headings, body, characters, tokenize = 'ascii')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (passage, instance)",
)
_ADD = "INSERT INTO passage (rowid, title, headings, body, characters) VALUES (?, ?, ?, ?, ?)"
# Weights of the columns in their order.
_BEST = """
    SELECT rowid, bm25(passage, 0.6, 1.6, 1.0, 0.4) AS score FROM passage WHERE passage MATCH ?
    ORDER BY score LIMIT ?
"""
_HAVING = "SELECT DISTINCT term, doc FROM vocabulary WHERE term = ?"


class FtsPassages:
    """The PassageSearch of the app."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._indexes: OrderedDict[tuple[str, ...], _Index] = OrderedDict()

    def find(self, documents: Sequence[Document], question: str, most: int) -> tuple[Found, ...]:
        asked = (asked_terms(question), asked_characters(question))
        if not any(asked) or not documents:
            return ()
        with self._lock:
            return self._index_of(documents).find(*asked, most)

    def _index_of(self, documents: Sequence[Document]) -> _Index:
        key = tuple(f"{document.id} {document.title}" for document in documents)
        index = self._indexes.pop(key, None) or _Index(documents)
        self._indexes[key] = index
        while len(self._indexes) > _KEPT:
            self._indexes.popitem(last=False)[1].close()
        return index


class _Index:
    def __init__(self, documents: Sequence[Document]) -> None:
        self._passages: list[Passage] = []
        # Whichever thread asks; one at a time.
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        for statement in _TABLES:
            self._connection.execute(statement)
        self._connection.executemany(_ADD, self._rows(documents))
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()

    def find(self, terms: Sequence[str], characters: Sequence[str], most: int) -> tuple[Found, ...]:
        having = {term: self._having(term) for term in (*terms, *characters)}
        asked = " OR ".join(
            [f'"{term}"' for term in terms] + [f'characters : "{each}"' for each in characters]
        )
        rows = [row for row, _ in self._connection.execute(_BEST, (asked, most))]
        weights = self._weights(terms, having)
        return tuple(
            Found(
                self._passages[row],
                max(
                    _share(row, terms, weights, having),
                    _SINGLE * _share(row, characters, dict.fromkeys(characters, 1.0), having),
                ),
            )
            for row in rows
        )

    def _weights(self, terms: Sequence[str], having: Mapping[str, set[int]]) -> dict[str, float]:
        """A term that stands nowhere weighs no more than those that do.

        Two Chinese characters that stand nowhere are parts of two words, most likely.
        """
        weights = {term: self._weight(len(having[term])) for term in terms}
        most = max((weights[term] for term in terms if having[term]), default=0.0)
        return {
            term: weight
            if having[term]
            else (_CHANCE if is_han(term) else min(weight, most or weight))
            for term, weight in weights.items()
        }

    def _having(self, term: str) -> set[int]:
        return {row for _, row in self._connection.execute(_HAVING, (term,))}

    def _weight(self, found: int) -> float:
        return log(1 + (len(self._passages) - found + 0.5) / (found + 0.5))

    def _rows(self, documents: Iterable[Document]) -> Iterator[tuple[int, str, str, str, str]]:
        for document in documents:
            text, title = document.text, _terms(document.title)
            for passage in passages_of(document):
                headings = _terms(" ".join(passage.headings))
                body = passage.span.of(text)
                yield len(self._passages), title, headings, _terms(body), characters(body)
                self._passages.append(passage)


def _share(
    row: int, asked: Sequence[str], weights: Mapping[str, float], having: Mapping[str, set[int]]
) -> float:
    """Of what was asked, by weight, how much a passage has."""
    total = sum(weights[each] for each in asked)
    return sum(weights[each] for each in asked if row in having[each]) / total if total else 0.0


def _terms(text: str) -> str:
    return " ".join(text_terms(text))
