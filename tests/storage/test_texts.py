"""Texts: kept, listed, found, deleted and brought back, each with the versions it had."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.texts import Provenance, Text, TextVersion, VersionKind
from gpt_desktop.storage.database import Database, connect, open_database
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.migrations import MIGRATIONS, migrate
from gpt_desktop.storage.texts import SqliteTexts
from tests.expected_log import ExpectedLog
from tests.storage.conftest import Clock

MINUTES = 60.0
PART = Provenance(Span(5, 10), "Anna 词", "Tiny", "shorten", "work", 7.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def texts(database: Database, clock: Clock) -> SqliteTexts:
    return SqliteTexts(database, clock)


def got(texts: SqliteTexts, text_id: str) -> Text:
    found = texts.get(text_id)
    assert found is not None
    return found


def bodies(texts: SqliteTexts, versions: list[TextVersion]) -> list[str]:
    found = [texts.version(each.id) for each in versions]
    return [each.body for each in found if each is not None]


def test_what_is_saved_comes_back_character_by_character(texts: SqliteTexts) -> None:
    made = texts.create()
    body = "Hard\u00a0blanks, \U0001f600, 图书馆\n\n\ttabs and  blanks \n"
    texts.save(made.id, body, (PART,))
    found = got(texts, made.id)
    assert (found.body, found.provenance) == (body, (PART,))
    assert found.changed > found.created
    texts.save(made.id, "Half \ud83d")
    assert got(texts, made.id).body == "Half \ufffd"
    assert got(texts, made.id).provenance == ()


def test_what_a_model_wrote_never_lies_beyond_the_end(texts: SqliteTexts) -> None:
    made = texts.create("Dear")
    texts.save(made.id, "Dear An", (PART,))
    assert got(texts, made.id).provenance[0].span == Span(5, 7)
    assert got(texts, made.id).body == "Dear An"


def test_damaged_provenance_costs_no_text(
    texts: SqliteTexts, database: Database, expected_log: ExpectedLog
) -> None:
    made = texts.create("Dear")
    with database.writing() as connection:
        connection.execute("UPDATE text SET provenance = '[{}]'")
    expected_log("cannot be read")
    assert got(texts, made.id).provenance == ()


def test_the_list_has_pinned_ones_first_and_counts_words(texts: SqliteTexts) -> None:
    first, second = texts.create("One two three"), texts.create("# Plan\n\n图书馆")
    third = texts.create("", "Empty")
    texts.set_pinned(first.id, True)
    listed = texts.list_texts()
    assert [each.id for each in listed] == [first.id, third.id, second.id]
    assert [(each.name, each.words) for each in listed] == [
        ("One two three", 3),
        ("Empty", 0),
        ("Plan", 4),
    ]
    texts.save(second.id, "Only two")
    assert [each.words for each in texts.list_texts()] == [3, 2, 0]
    assert [each.pinned for each in texts.list_texts()] == [True, False, False]


def test_a_search_finds_title_and_words_and_shows_where(texts: SqliteTexts) -> None:
    texts.create("Nothing here")
    found = texts.create("A long way down the river\nstands an old mill.", "Walk")
    [hit] = texts.list_texts("MILL")
    assert hit.id == found.id
    assert [span.of(hit.excerpt) for span in hit.marked] == ["mill"]
    assert [each.id for each in texts.list_texts("walk river")] == [found.id]
    assert texts.list_texts("mill nothing") == []
    assert texts.list_texts("…") == []


def test_a_renamed_text_keeps_its_title_until_it_is_taken_away(texts: SqliteTexts) -> None:
    made = texts.create("First line")
    texts.rename(made.id, "Mine")
    assert texts.list_texts()[0].name == got(texts, made.id).name == "Mine"
    texts.rename(made.id, "")
    assert texts.list_texts()[0].name == "First line"


def test_a_deleted_text_comes_back_until_the_next_start(path: Path, texts: SqliteTexts) -> None:
    made = texts.create("Keep me")
    texts.delete(made.id)
    assert (texts.get(made.id), texts.list_texts()) == (None, [])
    texts.restore(made.id)
    assert got(texts, made.id).body == "Keep me"
    texts.delete(made.id)
    texts._database.close()
    opened = open_database(path).database
    with opened.reading() as connection:
        assert connection.execute("SELECT count(*) FROM text").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM text_version").fetchone() == (0,)
    opened.close()


def test_what_is_gone_is_said(texts: SqliteTexts) -> None:
    with pytest.raises(UserFacingError, match="no longer exists"):
        texts.save("none", "words")
    with pytest.raises(UserFacingError, match="no longer exists"):
        texts.rename("none", "title")
    with pytest.raises(UserFacingError, match="no longer exists"):
        texts.keep_version("none", VersionKind.NAMED, "name")


def test_versions_are_kept_every_few_minutes_of_writing(texts: SqliteTexts, clock: Clock) -> None:
    made = texts.create()
    for number in range(10):
        texts.save(made.id, f"Body {number}")
    assert texts.versions(made.id) == []
    clock.seconds += 6 * MINUTES
    texts.save(made.id, "")  # all is deleted by mistake
    [version] = texts.versions(made.id)
    assert bodies(texts, [version]) == ["Body 9"]
    assert (version.kind, version.size) == (VersionKind.AUTOMATIC, 6)
    clock.seconds += 6 * MINUTES
    texts.save(made.id, "Anew")
    texts.save(made.id, "Anew and more")
    assert bodies(texts, texts.versions(made.id)) == ["Anew", "Body 9"]
    texts.save(made.id, "Anew and more of it")
    assert len(texts.versions(made.id)) == 2


def test_a_text_that_begins_with_words_keeps_them(texts: SqliteTexts) -> None:
    made = texts.create("Imported")
    texts.save(made.id, "Written over")
    assert bodies(texts, texts.versions(made.id)) == ["Imported"]


def test_a_version_before_something_large_is_kept_once(texts: SqliteTexts) -> None:
    made = texts.create()
    assert texts.keep_version(made.id, VersionKind.BEFORE, "Restored") is None
    texts.save(made.id, "Dear Anna", (PART,))
    kept = texts.keep_version(made.id, VersionKind.BEFORE, "Restored")
    assert kept is not None
    assert texts.keep_version(made.id, VersionKind.BEFORE, "Restored") is None
    texts.save(made.id, "Gone")
    was = texts.version(kept.id)
    assert was is not None
    assert (was.body, was.id, was.provenance[0].words) == ("Dear Anna", made.id, PART.words)
    assert texts.versions(made.id) == [kept]


def test_a_named_version_is_renamed_and_deleted(texts: SqliteTexts) -> None:
    made = texts.create("Dear Anna")
    named = texts.keep_version(made.id, VersionKind.NAMED, "Sent")
    assert named is not None
    assert [(each.kind, each.name) for each in texts.versions(made.id)] == [
        (VersionKind.NAMED, "Sent"),
        (VersionKind.AUTOMATIC, ""),
    ]
    texts.name_version(named.id, "Sent on Monday")
    assert texts.versions(made.id)[0].name == "Sent on Monday"
    texts.name_version(named.id, "")
    assert texts.versions(made.id)[0].kind is VersionKind.AUTOMATIC
    texts.delete_version(named.id)
    assert len(texts.versions(made.id)) == 1
    assert texts.version(named.id) is None


def test_a_damaged_version_harms_no_other(
    texts: SqliteTexts, database: Database, expected_log: ExpectedLog
) -> None:
    made = texts.create("Dear Anna")
    with database.writing() as connection:
        connection.execute("UPDATE text_version SET body = x'00'")
    expected_log("damaged")
    assert bodies(texts, texts.versions(made.id)) == [""]
    assert got(texts, made.id).body == "Dear Anna"


def test_own_templates(texts: SqliteTexts) -> None:
    letter = texts.add_template("letter", "Dear\u00a0{name}")
    bill = texts.add_template("Bill", "For {date}")
    assert texts.templates() == [bill, letter]
    texts.delete_template(bill.id)
    assert [(each.name, each.body, each.own) for each in texts.templates()] == [
        ("letter", "Dear\u00a0{name}", True)
    ]


def migrated(path: Path, draft: str | None) -> Database:
    """A database of schema 6 whose Write holds a draft, brought up to date."""
    path.parent.mkdir(parents=True)
    with closing(connect(path)) as connection:
        migrate(connection, path, MIGRATIONS[:6])
        if draft is not None:
            connection.execute("INSERT INTO draft VALUES ('write', ?, 50)", (draft,))
    return open_database(path).database


def test_what_stood_in_write_becomes_the_first_text(path: Path) -> None:
    database = migrated(path, json.dumps({"text": "Dear\u00a0\ud83d\nAnna", "cursor": 3}))
    texts = SqliteTexts(database)
    [entry] = texts.list_texts()
    found = got(texts, entry.id)
    assert (found.body, found.changed) == ("Dear\u00a0\ufffd\nAnna", 50)
    assert SqliteDrafts(database).load_draft("write") == {"cursor": 3, "open": entry.id}
    database.close()


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        (None, {}),
        ('{"text": "", "kind": "email"}', {"kind": "email"}),
        ('{"kind": "email"}', {"kind": "email"}),
    ],
)
def test_where_nothing_stood_there_is_no_text(
    path: Path, draft: str | None, left: dict[str, object]
) -> None:
    database = migrated(path, draft)
    assert SqliteTexts(database).list_texts() == []
    assert SqliteDrafts(database).load_draft("write") == left
    database.close()


@pytest.mark.parametrize("draft", ["{", "[]", "[" * 9999])
def test_a_draft_of_another_form_stays(path: Path, draft: str) -> None:
    migrated(path, draft).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT content FROM draft").fetchone() == (draft,)
