"""A folder is kept in step by what its files say, not by when they were touched."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_sources import FolderStep
from gpt_desktop.core.messages import Role
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.services.folder_sources import FolderSources
from gpt_desktop.services.keep_documents import KeepingReader
from gpt_desktop.storage.conversation_copy import copy_path
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.folder_sources import SqliteFolders

COMPLETE = MessageState.COMPLETE


class Reader:
    """Counts what it reads; a file that says “broken” cannot be read."""

    def __init__(self) -> None:
        self.read_files: list[str] = []

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        del token, password
        yield from ()
        self.read_files.append(path.name)
        text = path.read_text("utf-8")
        if text == "broken":
            raise UserFacingError("It is broken.")
        return make_document(path, path.name, [Block(BlockKind.PARAGRAPH, text)])


class Kept:
    """The service over one file and a folder with two documents."""

    def __init__(self, path: Path) -> None:
        self.database = open_database(path / "a.sqlite3").database
        self.folder = path / "papers"
        self.reader = Reader()
        self.documents = SqliteDocuments(self.database, reader="test")
        self.store = SqliteFolders(self.database)
        self.folders = FolderSources(self.store, KeepingReader(self.reader, self.documents), most=3)

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, "utf-8")
        return file

    def step(self, conversation: str = "new") -> FolderStep:
        return finish(self.folders.step(conversation, self.folder, CancelToken()))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    kept = Kept(tmp_path)
    kept.write("a.txt", "The roof leaks.")
    kept.write("b.txt", "The cellar is dry.")
    return kept


def test_what_did_not_change_is_not_read_again(kept: Kept) -> None:
    first = kept.step()
    assert (first.first, len(first.source.documents), first.words()) == (True, 2, "")
    assert kept.step().words() == ""
    assert kept.reader.read_files == ["a.txt", "b.txt"]


def test_a_touched_file_that_says_the_same_is_the_same(kept: Kept) -> None:
    kept.step()
    os.utime(kept.folder / "a.txt", (1, 1))
    assert kept.step().words() == ""
    assert kept.reader.read_files[2:] == ["a.txt"]


def test_new_changed_and_removed_files_are_told(kept: Kept) -> None:
    kept.step()
    kept.write("a.txt", "The roof was mended.")
    kept.write("below/c.txt", "A shed.")
    (kept.folder / "b.txt").unlink()
    step = kept.step()
    assert step.words() == "papers: 1 new, 1 changed, 1 removed."
    assert kept.store.sources("new") == (step.source,)


def test_what_cannot_be_read_is_named_and_holds_up_nothing(kept: Kept) -> None:
    kept.write("a.txt", "broken")
    step = kept.step()
    assert [each.name for each in step.source.documents] == ["b.txt"]
    assert step.words() == "1 file could not be read: a.txt."


def test_a_folder_that_is_away_keeps_what_was_read(kept: Kept) -> None:
    kept.step()
    kept.folder.rename(kept.folder.with_name("elsewhere"))
    step = kept.step()
    assert step.words() == "papers is not there: what was read of it before is used."
    assert len(kept.store.sources("new")[0].documents) == 2


def test_no_more_than_so_many_are_taken(kept: Kept) -> None:
    for number in range(5):
        kept.write(f"c{number}.txt", f"Paper {number}.")
    assert kept.step().words() == "Only the first 3 documents were taken."


def test_an_empty_folder_says_so(kept: Kept) -> None:
    for name in ("a.txt", "b.txt"):
        (kept.folder / name).unlink()
    assert kept.step().words() == "There is no document in papers."


def test_its_documents_stay_with_the_conversation_and_go_with_it(kept: Kept) -> None:
    conversation = SqliteConversations(kept.database).create_conversation("Roof").id
    document = kept.step().source.documents[0].document_id
    kept.store.move("new", conversation)
    assert kept.store.sources("new") == ()
    kept.database.close()
    database = open_database(kept.database.path).database
    assert SqliteDocuments(database, reader="test").load(document) is not None
    SqliteConversations(database).delete_conversation(conversation)
    database.close()
    database = open_database(kept.database.path).database
    assert SqliteDocuments(database, reader="test").load(document) is None
    assert SqliteFolders(database).sources(conversation) == ()
    database.close()


def test_a_copy_of_a_conversation_reads_the_same_folders(kept: Kept) -> None:
    store = SqliteConversations(kept.database)
    conversation = store.create_conversation("Roof").id
    message = store.add_message(conversation, None, Role.USER, "Does it leak?", COMPLETE)
    kept.step(conversation)
    with kept.database.writing() as connection:
        copy = copy_path(connection, message.id, "Roof 2", 0)
    assert kept.store.sources(copy) == kept.store.sources(conversation)
    assert len(kept.store.sources(copy)[0].documents) == 2
    kept.store.remove(conversation, kept.folder)
    assert len(kept.store.sources(copy)[0].documents) == 2


def test_a_folder_is_forgotten(kept: Kept) -> None:
    kept.step()
    kept.store.remove("new", kept.folder)
    assert kept.store.sources("new") == ()
