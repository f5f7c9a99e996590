"""Partial results are kept by key, and go with their document."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.parts import SqliteParts

DOCUMENT = make_document(Path("a.txt"), "a", (Block(BlockKind.PARAGRAPH, "Sow in May."),))


def test_a_part_comes_back_and_a_later_one_takes_its_place(database: Database) -> None:
    SqliteDocuments(database, "1").keep(DOCUMENT)
    parts = SqliteParts(database)
    assert parts.get("key") is None
    parts.put("key", DOCUMENT.id, "In May.")
    parts.put("key", DOCUMENT.id, "五月。\ud800")
    assert parts.get("key") == "五月。\ufffd"
    assert parts.get("another") is None


def test_of_a_document_that_is_not_kept_nothing_is(database: Database) -> None:
    parts = SqliteParts(database)
    parts.put("key", DOCUMENT.id, "In May.")
    assert parts.get("key") is None


def test_parts_go_with_what_they_were_made_of(database: Database) -> None:
    SqliteDocuments(database, "1").keep(DOCUMENT)
    parts = SqliteParts(database)
    parts.put("key", DOCUMENT.id, "In May.")
    DatabaseEraser(database).erase_works()
    assert parts.get("key") is None
