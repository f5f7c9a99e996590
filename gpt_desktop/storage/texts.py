"""Texts in SQLite, each with the versions it had."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Sequence

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.search_hits import has_all, hit_in
from gpt_desktop.core.search_words import SearchTerm, search_terms
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.text_templates import TextTemplate
from gpt_desktop.core.text_versions import EVERY_SECONDS
from gpt_desktop.core.texts import (
    Provenance,
    Text,
    TextEntry,
    TextVersion,
    VersionKind,
    first_line,
)
from gpt_desktop.core.words import count_words
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.text_rows import (
    insert_version,
    newest_version,
    provenance_from_json,
    provenance_to_json,
    select_text,
    select_versions,
    unpacked,
)

_BEGINNING = 800  # characters that a name is made of

_ADD = "INSERT INTO text (id, title, body, created, changed) VALUES (?, ?, ?, ?, ?)"
_SAVE = """
    UPDATE text SET body = ?, provenance = ?, changed = ?,
        words = CASE WHEN body = ? THEN words ELSE NULL END
    WHERE id = ?
"""
_LIST = """
    SELECT id, title, substr(body, 1, ?), words, changed, pinned FROM text
    WHERE deleted IS NULL ORDER BY pinned DESC, changed DESC, rowid DESC
"""
_UNCOUNTED = "SELECT id, body, changed FROM text WHERE words IS NULL AND deleted IS NULL"
_COUNTED = "UPDATE text SET words = ? WHERE id = ? AND changed = ? AND words IS NULL"
_SEARCHED = "SELECT id, title || char(10) || body FROM text WHERE deleted IS NULL"
_VERSION = """
    SELECT text.id, text.title, text_version.body, text.created, text_version.made,
        text_version.provenance
    FROM text_version JOIN text ON text.id = text_id WHERE text_version.id = ?
"""
_NAME = "UPDATE text_version SET name = ?, kind = ? WHERE id = ?"


class SqliteTexts:
    """The TextStore of the app.

    Args:
        now: gives seconds since the epoch.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now

    def create(self, body: str = "", title: str = "") -> Text:
        now = self._now()
        made = Text(uuid.uuid4().hex, storable(title), storable(body), now, now)
        with self._database.writing() as connection:
            connection.execute(_ADD, (made.id, made.title, made.body, now, now))
            if made.body.strip():
                insert_version(connection, made, VersionKind.AUTOMATIC, "", now)
        return made

    def get(self, text_id: str) -> Text | None:
        with self._database.reading() as connection:
            return select_text(connection, text_id)

    def save(self, text_id: str, body: str, provenance: Sequence[Provenance] = ()) -> None:
        now, body = self._now(), storable(body)
        with self._database.writing() as connection:
            stored = _require(select_text(connection, text_id))
            if body != stored.body:
                self._keep_if_due(connection, stored, now)
            connection.execute(_SAVE, (body, provenance_to_json(provenance), now, body, text_id))

    def list_texts(self, query: str = "") -> list[TextEntry]:
        terms = search_terms(storable(query))
        if query.strip() and not terms:
            return []
        self._count_words()
        with self._database.reading() as connection:
            rows = connection.execute(_LIST, (_BEGINNING,)).fetchall()
            found = _found(connection, terms) if terms else None
        entries = [_entry(row) for row in rows]
        if found is None:
            return entries
        return [_with_hit(each, found[each.id], query) for each in entries if each.id in found]

    def rename(self, text_id: str, title: str) -> None:
        self._change("UPDATE text SET title = ? WHERE id = ?", storable(title), text_id)

    def set_pinned(self, text_id: str, pinned: bool) -> None:
        self._change("UPDATE text SET pinned = ? WHERE id = ?", int(pinned), text_id)

    def delete(self, *text_ids: str) -> None:
        self._mark(text_ids, self._now())

    def restore(self, *text_ids: str) -> None:
        self._mark(text_ids, None)

    def keep_version(self, text_id: str, kind: VersionKind, name: str = "") -> TextVersion | None:
        with self._database.writing() as connection:
            stored = _require(select_text(connection, text_id))
            newest = newest_version(connection, text_id)
            known = newest is not None and newest[0] == stored.body
            if kind is not VersionKind.NAMED and (known or not stored.body.strip()):
                return None
            return insert_version(connection, stored, kind, name, self._now())

    def versions(self, text_id: str) -> list[TextVersion]:
        with self._database.reading() as connection:
            return select_versions(connection, text_id)

    def version(self, version_id: str) -> Text | None:
        with self._database.reading() as connection:
            row = connection.execute(_VERSION, (version_id,)).fetchone()
        if row is None:
            return None
        text_id, title, content, created, made, provenance = row
        body = unpacked(content)
        parts = provenance_from_json(provenance, len(body))
        return Text(text_id, title, body, created, made, provenance=parts)

    def name_version(self, version_id: str, name: str) -> None:
        kind = VersionKind.NAMED if name else VersionKind.AUTOMATIC
        self._change(_NAME, storable(name), kind, version_id)

    def delete_version(self, version_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM text_version WHERE id = ?", (version_id,))

    def templates(self) -> list[TextTemplate]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, name, body FROM text_template").fetchall()
        found = [TextTemplate(id_, name, body, own=True) for id_, name, body in rows]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    def add_template(self, name: str, body: str) -> TextTemplate:
        made = TextTemplate(uuid.uuid4().hex, storable(name), storable(body), own=True)
        with self._database.writing() as connection:
            row = (made.id, made.name, made.body)
            connection.execute("INSERT INTO text_template VALUES (?, ?, ?)", row)
        return made

    def delete_template(self, template_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM text_template WHERE id = ?", (template_id,))

    def _keep_if_due(self, connection: sqlite3.Connection, stored: Text, now: float) -> None:
        """Keep what is about to be written over, unless a version was kept a short time ago."""
        newest = newest_version(connection, stored.id)
        since = stored.created if newest is None else newest[1]
        if not stored.body.strip() or (newest is not None and newest[0] == stored.body):
            return
        # A clock that was set back makes a version due, too.
        if not 0 <= now - since < EVERY_SECONDS:
            insert_version(connection, stored, VersionKind.AUTOMATIC, "", now)

    def _count_words(self) -> None:
        """Of those changed since they were last listed: typing does not wait for it."""
        with self._database.reading() as connection:
            rows = connection.execute(_UNCOUNTED).fetchall()
        if not rows:
            return
        counted = [(count_words(body), id_, changed) for id_, body, changed in rows]
        with self._database.writing() as connection:
            connection.executemany(_COUNTED, counted)

    def _change(self, statement: str, *values: object) -> None:
        with self._database.writing() as connection:
            if connection.execute(statement, values).rowcount == 0:
                raise _gone()

    def _mark(self, text_ids: Sequence[str], deleted: float | None) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE text SET deleted = ? WHERE id = ?", [(deleted, each) for each in text_ids]
            )


def _found(connection: sqlite3.Connection, terms: Sequence[SearchTerm]) -> dict[str, str]:
    """The words of each that has all the terms."""
    rows = connection.execute(_SEARCHED)
    return {id_: words for id_, words in rows if has_all(words, tuple(terms))}


def _entry(row: tuple[str, str, str, int | None, float, int]) -> TextEntry:
    id_, title, start, words, changed, pinned = row
    return TextEntry(id_, title or first_line(start), words or 0, changed, bool(pinned))


def _with_hit(entry: TextEntry, words: str, query: str) -> TextEntry:
    hit = hit_in(entry.id, words, query)
    return TextEntry(
        entry.id, entry.name, entry.words, entry.changed, entry.pinned, hit.excerpt, hit.marked
    )


def _require(text: Text | None) -> Text:
    """Raises UserFacingError where there is none."""
    if text is None:
        raise _gone()
    return text


def _gone() -> UserFacingError:
    return UserFacingError(
        tr("This text no longer exists."),
        tr("It was deleted for good, perhaps by another copy of the app."),
        tr("Copy what you wrote, and put it into a new text."),
    )
