"""Documents come back block by block, and go when nothing needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.documents import Block, BlockKind, Document, FileState, make_document
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.works import SqliteWorks

BLOCKS = (
    Block(BlockKind.HEADING, "Garden", 1, page=1),
    Block(BlockKind.ENTRY, "Beans … 2", page=1),
    Block(BlockKind.PARAGRAPH, "Sow in May.\n\n# 五月", page=2),
)
FILE = FileState(Path("/home/anna/garden.pdf"), 1234, 2**62)


@pytest.fixture
def documents(database: Database) -> SqliteDocuments:
    return SqliteDocuments(database, reader="1")


def garden(title: str = "Garden") -> Document:
    return make_document(FILE.path, title, BLOCKS, 2, ("Page 3 cannot be read.",))


def test_every_block_and_page_comes_back(documents: SqliteDocuments) -> None:
    documents.keep(garden())
    assert documents.load(garden().id) == garden()
    assert documents.load("unknown") is None


def test_pasted_text_has_no_path(documents: SqliteDocuments) -> None:
    pasted = make_document(Path(), "Note", BLOCKS[2:])
    documents.keep(pasted)
    assert documents.load(pasted.id) == pasted


def test_keeping_twice_keeps_once(documents: SqliteDocuments, database: Database) -> None:
    documents.keep(garden())
    moved = replace(garden(), path=Path("/home/anna/moved/garden.pdf"), warnings=())
    documents.keep(moved)
    assert documents.load(moved.id) == moved
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM block").fetchone() == (3,)


def test_an_unchanged_file_is_known(documents: SqliteDocuments, database: Database) -> None:
    documents.keep(garden(), FILE)
    assert documents.known_file(FILE) == garden()
    for other in (
        replace(FILE, size=1235),
        replace(FILE, mtime_ns=FILE.mtime_ns - 1),
        replace(FILE, path=Path("/home/anna/garden2.pdf")),
    ):
        assert documents.known_file(other) is None
    assert SqliteDocuments(database, reader="2").known_file(FILE) is None


def test_a_file_that_changed_is_known_as_it_is_now(documents: SqliteDocuments) -> None:
    documents.keep(garden(), FILE)
    later = replace(FILE, size=99)
    documents.keep(garden("Gardens"), later)
    assert documents.known_file(FILE) is None
    assert documents.known_file(later) == garden("Gardens")
    assert documents.load(garden().id) == garden()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_kept(documents: SqliteDocuments) -> None:
    path = Path(os.fsdecode(b"/home/anna/caf\xe9.txt"))
    documents.keep(replace(garden(), path=path), replace(FILE, path=path))
    found = documents.known_file(replace(FILE, path=path))
    assert found is not None
    assert found.path == path


def restarted(path: Path, database: Database, check: Callable[[SqliteDocuments], object]) -> None:
    database.close()
    with closing(open_database(path).database) as again:
        check(SqliteDocuments(again, reader="1"))


def test_what_nothing_needs_goes_at_the_next_start(
    documents: SqliteDocuments, database: Database, path: Path
) -> None:
    names = ("Used", "Held", "Released", "Deleted", "Loose")
    used, held, released, deleted, loose = made = [garden(name) for name in names]
    for document in made:
        documents.keep(document, replace(FILE, path=Path(document.title)))
    works = SqliteWorks(database)
    works.create("summarize", "", WorkRequest(document_ids=(used.id,)), "")
    works.delete(works.create("write", "", WorkRequest(document_ids=(deleted.id,)), "").id)
    for document in (held, released, released):
        documents.hold(document.id, "summarize")
    documents.release(released.id, "summarize")
    documents.hold("unknown", "summarize")

    def check(again: SqliteDocuments) -> None:
        assert [again.load(each.id) for each in made] == [used, held, None, None, None]
        assert again.known_file(replace(FILE, path=Path("Loose"))) is None

    del loose
    restarted(path, database, check)


def test_what_two_hold_stays_when_one_lets_go(
    documents: SqliteDocuments, database: Database, path: Path
) -> None:
    documents.keep(garden())
    documents.hold(garden().id, "summarize")
    documents.hold(garden().id, "learn")
    documents.release(garden().id, "summarize")
    restarted(path, database, lambda again: _is_there(again, garden()))


def _is_there(documents: SqliteDocuments, document: Document) -> None:
    assert documents.load(document.id) == document
