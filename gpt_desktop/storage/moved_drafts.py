"""Moves what version 0.1.0 kept among the drafts to where it belongs: works and documents.

What nobody has sent yet stays a draft; where a result stood in it, there is its work's id.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.storage.document_rows import insert_document
from gpt_desktop.storage.draft_parts import came_to_something, draft_options, draft_work
from gpt_desktop.storage.work_rows import insert_work

log = logging.getLogger(__name__)

Draft = dict[str, Any]

_TEXTS = "summarize/"  # and the id of a document in the list
_TITLE_WIDTH = 40  # columns
_SAVE = """
    INSERT INTO draft (key, content, changed) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET content = excluded.content
"""
_HOLD = "INSERT INTO document_holder VALUES (?, 'summarize') ON CONFLICT DO NOTHING"
# What a draft of another form than 0.1.0 wrote may lead to. A disk that is full is none of it.
_MALFORMED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    OverflowError,
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)


def move_drafts(connection: sqlite3.Connection) -> None:
    """Move all there are; one that is of another form stays as it is."""
    for key, move in (
        ("summarize", _move_documents),
        ("translate", _move_translation),
        ("write", _move_proposals),
    ):
        connection.execute("SAVEPOINT moving")
        try:
            _move(connection, key, move)
        except _MALFORMED:
            log.warning("The draft %r could not be moved; it stays as it is", key, exc_info=True)
            connection.execute("ROLLBACK TO moving")
        connection.execute("RELEASE moving")


def _move(
    connection: sqlite3.Connection,
    key: str,
    move: Callable[[sqlite3.Connection, Draft, float], Draft],
) -> None:
    row = connection.execute("SELECT content, changed FROM draft WHERE key = ?", (key,)).fetchone()
    content, changed = row or ("{}", 0.0)
    values = json.loads(content)
    if not isinstance(values, dict):
        raise TypeError("a draft is an object")
    left = move(connection, values, changed)
    if left != values:
        connection.execute(_SAVE, (key, json.dumps(left), changed))


def _move_documents(connection: sqlite3.Connection, draft: Draft, changed: float) -> Draft:
    """The list stays, with the ids of each document and its work."""
    texts = _texts(connection)
    listed = draft.get("documents", [])
    if not isinstance(listed, list):
        raise TypeError("documents are a list")
    named = {str(entry.get("id")) for entry in listed if isinstance(entry, dict)}
    # A text whose entry was not saved in time.
    lost = [
        {"id": each, "name": beginning(str(texts[each]["text"]), _TITLE_WIDTH)}
        for each in texts
        if each not in named
    ]
    if not listed and not lost:
        return draft
    moved = [
        _moved_entry(connection, entry, texts.get(str(entry["id"]), {}), changed)
        if isinstance(entry, dict) and entry.get("id")
        else entry
        for entry in (*listed, *lost)
    ]
    return {**draft, "documents": moved}


def _texts(connection: sqlite3.Connection) -> dict[str, Draft]:
    """The texts of documents by their entries' ids."""
    found: dict[str, Draft] = {}
    rows = connection.execute(
        "SELECT key, content FROM draft WHERE substr(key, 1, ?) = ? ORDER BY changed, rowid",
        (len(_TEXTS), _TEXTS),
    )
    for key, content in rows.fetchall():
        with suppress(ValueError):
            values = json.loads(content)
            if isinstance(values, dict) and isinstance(values.get("text"), str) and values["text"]:
                found[key.removeprefix(_TEXTS)] = values
                continue
        log.warning("The draft %r holds no text; it stays as it is", key)
    return found


def _moved_entry(
    connection: sqlite3.Connection, entry: Draft, text: Draft, changed: float
) -> Draft:
    document = _document(entry, text)
    if document is not None:
        insert_document(connection, document)
        connection.execute(_HOLD, (document.id,))
        connection.execute("DELETE FROM draft WHERE key = ?", (f"{_TEXTS}{entry['id']}",))
    name = str(entry.get("name", ""))
    request = WorkRequest(
        options=draft_options(entry.get("options")),
        document_ids=() if document is None else (document.id,),
        # Of a text that was too long to be kept, this is all there is.
        extra={} if document is not None else {"path": str(entry.get("path", ""))},
    )
    work = draft_work("summarize", name, request, entry.get("work"), changed)
    made = came_to_something(work)
    if made:
        insert_work(connection, work)
    moved = ("work", "options") if made else ("work",)
    return {
        **{name: value for name, value in entry.items() if name not in moved},
        "document": "" if document is None else document.id,
        "pages": None if document is None else document.page_count,
        "work": work.id if made else "",
    }


def _document(entry: Draft, text: Draft) -> Document | None:
    """As 0.1.0 made it again of its draft."""
    if not text:
        return None
    path, pages = str(entry.get("path", "")), text.get("pages")
    count = pages if isinstance(pages, int) and pages > 0 else None
    blocks = text_blocks(text["text"])
    return make_document(Path(path), str(entry.get("name", "")), blocks, count)


def _move_translation(connection: sqlite3.Connection, draft: Draft, changed: float) -> Draft:
    """The text and the languages stay, with the id of the translation."""
    if "work" not in draft:
        return draft
    pair = draft.get("work_pair")
    source, target = pair if pair else (draft.get("source", ""), draft.get("target", ""))
    text = str(draft.get("text", ""))
    request = WorkRequest(text=text, options={"source": str(source), "target": str(target)})
    title = beginning(text, _TITLE_WIDTH)
    work = draft_work("translate", title, request, draft.get("work"), changed)
    if not came_to_something(work):
        return {**draft, "work": ""}
    insert_work(connection, work)
    return {**draft, "work": work.id}


def _move_proposals(connection: sqlite3.Connection, draft: Draft, changed: float) -> Draft:
    """The text and the brief stay, with the ids of the proposals, the oldest first."""
    proposals = draft.get("proposals")
    if not isinstance(proposals, list):
        return draft
    moved: list[object] = []
    for each in proposals:
        work = _proposal(each, changed)
        if work is None:
            log.warning("A proposal could not be moved; it stays as it is")
            moved.append(each)
        else:
            insert_work(connection, work)
            moved.append(work.id)
    return {**draft, "proposals": moved}


def _proposal(draft: object, changed: float) -> Work | None:
    """A work that knows its place in the text; None where the draft is of another form."""
    if not isinstance(draft, dict) or not isinstance(draft.get("options"), dict):
        return None
    anchor, position = draft.get("anchor"), draft.get("position")
    if not isinstance(anchor, int) or not isinstance(position, int):
        return None
    text = str(draft.get("text", ""))
    request = WorkRequest(
        text=text,
        options=draft_options(draft["options"]),
        extra={
            "scope": str(draft.get("scope", "")),
            "anchor": str(anchor),
            "position": str(position),
            "replaces": "true" if draft.get("replaces") is True else "false",
        },
    )
    title = beginning(text, _TITLE_WIDTH)
    return draft_work("write", title, request, draft.get("work"), changed)
