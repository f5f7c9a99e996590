"""What has all that is searched for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from gpt_desktop.core.search_hits import has_all
from gpt_desktop.core.search_words import SearchTerm
from gpt_desktop.storage.search_index import pending_parts
from gpt_desktop.storage.search_schema import ENTRY_BITS

# Owners found by how words begin, from which on parts inside of words are not looked for.
_ENOUGH = 200
# Of the words that have a part inside the shortest are taken: one in more words tells little.
_MOST_WORDS = 100
_AT_ONCE = 8  # words; FTS5 looks at each of them for each entry it finds

_ENTRIES = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
# In one row: a thread that draws the window comes between any two.
_BEGIN_SO = """
    SELECT count(*), json_group_array(number) FROM (
        SELECT DISTINCT rowid >> 20 AS number FROM search_text WHERE search_text MATCH ?)
"""
_OWNERS = """
    SELECT id FROM search_owner
    WHERE kind = :kind AND number IN (SELECT value FROM json_each(:numbers))
"""
_WORDS_WITH = """
    SELECT word FROM search_word WHERE instr(word, :part) > 1 ORDER BY length(word) LIMIT :most
"""
_WORDS_ENDING = """
    SELECT word FROM search_word
    WHERE length(word) > length(:part) AND substr(word, -length(:part)) = :part
    ORDER BY length(word) LIMIT :most
"""


def found(connection: sqlite3.Connection, kind: str, terms: Sequence[SearchTerm]) -> dict[str, str]:
    """What leads SQL to the owners of a kind one of whose texts has all the terms.

    What is stored and not indexed yet is looked through.

    Args:
        kind: ``conversation``, ``work`` or ``document``.
        terms: at least one.

    Returns:
        ``kind``; ``numbers``, in ``search_owner``, of any kind; ``waiting``, ids of owners of
        what is not indexed yet; both as JSON.
    """
    waiting = {
        part.owner_id
        for part in pending_parts(connection)
        if part.owner_kind == kind and has_all(part.text, tuple(terms))
    }
    return {
        "kind": kind,
        "numbers": _numbers(connection, terms),
        "waiting": json.dumps(sorted(waiting)),
    }


def found_owners(
    connection: sqlite3.Connection, kind: str, terms: Sequence[SearchTerm]
) -> set[str]:
    """Ids of the owners that ``found`` leads to."""
    led = found(connection, kind, terms)
    waiting: list[str] = json.loads(led["waiting"])
    return {row[0] for row in connection.execute(_OWNERS, led)}.union(waiting)


def _numbers(connection: sqlite3.Connection, terms: Sequence[SearchTerm]) -> str:
    """Numbers of owners, of whatever kind, as JSON."""
    begins = " AND ".join(_beginning(term) for term in terms)
    count, numbers = connection.execute(_BEGIN_SO, (begins,)).fetchone()
    if count >= _ENOUGH:
        return str(numbers)
    inside = [list(_inside(connection, term)) if term.inside else [] for term in terms]
    if not any(inside):
        return str(numbers)
    entries = [
        _of_any(connection, [_beginning(term), *each])
        for term, each in zip(terms, inside, strict=True)
    ]
    both = set.intersection(*sorted(entries, key=len))
    return json.dumps(sorted({entry >> ENTRY_BITS for entry in both}))


def _of_any(connection: sqlite3.Connection, questions: Sequence[str]) -> set[int]:
    return {row[0] for each in questions for row in connection.execute(_ENTRIES, (each,))}


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
