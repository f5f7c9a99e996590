"""What has all that is searched for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from gpt_desktop.core.search_words import SearchTerm, folded, may_be_in, search_text
from gpt_desktop.storage.search_index import pending_parts
from gpt_desktop.storage.search_schema import ENTRY_BITS

# Owners found by how words begin, from which on parts inside of words are not looked for.
_ENOUGH = 200
# Of the words that have a part inside the shortest are taken: one in more words tells little.
_MOST_WORDS = 100
_AT_ONCE = 8  # words; FTS5 looks at each of them for each entry it finds

_ENTRIES = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
_NUMBERS = """
    SELECT DISTINCT rowid >> 20 FROM search_text WHERE search_text MATCH ?
"""
_OWNERS = """
    SELECT id FROM search_owner
    WHERE kind = ? AND number IN (SELECT value FROM json_each(?))
"""
_WORDS_WITH = """
    SELECT word FROM search_word WHERE instr(word, :part) > 1 ORDER BY length(word) LIMIT :most
"""
_WORDS_ENDING = """
    SELECT word FROM search_word
    WHERE length(word) > length(:part) AND substr(word, -length(:part)) = :part
    ORDER BY length(word) LIMIT :most
"""


def found_owners(
    connection: sqlite3.Connection, kind: str, terms: Sequence[SearchTerm]
) -> set[str]:
    """Ids of the owners of a kind one of whose texts has all the terms.

    What is stored and not indexed yet is looked through.

    Args:
        kind: ``conversation``, ``work`` or ``document``.
        terms: at least one.
    """
    numbers = json.dumps(list(_numbers(connection, terms)))
    found = {row[0] for row in connection.execute(_OWNERS, (kind, numbers))}
    for part in pending_parts(connection):
        if part.owner_kind == kind and _has(part.text, terms):
            found.add(part.owner_id)
    return found


def _has(text: str, terms: Sequence[SearchTerm]) -> bool:
    if not may_be_in(terms, folded(text)):
        return False
    words = search_text(text)
    return all(term.found_in(words) for term in terms)


def _numbers(connection: sqlite3.Connection, terms: Sequence[SearchTerm]) -> set[int]:
    """Numbers of owners, of whatever kind."""
    begins = " AND ".join(_beginning(term) for term in terms)
    numbers = _of_any(connection, _NUMBERS, [begins])
    if len(numbers) >= _ENOUGH:
        return numbers
    inside = [list(_inside(connection, term)) if term.inside else [] for term in terms]
    if not any(inside):
        return numbers
    found = [
        _of_any(connection, _ENTRIES, [_beginning(term), *each])
        for term, each in zip(terms, inside, strict=True)
    ]
    return {entry >> ENTRY_BITS for entry in set.intersection(*sorted(found, key=len))}


def _of_any(connection: sqlite3.Connection, select: str, questions: Sequence[str]) -> set[int]:
    return {row[0] for each in questions for row in connection.execute(select, (each,))}


def _beginning(term: SearchTerm) -> str:
    """A question to FTS5; folded words hold no quotation mark."""
    star = "" if term.whole else " *"
    return f'({_column(term)} : "{" ".join(term.words)}"{star})'


def _inside(connection: sqlite3.Connection, term: SearchTerm) -> Iterator[str]:
    """Questions for texts with words that have the term's first part farther in."""
    first, *following = term.words
    select = _WORDS_ENDING if following else _WORDS_WITH
    rows = connection.execute(select, {"part": first, "most": _MOST_WORDS})
    star = " *" if following else ""
    phrases = [f'"{" ".join((row[0], *following))}"{star}' for row in rows]
    for start in range(0, len(phrases), _AT_ONCE):
        yield f"({_column(term)} : ({' OR '.join(phrases[start : start + _AT_ONCE])}))"


def _column(term: SearchTerm) -> str:
    return "marks" if term.marks else "words"
