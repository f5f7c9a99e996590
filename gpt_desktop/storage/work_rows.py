"""Works as rows of the database."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.errors import ErrorWords
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.storage.annotations import (
    KNOWN_KINDS,
    annotation_from_json,
    annotation_kind,
    annotation_to_json,
    notices_from_json,
    notices_to_json,
)
from gpt_desktop.storage.receipts import receipt_from_json, receipt_to_json

log = logging.getLogger(__name__)

_ADD = """
    INSERT INTO work (id, kind, title, source, request, text, state, notices, receipt, author,
        error, created, changed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_DOCUMENT = "INSERT INTO work_document (work_id, place, document_id) VALUES (?, ?, ?)"
_ADD_ANNOTATION = "INSERT INTO annotation (work_id, place, kind, content) VALUES (?, ?, ?, ?)"
_NEXT_PLACE = "SELECT coalesce(max(place) + 1, 0) FROM annotation WHERE work_id = ?"
_FORGET_ANNOTATIONS = "DELETE FROM annotation WHERE work_id = ? AND kind = ?"
_GET = """
    SELECT kind, title, source, request, text, state, notices, receipt, author, error, created,
        changed
    FROM work WHERE id = ? AND (deleted IS NULL OR ?)
"""
_STATES = {state.value: state for state in WorkState}


def insert_work(connection: sqlite3.Connection, work: Work) -> None:
    """Add a work's rows."""
    request = work.request
    connection.execute(
        _ADD,
        (
            work.id,
            work.kind,
            storable(work.title),
            storable(request.text),
            _request_to_json(request),
            storable(work.text),
            work.state,
            notices_to_json(work.notices),
            None if work.receipt is None else receipt_to_json(work.receipt),
            storable(work.author),
            error_to_json(work.error),
            work.created,
            work.changed,
        ),
    )
    documents = ((work.id, place, each) for place, each in enumerate(request.document_ids))
    connection.executemany(_ADD_DOCUMENT, documents)
    replace_annotations(connection, work.id, work.annotations)


def replace_annotations(
    connection: sqlite3.Connection, work_id: str, annotations: Sequence[Annotation]
) -> None:
    """Store a work's annotations; those of kinds this version does not know stay."""
    connection.executemany(_FORGET_ANNOTATIONS, [(work_id, kind) for kind in KNOWN_KINDS])
    first: int = connection.execute(_NEXT_PLACE, (work_id,)).fetchone()[0]
    rows = (
        (work_id, place, annotation_kind(each), annotation_to_json(each))
        for place, each in enumerate(annotations, first)
    )
    connection.executemany(_ADD_ANNOTATION, rows)


def select_work(
    connection: sqlite3.Connection, work_id: str, *, deleted: bool = False
) -> Work | None:
    """A work of its rows; None where it is not there, or deleted and those are not wanted."""
    row = connection.execute(_GET, (work_id, deleted)).fetchone()
    if row is None:
        return None
    kind, title, source, request, text, state, notices, receipt, author, error = row[:10]
    return Work(
        id=work_id,
        kind=kind,
        title=title,
        request=_request(source, request, document_ids(connection, work_id)),
        created=row[10],
        changed=row[11],
        text=text,
        state=work_state(state),
        notices=notices_from_json(notices),
        annotations=_annotations(connection, work_id),
        receipt=None if receipt is None else receipt_from_json(receipt),
        author=author,
        error=_error(error),
    )


def work_state(stored: str) -> WorkState:
    """The state; one of a newer version counts as stopped."""
    return _STATES.get(stored, WorkState.STOPPED)


def document_ids(connection: sqlite3.Connection, work_id: str) -> tuple[str, ...]:
    """The documents a work was made from, in order."""
    rows = connection.execute(
        "SELECT document_id FROM work_document WHERE work_id = ? ORDER BY place", (work_id,)
    )
    return tuple(row[0] for row in rows)


def error_to_json(error: ErrorWords | None) -> str | None:
    """The words by their names."""
    return None if error is None else json.dumps(asdict(error))


def _annotations(connection: sqlite3.Connection, work_id: str) -> tuple[Annotation, ...]:
    rows = connection.execute(
        "SELECT kind, content FROM annotation WHERE work_id = ? ORDER BY place", (work_id,)
    )
    read = (annotation_from_json(kind, content) for kind, content in rows)
    return tuple(each for each in read if each is not None)


def _request_to_json(request: WorkRequest) -> str:
    values = {
        "options": dict(request.options),
        "instruction": request.instruction,
        "extra": dict(request.extra),
        "model": request.model_id,
    }
    return json.dumps(values)


def _request(source: str, text: str, documents: tuple[str, ...]) -> WorkRequest:
    values = _object(text)
    return WorkRequest(
        text=source,
        options=_strings(values.get("options")),
        instruction=str(values.get("instruction", "")),
        document_ids=documents,
        extra=_strings(values.get("extra")),
        model_id=str(values.get("model", "")),
    )


def _error(text: str | None) -> ErrorWords | None:
    if text is None:
        return None
    values = _object(text)
    what, why, next_step = (str(values.get(name, "")) for name in ("what", "why", "next_step"))
    return ErrorWords(what, why, next_step, values.get("retry_helps") is not False)


def _strings(values: object) -> dict[str, str]:
    if not isinstance(values, Mapping):
        return {}
    return {str(name): str(value) for name, value in values.items()}


def _object(text: str) -> Mapping[str, Any]:
    try:
        values = json.loads(text)
    except ValueError as error:
        log.warning("A part of a work could not be read: %r", error)
        return {}
    return values if isinstance(values, dict) else {}
