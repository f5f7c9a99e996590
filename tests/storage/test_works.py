"""Works: all of each comes back; lists, search, deleting and bringing back."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.errors import ErrorWords, UserFacingError
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.works import SqliteWorks
from tests.expected_log import ExpectedLog
from tests.storage.conftest import Clock
from tests.storage.test_annotations import EACH, NOTICES
from tests.storage.test_receipts import RECEIPT

REQUEST = WorkRequest(
    text="Der Hund schläft.",
    options={"source": "de", "target": "en"},
    instruction="as a child would say it",
    document_ids=("bb", "aa"),
    extra={"scope": "WHOLE"},
    model_id="large",
)
ERROR = ErrorWords("The text is too long.", "It has 9,000 tokens.", "Shorten it.")


@pytest.fixture
def works(database: Database) -> SqliteWorks:
    return SqliteWorks(database, Clock())


def done(works: SqliteWorks, title: str, text: str = "Text.", kind: str = "summarize") -> Work:
    made = works.create(kind, title, WorkRequest(), "Tiny")
    return works.end(made.id, WorkEnd(WorkState.DONE, text))


def titles(works: SqliteWorks, query: str = "", kind: str = "summarize") -> list[str]:
    return [entry.title for entry in works.list_works(kind, query)]


def test_a_work_waits_until_it_grows(works: SqliteWorks) -> None:
    made = works.create("translate", "Dog", REQUEST, "Tiny")
    assert works.get(made.id) == made
    assert (made.state, made.request, made.author) == (WorkState.WAITING, REQUEST, "Tiny")
    works.update(made.id, "The", NOTICES[:1], EACH[:2])
    growing = works.get(made.id)
    assert growing is not None
    assert (growing.state, growing.text) == (WorkState.RUNNING, "The")
    assert (growing.notices, growing.annotations) == (NOTICES[:1], EACH[:2])


def test_all_of_how_it_ended_comes_back(works: SqliteWorks) -> None:
    made = works.create("translate", "Dog", REQUEST, "Tiny")
    works.update(made.id, "The", (), EACH[:1])
    end = WorkEnd(WorkState.FAILED, "The dog", NOTICES, EACH, RECEIPT, ERROR)
    ended = works.end(made.id, end)
    assert works.get(made.id) == ended
    assert ended == Work(
        id=made.id,
        kind="translate",
        title="Dog",
        request=REQUEST,
        created=made.created,
        changed=ended.changed,
        text="The dog",
        state=WorkState.FAILED,
        notices=NOTICES,
        annotations=EACH,
        receipt=RECEIPT,
        author="Tiny",
        error=ERROR,
    )
    assert ended.changed > made.changed


def test_annotations_of_a_newer_version_stay(works: SqliteWorks, database: Database) -> None:
    made = done(works, "Garden")
    with database.writing() as connection:
        row = (made.id, 0, "smell", "{}")
        connection.execute("INSERT INTO annotation VALUES (?, ?, ?, ?)", row)
    works.annotate(made.id, EACH[:2])
    works.annotate(made.id, EACH[2:4])
    read = works.get(made.id)
    assert read is not None
    assert read.annotations == EACH[2:4]
    with database.reading() as connection:
        kinds = connection.execute("SELECT kind FROM annotation ORDER BY place").fetchall()
    assert kinds == [("smell",), ("segment",), ("edit",)]


def test_the_list_has_the_latest_first_and_one_kind(works: SqliteWorks) -> None:
    for title in ("First", "Second", "Third"):
        done(works, title)
    done(works, "Letter", kind="write")
    assert titles(works) == ["Third", "Second", "First"]
    assert titles(works, kind="write") == ["Letter"]
    newest = works.list_works("summarize", limit=1)
    following = works.list_works("summarize", limit=1, before=newest[0])
    assert [entry.title for entry in (*newest, *following)] == ["Third", "Second"]


def test_an_entry_shows_what_a_list_needs(works: SqliteWorks) -> None:
    made = works.create("summarize", "Minutes", REQUEST, "Tiny")
    works.end(made.id, WorkEnd(WorkState.DONE, "First line\nand " + "more " * 100))
    [entry] = works.list_works("summarize")
    assert entry.document_ids == ("bb", "aa")
    assert entry.excerpt.startswith("First line and more")
    assert entry.excerpt.endswith("…")
    assert (entry.id, entry.kind, entry.state) == (made.id, "summarize", WorkState.DONE)


def test_a_search_looks_into_title_text_and_source(works: SqliteWorks) -> None:
    done(works, "Ärger")
    done(works, "Second", "图书馆早上开门")
    made = works.create("summarize", "Third", WorkRequest(text="about the FERRY"), "")
    works.end(made.id, WorkEnd(WorkState.DONE, "It is late."))
    assert titles(works, "ÄRG") == ["Ärger"]
    assert titles(works, "早") == ["Second"]
    assert titles(works, " ferry ") == ["Third"]
    assert titles(works, "nowhere") == []


def test_what_never_came_to_words_is_not_listed(works: SqliteWorks) -> None:
    stopped, failed = (works.create("write", t, WorkRequest(), "") for t in ("Stopped", "Failed"))
    works.end(stopped.id, WorkEnd(WorkState.STOPPED, ""))
    works.end(failed.id, WorkEnd(WorkState.FAILED, "", error=ERROR))
    works.create("write", "Waiting", WorkRequest(), "")
    assert titles(works, kind="write") == ["Waiting", "Failed"]


def test_deleted_works_come_back_until_the_next_start(works: SqliteWorks, path: Path) -> None:
    kept, undone, gone = (done(works, title) for title in ("Kept", "Undone", "Gone"))
    works.delete(undone.id, gone.id)
    assert titles(works) == ["Kept"]
    assert works.get(gone.id) is None
    works.restore(undone.id)
    assert titles(works) == ["Undone", "Kept"]
    assert works.get(undone.id) == undone
    with closing(works._database):
        pass
    with closing(open_database(path).database) as again:
        SqliteWorks(again).restore(gone.id)
        assert titles(SqliteWorks(again)) == ["Undone", "Kept"]
        assert SqliteWorks(again).get(kept.id) == kept
        with again.reading() as connection:
            assert connection.execute("SELECT count(*) FROM work").fetchone() == (2,)


def test_all_of_a_kind_go_and_come_back_together(works: SqliteWorks) -> None:
    for title in ("First", "Second"):
        done(works, title)
    done(works, "Letter", kind="write")
    ids = works.delete_all("summarize")
    assert titles(works) == []
    assert titles(works, kind="write") == ["Letter"]
    works.restore(*ids)
    assert titles(works) == ["Second", "First"]


def test_a_work_deleted_while_it_runs_may_end(works: SqliteWorks) -> None:
    made = works.create("write", "Letter", WorkRequest(), "Tiny")
    works.delete(made.id)
    works.update(made.id, "Dear")
    ended = works.end(made.id, WorkEnd(WorkState.DONE, "Dear Anna"))
    assert (ended.text, works.get(made.id)) == ("Dear Anna", None)
    works.restore(made.id)
    assert works.get(made.id) == ended


def test_renaming(works: SqliteWorks) -> None:
    made = done(works, "Old")
    works.rename(made.id, "New")
    assert titles(works) == ["New"]


def test_a_work_that_is_no_more_is_told(works: SqliteWorks) -> None:
    with pytest.raises(UserFacingError, match="no longer exists"):
        works.update("gone", "text")
    with pytest.raises(UserFacingError, match="no longer exists"):
        works.end("gone", WorkEnd(WorkState.DONE, "text"))


def test_a_crash_leaves_a_stopped_work(works: SqliteWorks, path: Path) -> None:
    waiting, running = (works.create("write", each, WorkRequest(), "") for each in "ab")
    works.update(running.id, "Dear")
    works._database.close()
    with closing(open_database(path).database) as again:
        found = [SqliteWorks(again).get(each.id) for each in (waiting, running)]
    states = [(work.state, work.text) for work in found if work is not None]
    assert states == [(WorkState.STOPPED, ""), (WorkState.STOPPED, "Dear")]


def test_what_cannot_be_read_costs_only_itself(
    works: SqliteWorks, database: Database, expected_log: ExpectedLog
) -> None:
    expected_log("A part of a work could not be read")
    made = done(works, "Garden")
    with database.writing() as connection:
        connection.execute("UPDATE work SET request = 'x', error = '[', state = 'dreaming'")
    read = works.get(made.id)
    assert read is not None
    assert (read.text, read.request, read.state) == ("Text.", WorkRequest(), WorkState.STOPPED)
    assert read.error == ErrorWords("")
    assert len(expected_log.said) == 2


def test_half_characters_do_not_stop_a_save(works: SqliteWorks) -> None:
    half = "a\ud83d"
    request = WorkRequest(text=half, options={"o": half}, extra={"e": half}, instruction=half)
    made = works.create("write", half, request, half)
    ended = works.end(made.id, WorkEnd(WorkState.FAILED, half, NOTICES, error=ErrorWords(half)))
    assert (ended.title, ended.text, ended.request.text) == ("a\ufffd",) * 3
    assert json.dumps(dict(ended.request.options)) == '{"o": "a\\ud83d"}'
