"""The search of conversations and works: right after every change, and in nobody's way."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Role
from gpt_desktop.core.works import WorkEnd, WorkRequest, WorkState
from gpt_desktop.storage import search_purge
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, connect, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.migrations import MIGRATIONS, migrate
from gpt_desktop.storage.search_index import index_parts, next_batch
from gpt_desktop.storage.search_upkeep import SearchUpkeep
from gpt_desktop.storage.works import SqliteWorks
from tests.storage.test_conversations import ask, titles


def caught_up(database: Database) -> None:
    upkeep = SearchUpkeep(database)
    while upkeep.catch_up():
        pass


@pytest.fixture(params=["waiting", "indexed"])
def settle(request: pytest.FixtureRequest, database: Database) -> Callable[[], None]:
    """What is written is found before it is indexed, and after: each test runs with both."""
    return lambda: caught_up(database) if request.param == "indexed" else None


CASES = {
    unicodedata.normalize("NFD", "Das Café in Zürich"): ("Café", "zurich", "CAFE zür"),
    "The quick\nbrown fox": ("quick brown", "fox brow", '"quick brown"', "ick", '"brown fo'),
    "the “smart” quote’s here": ("quote's", "smart", '"smart quote'),
    "one\u00a0two apart": ("one two",),
    "ＡＢＣ１２３ wide": ("ABC123", "abc", "123"),
    "İstanbul": ("istanbul", "stan", "ISTANBUL"),
    "im Schulgarten": ("garten", "schul", "lgart"),
    "图书馆在哪里？": ("图", "书馆", "图书馆在哪里", "？", "哪里 图书"),
    "ภาษาไทย": ("ไทย", "ภาษา"),
    "C++ is 100% fun 👍🏽": ("c++", "100%", "👍", "+"),
    "well... no": ("..", "…"),
    "a sha " + "9f8e7d6c5b4a3029" * 6: ("9f8e7d6c5b4a3029" * 6, "e7d6c5b"),
}


@pytest.mark.parametrize(
    ("text", "query"), [(text, query) for text, queries in CASES.items() for query in queries]
)
def test_a_text_is_found_and_no_other(
    store: SqliteConversations, settle: Callable[[], None], text: str, query: str
) -> None:
    for each in CASES:
        ask(store, each[:8], each)
    settle()
    assert titles(store, query) == [text[:8]]


@pytest.mark.parametrize("query", ["zebra", "quick zebra", '"fox quick"', "书图", "!!", "\0"])
def test_nothing_is_found(
    store: SqliteConversations, settle: Callable[[], None], query: str
) -> None:
    for each in CASES:
        ask(store, "-", each)
    settle()
    assert titles(store, query) == []


def test_an_answer_is_found_by_its_last_words_when_it_ended(
    store: SqliteConversations, database: Database, settle: Callable[[], None]
) -> None:
    question, answer = ask(store, "Garden", "When?", "old words")
    settle()
    store.update_message(answer.id, "In Ma", MessageState.PARTIAL)
    store.update_message(answer.id, "In May, beans", MessageState.PARTIAL)
    with database.reading() as connection:
        changes = connection.execute("SELECT count(*) FROM search_pending").fetchone()[0]
    store.update_message(answer.id, "In May, beans", MessageState.STOPPED)
    with database.reading() as connection:
        after = connection.execute("SELECT count(*) FROM search_pending").fetchone()[0]
    assert after - changes == (1 if changes == 0 else 0)
    settle()
    assert titles(store, "beans") == ["Garden"]
    assert titles(store, "old") == []
    assert store.messages(question.conversation_id)[1].content == "In May, beans"


def test_titles_versions_deleting_and_restoring(
    store: SqliteConversations, settle: Callable[[], None]
) -> None:
    question, first = ask(store, "Garden", "When do I sow?", "In May.")
    id_ = question.conversation_id
    store.add_message(id_, question.id, Role.ASSISTANT, "In June.", MessageState.COMPLETE)
    ask(store, "Kitchen", "May I?")
    settle()
    assert titles(store, "may") == ["Kitchen", "Garden"]
    store.rename_conversation(id_, "Balcony")
    settle()
    assert titles(store, "garden") == []
    assert titles(store, "balc") == ["Balcony"]
    store.delete_conversation(id_)
    assert titles(store, "june") == titles(store, "balcony") == []
    store.restore_conversation(id_)
    assert titles(store, "june") == ["Balcony"]
    store.update_message(first.id, "", MessageState.STOPPED)
    settle()
    assert titles(store, "may") == ["Kitchen"]


def test_works_are_found_by_what_was_asked_made_and_read(
    database: Database, settle: Callable[[], None]
) -> None:
    works, documents = SqliteWorks(database), SqliteDocuments(database, "1")
    blocks = [Block(BlockKind.PARAGRAPH, "The harvest"), Block(BlockKind.PARAGRAPH, "of 1848")]
    document = make_document(Path("farm.txt"), "Farm", blocks)
    documents.keep(document)
    request = WorkRequest(text="a brief", document_ids=(document.id,))
    work = works.create("summarize", "Farm", request, "Model")
    works.end(work.id, WorkEnd(WorkState.DONE, "Crops failed."))
    other = works.create("write", "Letter", WorkRequest(text="harvest"), "Model")
    works.end(other.id, WorkEnd(WorkState.DONE, "Dear"))
    settle()

    def found(query: str) -> list[str]:
        return [each.title for each in works.list_works("summarize", query)]

    for query in ("farm", "BRIEF", "crops fail", "harvest", "1848"):
        assert found(query) == ["Farm"]
    assert found("letter") == []
    works.rename(work.id, "Acre")
    settle()
    assert found("acre") == ["Acre"]
    works.delete(work.id)
    assert found("acre") == []


def test_what_changes_while_it_is_being_indexed_is_indexed_anew(
    store: SqliteConversations, database: Database
) -> None:
    (message,) = ask(store, "Garden", "first words")
    with database.reading() as connection:
        batch, more = next_batch(connection)
    store.update_message(message.id, "second words", MessageState.COMPLETE)
    with database.writing() as connection:
        index_parts(connection, batch)
    assert not more
    assert titles(store, "first") == []
    assert titles(store, "second") == ["Garden"]
    caught_up(database)
    assert titles(store, "first") == []
    assert titles(store, "second") == ["Garden"]


def test_a_crash_in_mid_answer_leaves_it_searchable(path: Path) -> None:
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    question = ask(store, "Garden", "When?")[0]
    answer = store.add_message(
        question.conversation_id, question.id, Role.ASSISTANT, "", MessageState.PARTIAL
    )
    store.update_message(answer.id, "In May", MessageState.PARTIAL)
    caught_up(opened.database)
    opened.database.close()
    opened = open_database(path)
    caught_up(opened.database)
    assert titles(SqliteConversations(opened.database), "may") == ["Garden"]
    opened.database.close()


def test_an_older_database_is_searched_at_once_and_indexed_bit_by_bit(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(connect(path)) as connection:
        migrate(connection, path, MIGRATIONS[:1])
        connection.execute(
            "INSERT INTO conversation (id, title, created, updated) VALUES ('a', 'Old', 1, 1)"
        )
        connection.executemany(
            "INSERT INTO message (id, conversation_id, role, content, state, created)"
            " VALUES (?, 'a', 'user', ?, 'complete', 1)",
            [(f"{number}", f"text number{number}") for number in range(200)],
        )
    opened = open_database(path)
    store, upkeep = SqliteConversations(opened.database), SearchUpkeep(opened.database)
    bits = 1
    while upkeep.catch_up():
        bits += 1
        assert titles(store, "number7") == titles(store, "number199") == ["Old"]
    assert bits > 3
    assert titles(store, "number7") == titles(store, "number199") == ["Old"]
    opened.database.close()


@pytest.mark.parametrize("erase", [True, False], ids=["erased", "deleted"])
def test_no_word_of_what_is_gone_stays_in_the_file(
    path: Path, erase: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_purge, "_PAGES", 1)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    for number in range(40):
        ask(store, f"Kept {number}", "something usual " * 20)
    secret = ask(store, "Hushword", "whisperings " * 20)[0].conversation_id
    caught_up(opened.database)
    if erase:
        DatabaseEraser(opened.database).erase_conversations()
    else:
        store.delete_conversation(secret)
    opened.database.close()
    opened = open_database(path)
    caught_up(opened.database)
    assert titles(SqliteConversations(opened.database), "usual") == [
        f"Kept {number}" for number in reversed(range(0 if erase else 40))
    ]
    opened.database.close()
    for word in (b"hushword", b"whisper"):
        assert word not in path.read_bytes().lower()


def test_a_long_read_holds_up_no_write_and_no_other_read(
    database: Database, store: SqliteConversations
) -> None:
    drafts = SqliteDrafts(database)
    ask(store, "Garden", "When?", "In May.")
    with database.reading() as connection:
        rows = connection.execute("SELECT id FROM message, (SELECT 1 UNION SELECT 2)")
        rows.fetchone()
        drafts.save_draft("write", {"text": "Dear"})
        assert drafts.load_draft("write") == {"text": "Dear"}
        caught_up(database)
        assert titles(store, "may") == ["Garden"]
        assert len(rows.fetchall()) == 3


def test_a_long_write_holds_up_no_read(database: Database, store: SqliteConversations) -> None:
    ask(store, "Garden", "When?")
    with ThreadPoolExecutor(1) as other, database.writing() as connection:
        connection.execute("UPDATE conversation SET title = 'Kitchen'")
        assert other.submit(titles, store, "when").result() == ["Garden"]


def test_a_purge_that_was_cut_off_goes_on_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_purge, "_PAGES", 1)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    secret = ask(store, "Hushword", *(f"whispering{number} " * 20 for number in range(90)))
    ask(store, "Kept", "usual")
    caught_up(opened.database)
    store.delete_conversation(secret[0].conversation_id)
    opened.database.close()
    opened = open_database(path)
    upkeep = SearchUpkeep(opened.database)
    assert upkeep.catch_up()
    opened.database.close()
    assert b"whispering" in path.read_bytes()
    opened = open_database(path)
    caught_up(opened.database)
    assert titles(SqliteConversations(opened.database), "usual") == ["Kept"]
    opened.database.close()
    assert b"whispering" not in path.read_bytes()
