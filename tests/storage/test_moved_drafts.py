"""What version 0.1.0 kept among the drafts becomes works and documents: all of it, once.

``schema-1-used.sqlite3`` was made by 0.1.0's own views, see ``make-schema-1-used.txt``.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.errors import ErrorWords
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, connect, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.migrations import MIGRATIONS, migrate
from gpt_desktop.storage.works import SqliteWorks
from tests.expected_log import ExpectedLog

USED = Path(__file__).parent.parent / "data" / "schema-1-used.sqlite3"
KINDS = ("summarize", "translate", "write")
TRIPPED = ErrorWords("The model tripped.", "It met a word.", "Leave the word out.")


CONTENT = "SELECT content FROM draft WHERE key = ?"
MESSAGES = """
    SELECT id, conversation_id, parent_id, role, content, created, receipt FROM message
    WHERE conversation_id IN (SELECT id FROM conversation WHERE deleted IS NULL) ORDER BY id
"""
CONVERSATIONS = """
    SELECT id, title, created, updated, head_message_id FROM conversation
    WHERE deleted IS NULL ORDER BY id
"""


def rows(path: Path, query: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


def old_drafts() -> dict[str, Any]:
    found = rows(USED, "SELECT key, content FROM draft")
    return {key: json.loads(content) for key, content in found}


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "used.sqlite3"
    shutil.copy(USED, path)
    opened = open_database(path)
    assert opened.notice is None
    yield opened.database
    opened.database.close()


def work(database: Database, work_id: object) -> Work:
    found = SqliteWorks(database).get(str(work_id))
    assert found is not None
    return found


def summaries(database: Database) -> dict[str, tuple[dict[str, Any], Work | None]]:
    """Each entry of the list by its name, with its work."""
    entries: Any = SqliteDrafts(database).load_draft("summarize")["documents"]
    return {
        each["name"]: (each, work(database, each["work"]) if each["work"] else None)
        for each in entries
    }


def warnings(*texts: str) -> tuple[Notice, ...]:
    return tuple(Notice(NoticeKind.WARNING, text) for text in texts)


def test_the_frozen_database_is_of_schema_1() -> None:
    assert rows(USED, "PRAGMA user_version") == [(1,)]


def test_conversations_keep_every_message(upgraded: Database) -> None:
    assert rows(upgraded.path, MESSAGES) == rows(USED, MESSAGES)
    assert rows(upgraded.path, CONVERSATIONS) == rows(USED, CONVERSATIONS)


def test_conversations_are_shown_as_they_were(upgraded: Database) -> None:
    store = SqliteConversations(upgraded)
    titles = {each.title: each.id for each in store.list_conversations()}
    assert list(titles) == [
        "In the middle of a crash",
        "Never mind",
        "Please explode",
        "图书馆",
        "When does the library open, and what is…",
    ]
    library = store.messages(titles["When does the library open, and what is…"])
    assert [(message.role, message.content[:8]) for message in library] == [
        (Role.USER, "When doe"),
        (Role.ASSISTANT, "Answer 2"),
        (Role.USER, "Und auf "),
        (Role.ASSISTANT, "Answer 3"),
    ]
    assert library[1].receipt is not None
    assert library[1].receipt.prompt_id == "assistant"
    assert (library[1].notices, library[1].annotations) == ((), ())
    [[first, second]] = store.versions(library[0].conversation_id).values()
    assert second == library[1].id
    store.show_version(first)
    assert store.messages(library[0].conversation_id)[1].content.startswith("Answer 1")
    states = [store.messages(each)[-1].state for each in list(titles.values())[:3]]
    assert states == [MessageState.STOPPED, MessageState.STOPPED, MessageState.FAILED]


def test_what_was_not_sent_stays_a_draft(upgraded: Database) -> None:
    old, drafts = old_drafts(), SqliteDrafts(upgraded)
    for key in old:
        now = drafts.load_draft(key)
        if key.startswith("summarize/"):
            assert now == {}
        elif key in KINDS:
            # The text that stood in Write is the first of the texts.
            moved = (
                "documents",
                "work",
                "proposals",
                *(("text", "open") if key == "write" else ()),
            )
            assert {k: v for k, v in now.items() if k not in moved} == {
                k: v for k, v in old[key].items() if k not in moved
            }
        else:
            assert now == old[key]
    keys = {row[0] for row in rows(upgraded.path, "SELECT key FROM draft")}
    assert keys == {key for key in old if not key.startswith("summarize/")}


def test_every_result_is_a_work_once(upgraded: Database) -> None:
    old = old_drafts()
    results = [
        *(entry["work"] for entry in old["summarize"]["documents"]),
        old["translate"]["work"],
        *(proposal["work"] for proposal in old["write"]["proposals"]),
    ]
    expected = sorted(
        (result["text"], result["author"], result["notices"], result["error"])
        for result in results
        if result["text"] or result["error"]
    )
    works = [
        work(upgraded, entry.id)
        for kind in KINDS
        for entry in SqliteWorks(upgraded).list_works(kind)
    ]
    found = sorted(
        (
            each.text,
            each.author,
            [[notice.kind.value, notice.text] for notice in each.notices],
            [each.error.what, each.error.why, each.error.next_step] if each.error else [],
        )
        for each in works
    )
    assert found == expected
    assert rows(upgraded.path, "SELECT count(*) FROM work") == [(len(expected),)]


def test_the_list_of_documents_keeps_its_order(upgraded: Database) -> None:
    old = old_drafts()["summarize"]["documents"]
    now: Any = SqliteDrafts(upgraded).load_draft("summarize")["documents"]
    assert [set(entry) for entry in now] == [
        {"id", "name", "path", "words", "document", "pages", "work"}
        | ({"options"} if not entry["work"] else set())
        for entry in now
    ]
    for name in ("id", "name", "path", "words"):
        assert [entry[name] for entry in now] == [entry[name] for entry in old]


def test_a_summary_has_its_document_and_options(upgraded: Database) -> None:
    entry, made = summaries(upgraded)["Garden.md"]
    assert made is not None
    assert made.title == "Garden.md"
    assert made.state is WorkState.DONE
    assert made.request == WorkRequest(
        options={"style": "bullets", "length": "short"}, document_ids=(entry["document"],)
    )
    assert made.text.startswith("- Answer 615: 图书馆 opens at 9")
    assert made.notices == warnings(
        "Not found in the source: 615, 9, 4711. Check before you rely on it."
    )
    document = SqliteDocuments(upgraded, "2").load(entry["document"])
    assert document is not None
    assert (document.title, document.path) == ("Garden.md", Path(entry["path"]))
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, 1, "Garden"),
        (BlockKind.PARAGRAPH, 0, "We sow beans in May."),
        (BlockKind.HEADING, 2, "Beans"),
        (BlockKind.PARAGRAPH, 0, "They need water and 12 weeks."),
    ]


def test_every_text_is_a_document(upgraded: Database) -> None:
    old, documents = old_drafts(), SqliteDocuments(upgraded, "2")
    kept = 0
    for entry, _ in summaries(upgraded).values():
        text = old.get(f"summarize/{entry['id']}")
        assert bool(text) == bool(entry["document"])
        if text:
            kept += 1
            document = documents.load(entry["document"])
            assert document is not None
            plain = [line.lstrip("# ") for line in text["text"].split("\n\n")]
            assert document.text == "\n\n".join(plain)
            assert document.page_count == (text["pages"] or None)
    assert kept == 9
    assert rows(upgraded.path, "SELECT count(*) FROM document") == [(9,)]
    held = rows(upgraded.path, "SELECT DISTINCT holder, count(*) FROM document_holder")
    assert held == [("summarize", 9)]


def test_entries_of_every_state(upgraded: Database) -> None:
    found = {
        name: None if made is None else (made.state, made.text[:12], made.error)
        for name, (_, made) in summaries(upgraded).items()
    }
    missing = summaries(upgraded)["Missing.txt"][1]
    assert missing is not None
    assert missing.error is not None
    assert found == {
        "River house.docx": (WorkState.DONE, "Answer 15: 图", None),
        "Sample.pdf": (WorkState.DONE, "Answer 16: 图", None),
        "Garden.md": (WorkState.DONE, "- Answer 615", None),
        "中文.txt": (WorkState.DONE, "Answer 22: 图", None),
        "Bad.txt": (WorkState.FAILED, "", TRIPPED),
        "Long.txt": (WorkState.DONE, "Answer 608: ", None),
        "A pasted note about bees. Bees like lim…": (WorkState.DONE, "Answer 613: ", None),
        "Halted.txt": (WorkState.STOPPED, "Answer 614: ", None),
        "Missing.txt": (WorkState.FAILED, "", missing.error),
        "Crash.txt": (WorkState.STOPPED, "- Answer 616", None),
        "Waiting.txt": None,
    }
    assert missing.error.what == "“Missing.txt” is not there."


def test_a_text_too_long_to_be_kept_leaves_its_path(upgraded: Database) -> None:
    entry, made = summaries(upgraded)["Long.txt"]
    assert entry["document"] == ""
    assert made is not None
    assert made.request.document_ids == ()
    assert made.request.extra == {"path": "/home/anna/Documents/Long.txt"}


def test_the_translation_knows_its_source_and_languages(upgraded: Database) -> None:
    draft = SqliteDrafts(upgraded).load_draft("translate")
    made = work(upgraded, draft["work"])
    assert draft["text"] == "Der Hund schläft seit 4711 Tagen.\n\nEr träumt."
    assert made.kind == "translate"
    assert made.title == "Der Hund schläft seit 4711 Tagen. Er…"
    assert made.request == WorkRequest(
        text=str(draft["text"]), options={"source": "de", "target": "en"}
    )
    assert made.text.endswith("Answer 8: 图书馆 opens at 9 and 4711 people come. It says so.")
    assert made.notices == warnings(
        "Scripted was not trained in German. This translation cannot be relied on."
    )


def test_proposals_know_their_place(upgraded: Database) -> None:
    ids: Any = SqliteDrafts(upgraded).load_draft("write")["proposals"]
    made = [work(upgraded, each) for each in ids]
    assert [
        (
            each.state.value,
            each.request.text,
            "/".join(each.request.options.values()),
            "/".join(each.request.extra.values()),
        )
        for each in made
    ] == [
        ("done", "Thank Anna for the 3 books", "letter/friendly/short", "CURSOR/0/0/false"),
        ("done", "the meeting is on Monday.", "tone/formal", "SELECTION/11/36/true"),
        ("done", "the meeting is on Monday.", "shorten", "SELECTION/36/11/true"),
        ("done", "Dear ", "continue", "CURSOR/5/5/false"),
        ("failed", "explode", "letter/friendly/short", "CURSOR/5/5/false"),
        ("stopped", "A letter that is halted", "letter/friendly/short", "CURSOR/5/5/false"),
    ]
    assert set(made[0].request.extra) == {"scope", "anchor", "position", "replaces"}
    assert made[4].error == TRIPPED
    assert made[2].notices[0].text == "The result is not shorter than the text."
    listed = [entry.id for entry in SqliteWorks(upgraded).list_works("write")]
    assert listed == ids[::-1]


def test_works_are_of_the_time_they_were_kept(upgraded: Database) -> None:
    for key, changed in rows(USED, "SELECT key, changed FROM draft"):
        if key in KINDS:
            times = {
                (entry.created, entry.changed) for entry in SqliteWorks(upgraded).list_works(key)
            }
            assert times == {(changed, changed)}


def test_a_second_start_moves_nothing_more(upgraded: Database) -> None:
    queries = ("SELECT * FROM work", "SELECT * FROM draft", "SELECT * FROM block")
    before = [rows(upgraded.path, query) for query in queries]
    upgraded.close()
    open_database(upgraded.path).database.close()
    assert [rows(upgraded.path, query) for query in queries] == before


def migrated(tmp_path: Path, drafts: dict[str, str]) -> Database:
    """A database of schema 1 with drafts, brought up to date."""
    path = tmp_path / "old.sqlite3"
    with closing(connect(path)) as connection:
        migrate(connection, path, MIGRATIONS[:1])
        connection.executemany("INSERT INTO draft VALUES (?, ?, 5.0)", drafts.items())
    return open_database(path).database


GOOD = {
    "summarize": '{"documents": [{"id": "x", "work": {"text": "dog"}}]}',
    "translate": '{"text": "Hund", "work": {"text": "dog", "state": "done"}}',
    "write": '{"proposals": [{"options": {}, "anchor": 0, "position": 0,'
    ' "work": {"text": "dog"}}]}',
}
BROKEN = [
    *((key, content) for key in KINDS for content in ("{", "[1]", "[" * 100_000, "")),
    ("summarize", '{"documents": 3}'),
    ("translate", '{"work": {"text": "a"}, "work_pair": ["de"]}'),
    ("translate", '{"work": {"text": "a"}, "work_pair": 5}'),
]
NOTHING_TO_MOVE = ("write", '{"proposals": {"text": "a"}}')


@pytest.mark.parametrize(("key", "content"), [*BROKEN, NOTHING_TO_MOVE])
def test_a_draft_of_another_form_stays_and_stops_nothing(
    tmp_path: Path, key: str, content: str, expected_log: ExpectedLog
) -> None:
    if (key, content) != NOTHING_TO_MOVE:
        expected_log(f"The draft {key!r} could not be moved; it stays as it is")
    with closing(migrated(tmp_path, GOOD | {key: content})) as database:
        works = SqliteWorks(database)
        for other in KINDS:
            excerpts = [entry.excerpt for entry in works.list_works(other)]
            assert excerpts == ([] if other == key else ["dog"])
    kept = rows(database.path, CONTENT, key)
    assert kept == [(content,)]


def test_what_half_of_a_move_made_goes_when_the_draft_stays(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    """A number too large for SQLite shows up after the first document was moved."""
    expected_log("The draft 'summarize' could not be moved; it stays as it is")
    listed = [{"id": "a"}, {"id": "b"}]
    drafts = {
        "summarize": json.dumps({"documents": listed}),
        "summarize/a": '{"text": "Rain."}',
        "summarize/b": json.dumps({"text": "Snow.", "pages": 2**70}),
    }
    with closing(migrated(tmp_path, drafts)) as database:
        assert {key: SqliteDrafts(database).load_draft(key) for key in drafts} == {
            key: json.loads(content) for key, content in drafts.items()
        }
    assert rows(database.path, "SELECT count(*) FROM document") == [(0,)]


def test_a_text_of_another_form_stays_beside_the_good_ones(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("The draft 'summarize/a' holds no text; it stays as it is")
    listed = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, 7, {"name": "no id"}]
    drafts = {
        "summarize": json.dumps({"documents": listed}),
        "summarize/a": '{"text": 5}',
        "summarize/b": '{"text": "Rain.", "pages": 3}',
    }
    with closing(migrated(tmp_path, drafts)) as database:
        now: Any = SqliteDrafts(database).load_draft("summarize")["documents"]
        assert SqliteDrafts(database).load_draft("summarize/a") == {"text": 5}
        document = SqliteDocuments(database, "2").load(now[1]["document"])
    assert document is not None
    assert (document.text, document.page_count, document.path) == ("Rain.", 3, Path())
    assert now == [
        {"id": "a", "name": "A", "document": "", "pages": None, "work": ""},
        {"id": "b", "name": "B", "document": document.id, "pages": 3, "work": ""},
        7,
        {"name": "no id"},
    ]


def test_a_text_whose_entry_was_not_saved_comes_into_the_list(tmp_path: Path) -> None:
    drafts = {"summarize/x": '{"text": "# Rain\\n\\nIt fell."}'}
    with closing(migrated(tmp_path, drafts)) as database:
        listed: Any = SqliteDrafts(database).load_draft("summarize")["documents"]
        [entry] = listed
        document = SqliteDocuments(database, "2").load(entry["document"])
    assert (entry["id"], entry["name"]) == ("x", "# Rain It fell.")
    assert document is not None
    assert document.text == "Rain\n\nIt fell."


def test_one_text_in_two_entries_is_one_document(tmp_path: Path) -> None:
    listed = [{"id": each, "name": "Same", "work": {"text": each}} for each in "ab"]
    text = '{"text": "Rain."}'
    drafts = {
        "summarize": json.dumps({"documents": listed}),
        "summarize/a": text,
        "summarize/b": text,
    }
    with closing(migrated(tmp_path, drafts)) as database:
        entries = SqliteWorks(database).list_works("summarize")
        assert [entry.excerpt for entry in entries] == ["b", "a"]
        assert len({entry.document_ids for entry in entries}) == 1


def test_a_proposal_that_waited_is_not_lost(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("A proposal could not be moved; it stays as it is")
    proposal = {"options": {"action": "email"}, "anchor": 0, "position": 0, "text": "Rain"}
    waiting = proposal | {"work": {"state": "waiting", "text": ""}}
    drafts = {"write": json.dumps({"proposals": [waiting, {"options": 3}]})}
    with closing(migrated(tmp_path, drafts)) as database:
        ids: Any = SqliteDrafts(database).load_draft("write")["proposals"]
        made = work(database, ids[0])
    assert (made.state, made.text, made.request.text) == (WorkState.STOPPED, "", "Rain")
    assert ids[1] == {"options": 3}
