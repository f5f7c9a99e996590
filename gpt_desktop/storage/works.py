"""Works in SQLite: each with its request, its notices, its annotations and its receipt."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from collections.abc import Callable, Sequence

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.search_words import SearchTerm, search_terms
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.works import Work, WorkEnd, WorkEntry, WorkRequest
from gpt_desktop.storage.annotations import notices_to_json
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.receipts import receipt_to_json
from gpt_desktop.storage.search import found_owners
from gpt_desktop.storage.work_rows import (
    document_ids,
    error_to_json,
    insert_work,
    replace_annotations,
    select_work,
    work_state,
)

_EXCERPT_WIDTH = 80  # columns
_BEGINNING = 400  # characters an excerpt is made of

# What was stopped before its first word is nothing to come back to. What is newest is told by
# counting, never by the time: clocks are set back.
_LIST = """
    SELECT id, kind, title, state, created, changed, substr(text, 1, :beginning)
    FROM work WHERE kind = :kind AND deleted IS NULL AND NOT (state = 'stopped' AND text = '')
        AND (:found IS NULL OR id IN (SELECT value FROM json_each(:found)))
        AND (:before IS NULL OR number < (SELECT number FROM work WHERE id = :before))
    ORDER BY number DESC LIMIT :limit
"""
_MADE_FROM = """
    SELECT work_id FROM work_document WHERE document_id IN (SELECT value FROM json_each(?))
"""
_UPDATE = """
    UPDATE work SET state = 'running', text = ?, notices = ?, changed = ? WHERE id = ?
"""
_END = """
    UPDATE work SET state = ?, text = ?, notices = ?, receipt = ?, error = ?, changed = ?,
        author = coalesce(?, author)
    WHERE id = ?
"""


class SqliteWorks:
    """The WorkStore of the app.

    Args:
        now: gives seconds since the epoch.
        on_deleted: called after works were deleted, for what is kept of them elsewhere.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], float] = time.time,
        on_deleted: Callable[[], object] | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._on_deleted = on_deleted

    def create(self, kind: str, title: str, request: WorkRequest, author: str) -> Work:
        now = self._now()
        made = Work(uuid.uuid4().hex, kind, title, request, now, now, author=author)
        with self._database.writing() as connection:
            insert_work(connection, made)
        return made

    def update(
        self,
        work_id: str,
        text: str,
        notices: Sequence[Notice] = (),
        annotations: Sequence[Annotation] = (),
    ) -> None:
        with self._database.writing() as connection:
            row = (storable(text), notices_to_json(notices), self._now(), work_id)
            _require(connection.execute(_UPDATE, row))
            replace_annotations(connection, work_id, annotations)

    def end(self, work_id: str, end: WorkEnd) -> Work:
        packed = None if end.receipt is None else receipt_to_json(end.receipt)
        row = (end.state, storable(end.text), notices_to_json(end.notices), packed)
        with self._database.writing() as connection:
            author = None if end.author is None else storable(end.author)
            changed = connection.execute(
                _END, (*row, error_to_json(end.error), self._now(), author, work_id)
            )
            _require(changed)
            replace_annotations(connection, work_id, end.annotations)
            ended = select_work(connection, work_id, deleted=True)
        if ended is None:
            raise _gone()
        return ended

    def annotate(self, work_id: str, annotations: Sequence[Annotation]) -> None:
        with self._database.writing() as connection:
            _require(
                connection.execute(
                    "UPDATE work SET changed = ? WHERE id = ?", (self._now(), work_id)
                )
            )
            replace_annotations(connection, work_id, annotations)

    def rename(self, work_id: str, title: str) -> None:
        with self._database.writing() as connection:
            _require(
                connection.execute(
                    "UPDATE work SET title = ? WHERE id = ?", (storable(title), work_id)
                )
            )

    def get(self, work_id: str) -> Work | None:
        with self._database.reading() as connection:
            return select_work(connection, work_id)

    def list_works(
        self, kind: str, query: str = "", *, limit: int = 100, before: WorkEntry | None = None
    ) -> list[WorkEntry]:
        terms = search_terms(storable(query))
        if query.strip() and not terms:
            return []
        wanted = {
            "kind": kind,
            "before": None if before is None else before.id,
            "beginning": _BEGINNING,
            "limit": limit,
        }
        with self._database.reading() as connection:
            found = json.dumps(sorted(_found(connection, terms))) if terms else None
            rows = connection.execute(_LIST, {**wanted, "found": found}).fetchall()
            return [_entry(row, document_ids(connection, row[0])) for row in rows]

    def delete(self, *work_ids: str) -> None:
        self._mark(work_ids, self._now())
        self._tell_of_deleted()

    def restore(self, *work_ids: str) -> None:
        self._mark(work_ids, None)

    def delete_all(self, kind: str) -> tuple[str, ...]:
        with self._database.writing() as connection:
            rows = connection.execute(
                "UPDATE work SET deleted = ? WHERE kind = ? AND deleted IS NULL RETURNING id",
                (self._now(), kind),
            )
            ids = tuple(row[0] for row in rows.fetchall())
        self._tell_of_deleted()
        return ids

    def _tell_of_deleted(self) -> None:
        if self._on_deleted is not None:
            self._on_deleted()

    def _mark(self, work_ids: Sequence[str], deleted: float | None) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE work SET deleted = ? WHERE id = ?", [(deleted, each) for each in work_ids]
            )


def _found(connection: sqlite3.Connection, terms: Sequence[SearchTerm]) -> set[str]:
    """Works that have all the terms, and those made from a document that has."""
    documents = json.dumps(sorted(found_owners(connection, "document", terms)))
    made = connection.execute(_MADE_FROM, (documents,))
    return found_owners(connection, "work", terms) | {row[0] for row in made}


def _require(changed: sqlite3.Cursor) -> None:
    """Raises UserFacingError where a statement found nothing to change."""
    if changed.rowcount == 0:
        raise _gone()


def _gone() -> UserFacingError:
    return UserFacingError(
        tr("This result no longer exists."),
        tr("It was deleted for good, perhaps by another copy of the app."),
        tr("Start it anew."),
    )


def _entry(
    row: tuple[str, str, str, str, float, float, str], documents: tuple[str, ...]
) -> WorkEntry:
    work_id, kind, title, state, created, changed, start = row
    excerpt = beginning(start, _EXCERPT_WIDTH)
    return WorkEntry(work_id, kind, title, work_state(state), created, changed, excerpt, documents)
