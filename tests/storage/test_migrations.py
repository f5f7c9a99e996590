"""Every frozen old database opens, and a step that fails leaves no trace."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.conversations import MessageState, Sending
from gpt_desktop.core.learning.schedule import Memory, Rating
from gpt_desktop.core.works import WorkState
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import connect, open_database
from gpt_desktop.storage.decks import SqliteDecks
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.library import SqliteLibrary
from gpt_desktop.storage.likeness import likenesses
from gpt_desktop.storage.migrations import MIGRATIONS, migrate, schema_version
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory
from gpt_desktop.storage.works import SqliteWorks
from tests.storage.make_schema_2 import BLOCKS
from tests.storage.make_schema_4 import THINKING
from tests.storage.make_schema_5 import DOCUMENT
from tests.storage.make_schema_6 import ATTACHED, EVENT, FOLDER, PERSONA
from tests.storage.make_schema_7 import BODY, PAIR, TERM, WRITTEN
from tests.storage.make_schema_8 import AFTER, CARDS, MADE_IN
from tests.storage.test_annotations import FIRST, NOTICES
from tests.storage.test_receipts import RECEIPT

DATA = Path(__file__).parent.parent / "data"
NEXT = (*MIGRATIONS, ("CREATE TABLE extra (a)", "INSERT INTO extra VALUES (1)"))
FAILING = (*NEXT, ("CREATE TABLE more (a)", "INSERT INTO nowhere VALUES (1)"))


def test_there_is_a_frozen_database_for_each_version() -> None:
    names = {entry.name for entry in DATA.glob("schema-?.sqlite3")}
    assert names == {f"schema-{number}.sqlite3" for number in range(1, len(MIGRATIONS) + 1)}


def test_schema_1_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-1.sqlite3", path)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    listed = store.list_conversations()
    assert opened.notice is None
    assert [conversation.title for conversation in listed] == ["图书馆", "Garden"]
    garden = store.messages(listed[1].id)
    assert [message.content for message in garden] == ["When do I sow?", "In June."]
    assert garden[1].receipt == RECEIPT
    assert store.messages(listed[0].id)[1].state is MessageState.STOPPED
    [text] = SqliteTexts(opened.database).list_texts()
    assert text.name == "Dear"
    assert SqliteDrafts(opened.database).load_draft("write") == {"open": text.id}
    opened.database.close()


def test_schema_2_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-2.sqlite3", path)
    opened = open_database(path)
    store, works = SqliteConversations(opened.database), SqliteWorks(opened.database)
    listed = {each.title: each.id for each in store.list_conversations()}
    assert list(listed) == ["图书馆", "Garden"]
    garden = store.messages(listed["Garden"])
    assert [message.content for message in garden] == ["When do I sow?", "In June."]
    assert (garden[1].receipt, garden[1].notices) == (RECEIPT, NOTICES)
    assert [len(each) for each in store.versions(listed["Garden"]).values()] == [2]
    [entry] = works.list_works("summarize")
    summary = works.get(entry.id)
    assert summary is not None
    assert (summary.text, summary.state) == ("On hills.", WorkState.DONE)
    assert (summary.notices, summary.annotations, summary.receipt) == (NOTICES, FIRST, RECEIPT)
    [document_id] = summary.request.document_ids
    document = SqliteDocuments(opened.database, "0.2.0").load(document_id)
    assert document is not None
    assert tuple(replace(block, start=0) for block in document.blocks) == BLOCKS
    assert document.warnings == ("Page 3 is a picture.",)
    assert [each.title for each in works.list_works("translate")] == ["Half"]
    assert works.list_works("write") == []  # nothing of it was there before the crash
    [text] = SqliteTexts(opened.database).list_texts()
    assert text.name == "Dear"
    assert SqliteDrafts(opened.database).load_draft("write") == {"open": text.id}
    opened.database.close()


def test_schema_3_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-3.sqlite3", path)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    listed = {each.title: each.id for each in store.list_conversations()}
    models = {title: store.model(conversation) for title, conversation in listed.items()}
    assert models == {"图书馆": "qwen3-1.7b", "Garden": ""}
    said = store.messages(listed["图书馆"])[1]
    assert (said.content, said.receipt, said.notices) == ("In May.", RECEIPT, NOTICES)
    opened.database.close()


def test_schema_4_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-4.sqlite3", path)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    found = {
        each.title: (store.thinks(each.id), store.messages(each.id)[1].thinking)
        for each in store.list_conversations()
    }
    assert found == {"图书馆": (False, None), "Garden": (True, THINKING)}
    opened.database.close()


def test_schema_5_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-5.sqlite3", path)
    opened = open_database(path)
    assert SqliteDocuments(opened.database, "1").load(DOCUMENT.id) == DOCUMENT
    assert SqliteParts(opened.database).get("a key") == "Sown in May. 浇水。"
    opened.database.close()


def test_schema_6_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-6.sqlite3", path)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    question, answer = store.messages(store.list_conversations()[0].id)
    [listed] = store.list_conversations()
    [event] = SqliteAgenda(opened.database, Expansion()).events()
    library = SqliteLibrary(opened.database)
    assert (question.attachments, answer.sending) == (ATTACHED, Sending.DROPPED)
    assert (listed.pinned, listed.folder) == (True, "家")
    assert SqliteFolders(opened.database).sources(listed.id) == (FOLDER,)
    assert (library.personas(), library.persona_of(listed.id)) == ([PERSONA], PERSONA)
    assert replace(event, changed=0.0) == EVENT
    opened.database.close()


def test_schema_7_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-7.sqlite3", path)
    opened = open_database(path)
    texts = SqliteTexts(opened.database)
    [listed] = texts.list_texts()
    text = texts.get(listed.id)
    assert text is not None
    assert (text.body, text.provenance) == (BODY, (WRITTEN,))
    assert [each.name for each in texts.versions(text.id) if each.name] == ["第一版"]
    assert [each.body for each in texts.templates()] == ["# What to sow"]
    assert SqliteGlossary(opened.database).terms() == (TERM,)
    memory = SqliteTranslationMemory(opened.database, likenesses)
    assert [each.target for each in memory.look_up("Sow in May.", PAIR)] == ["Im Mai säen."]
    opened.database.close()


def test_schema_8_opens_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    shutil.copy(DATA / "schema-8.sqlite3", path)
    opened = open_database(path)
    decks = SqliteDecks(opened.database)
    [deck] = decks.decks()
    rated, new, idle = decks.cards(deck.id)
    assert deck.name == "花园"
    assert (rated.text, new.text, idle.text) == CARDS
    assert (rated.origin, rated.memory, new.memory) == (MADE_IN, AFTER, Memory())
    assert [(each.rating, each.before, each.after) for each in decks.log(rated.id)] == [
        (Rating.EASY, Memory(), AFTER)
    ]
    assert (rated.suspended, idle.suspended) == (False, True)
    opened.database.close()


def test_a_copy_is_made_before_an_old_database_changes(path: Path) -> None:
    open_database(path).database.close()
    with closing(connect(path)) as connection:
        copy = migrate(connection, path, NEXT)
        assert schema_version(connection) == len(NEXT)
        assert connection.execute("SELECT a FROM extra").fetchone() == (1,)
    assert copy is not None
    assert copy.name.startswith(f"{path.name}.schema-{len(MIGRATIONS)}-")
    with closing(sqlite3.connect(copy)) as connection:
        assert schema_version(connection) == len(MIGRATIONS)
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_no_copy_where_nothing_changes(path: Path) -> None:
    open_database(path).database.close()
    with closing(connect(path)) as connection:
        assert migrate(connection, path) is None
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_failing_step_leaves_what_was_before_it(path: Path) -> None:
    open_database(path).database.close()
    with closing(connect(path)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            migrate(connection, path, FAILING)
        assert schema_version(connection) == len(NEXT)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'")
        assert tables.fetchall() == []
