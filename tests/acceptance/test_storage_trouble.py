"""A disk that is full, a database that is damaged: told in the window, nothing lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database
from gpt_desktop.ui.widgets.lines import ErrorCard
from tests.acceptance.whole_app import WholeApp
from tests.fakes import ScriptedGenerator

ANSWER = "word " * 900  # below the length limit, above a page


def _limit_pages(app: WholeApp, spare: int | None) -> None:
    """Let the database grow by so many pages of 4 KB; None lets it grow as it likes."""
    routed = app.services.conversations
    assert isinstance(routed, RoutedConversations)
    store = routed._kept
    assert isinstance(store, SqliteConversations)
    database: Database = store._database
    with database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        limit = 1_000_000 if spare is None else pages + spare
        connection.execute(f"PRAGMA max_page_count = {limit}")


def _error(card: ErrorCard | None) -> str:
    assert card is not None
    assert card.isVisible()
    return str(card.error)


def test_a_question_that_cannot_be_stored_stays_in_the_field(app: WholeApp, qtbot: QtBot) -> None:
    view = app.assistant(app.open())
    app.ask(view, "First.")
    app.wait()
    _limit_pages(app, 0)
    question = "Why? " * 1000  # above a page
    app.ask(view, question)
    assert "disk is full" in _error(view.page.error)
    assert view.page.composer.text == question
    _limit_pages(app, None)
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    app.wait()
    [conversation] = app.services.conversations.list_conversations()
    contents = [each.content for each in app.services.conversations.messages(conversation.id)]
    assert contents == ["First.", "Fine, thank you.", question.strip(), "Fine, thank you."]


def test_a_question_without_room_for_its_answer_is_not_asked_twice(
    app: WholeApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = app.assistant(app.open())
    store = app.services.conversations
    add = store.add_message

    def add_questions_alone(
        id_: str, parent: str | None, role: Role, *rest: Any, **more: Any
    ) -> StoredMessage:
        if role is Role.ASSISTANT:
            raise UserFacingError("The disk is full.")
        return add(id_, parent, role, *rest, **more)

    monkeypatch.setattr(store, "add_message", add_questions_alone)
    app.ask(view, "Why?")
    assert "disk is full" in _error(view.page.error)
    assert view.page.composer.text == "Why?"
    assert store.list_conversations() == []
    monkeypatch.setattr(store, "add_message", add)
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    app.wait()
    [conversation] = store.list_conversations()
    assert [each.content for each in store.messages(conversation.id)] == [
        "Why?",
        "Fine, thank you.",
    ]


def test_an_answer_that_cannot_be_stored_is_still_shown(app: WholeApp) -> None:
    app.generator = ScriptedGenerator(["Fine.", ANSWER])
    view = app.assistant(app.open())
    app.ask(view, "First.")
    app.wait()
    _limit_pages(app, 0)
    app.ask(view, "Second.")
    app.wait()
    answer = view.page.transcript.last_answer
    assert answer is not None
    assert answer.text.split() == ANSWER.split()
    assert "disk is full" in _error(answer.state.error)


def _junk(path: Path) -> None:
    path.write_bytes(b"This was a database once. " * 400)


def _torn(path: Path) -> None:
    """Half of a real one."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE message (content TEXT)")
        connection.executemany("INSERT INTO message VALUES (?)", [("x" * 500,)] * 500)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("damage", [_junk, _torn])
def test_a_damaged_database_is_kept_aside_and_the_window_says_so(
    app: WholeApp, data: Path, damage: Callable[[Path], None]
) -> None:
    data.mkdir()
    damage(paths.database_file())
    before = paths.database_file().read_bytes()
    window = app.open()
    [kept] = data.glob("*.damaged-*")
    assert kept.read_bytes() == before
    assert window.shell.notice.isVisible()
    assert kept.name in window.shell.notice.text
    view = app.assistant(window)
    app.ask(view, "Hello?")
    app.wait()
    assert len(app.services.conversations.list_conversations()) == 1
