"""A file is read once, and again only when it has changed."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.documents import Block, BlockKind, Document, FileState, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.services.keep_documents import KeepingReader
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from tests.core.running import drain
from tests.expected_log import ExpectedLog


class CountingReader:
    """Reads a text as one paragraph, and may write to the file in the middle."""

    def __init__(self) -> None:
        self.reads = 0
        self.disturb = False

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        del password  # nothing here is protected
        self.reads += 1
        if not path.exists():
            raise UserFacingError("The file is not there.")
        yield Progressed(Phase.OPENING, 1, 1, Unit.PARTS)
        text = path.read_text("utf-8")
        if self.disturb:
            path.write_text(text + " And more.", "utf-8")
        return make_document(path, path.stem, (Block(BlockKind.PARAGRAPH, text, page=1),), 1)


class FullDocuments(SqliteDocuments):
    """A store that can keep nothing."""

    def keep(self, document: Document, file: FileState | None = None) -> None:
        raise UserFacingError("The disk is full.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteDocuments]:
    with closing(open_database(tmp_path / "kept.sqlite3").database) as database:
        yield SqliteDocuments(database, "1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text("The river rose.", "utf-8")
    return path


def read(reader: KeepingReader, path: Path) -> Document:
    document: Document = drain(reader.read(path, CancelToken()))[1]
    return document


def test_an_unchanged_file_is_read_once(store: SqliteDocuments, file: Path) -> None:
    counting = CountingReader()
    reader = KeepingReader(counting, store)
    first = read(reader, file)
    assert read(reader, file) == first
    assert store.load(first.id) == first
    assert counting.reads == 1


def test_a_changed_file_is_read_again(store: SqliteDocuments, file: Path) -> None:
    counting = CountingReader()
    reader = KeepingReader(counting, store)
    first = read(reader, file)
    file.write_text("The river fell.", "utf-8")
    os.utime(file, ns=(1, 1))
    second = read(reader, file)
    assert (second.text, counting.reads) == ("The river fell.", 2)
    assert store.load(first.id) == first


def test_a_file_that_changes_while_it_is_read_is_read_again(
    store: SqliteDocuments, file: Path
) -> None:
    counting = CountingReader()
    counting.disturb = True
    reader = KeepingReader(counting, store)
    read(reader, file)
    counting.disturb = False
    assert read(reader, file).text == "The river rose. And more."


def test_the_same_text_under_two_names_knows_which_was_opened(
    store: SqliteDocuments, file: Path
) -> None:
    reader = KeepingReader(CountingReader(), store)
    copy = file.parent / "copies" / file.name
    copy.parent.mkdir()
    copy.write_text(file.read_text("utf-8"), "utf-8")
    first, second = read(reader, file), read(reader, copy)
    assert first.id == second.id
    assert (read(reader, file).path, read(reader, copy).path) == (file, copy)


def test_a_full_disk_costs_a_warning(
    store: SqliteDocuments, file: Path, expected_log: ExpectedLog
) -> None:
    expected_log("A document could not be kept: The disk is full.")
    reader = KeepingReader(CountingReader(), FullDocuments(store._database, "1"))
    document = read(reader, file)
    assert document.text == "The river rose."
    assert document.warnings == ("This document is not being kept: The disk is full.",)


def test_what_cannot_be_read_is_told(store: SqliteDocuments, tmp_path: Path) -> None:
    reader = KeepingReader(CountingReader(), store)
    with pytest.raises(UserFacingError, match="not there"):
        read(reader, tmp_path / "missing.txt")


def test_a_cancelled_reading_reads_nothing(store: SqliteDocuments, file: Path) -> None:
    counting, token = CountingReader(), CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        drain(KeepingReader(counting, store).read(file, token))
    assert counting.reads == 0
