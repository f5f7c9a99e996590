"""Drafts come back as they were."""

from __future__ import annotations

import pytest

from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.drafts import SqliteDrafts
from tests.expected_log import ExpectedLog


@pytest.fixture
def drafts(database: Database) -> SqliteDrafts:
    return SqliteDrafts(database)


def test_there_is_no_draft_at_first(drafts: SqliteDrafts) -> None:
    assert drafts.load_draft("write") == {}


def test_the_last_saved_counts(drafts: SqliteDrafts) -> None:
    drafts.save_draft("write", {"text": "one"})
    drafts.save_draft("write", {"text": "二 \ud83d", "count": 2, "list": [1, None, True]})
    drafts.save_draft("translate", {"text": "other"})
    assert drafts.load_draft("write") == {
        "text": "二 \ud83d",
        "count": 2,
        "list": [1, None, True],
    }


def test_an_empty_draft_leaves_nothing(database: Database, drafts: SqliteDrafts) -> None:
    drafts.save_draft("write", {"text": "one"})
    drafts.save_draft("write", {})
    assert drafts.load_draft("write") == {}
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_drafts_outlive_the_process(database: Database, drafts: SqliteDrafts) -> None:
    drafts.save_draft("write", {"text": "kept"})
    again = open_database(database.path).database
    assert SqliteDrafts(again).load_draft("write") == {"text": "kept"}
    again.close()


@pytest.mark.parametrize(("content", "warned"), [("{", True), ("[1]", False), ("", True)])
def test_a_broken_draft_counts_as_empty(
    database: Database,
    drafts: SqliteDrafts,
    content: str,
    warned: bool,
    expected_log: ExpectedLog,
) -> None:
    if warned:
        expected_log("The draft 'write' is not valid JSON")
    drafts.save_draft("write", {"text": "one"})
    with database.writing() as connection:
        connection.execute("UPDATE draft SET content = ?", (content,))
    assert drafts.load_draft("write") == {}
