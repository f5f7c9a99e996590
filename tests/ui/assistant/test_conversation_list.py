"""Conversations under headings, renamed in place."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.ui.assistant.conversation_list import ConversationList, period
from gpt_desktop.ui.assistant.conversation_side import ConversationSide
from gpt_desktop.ui.view.context import ViewContext

TODAY = date(2026, 3, 12)


def at(day: int, hour: int = 12, month: int = 3) -> float:
    return datetime(2026, month, day, hour).astimezone().timestamp()


def conversation(number: int, updated: float) -> Conversation:
    return Conversation(f"id{number}", f"Title {number}", updated, updated)


@pytest.mark.parametrize(
    ("moment", "heading"),
    [
        (at(12, 0), "Today"),
        (at(13, 1), "Today"),  # the clock was set back
        (at(11, 23), "Yesterday"),
        (at(10), "This week"),
        (at(6), "This week"),
        (at(5), "Older"),
        (at(1, month=1), "Older"),
    ],
)
def test_headings_by_day(moment: float, heading: str) -> None:
    assert period(moment, TODAY) == heading


def shown(model: ConversationList) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_rows_stand_under_their_heading() -> None:
    model = ConversationList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_conversations(
        [conversation(1, at(12)), conversation(2, at(12, 3)), conversation(3, at(11))], TODAY
    )
    assert shown(model) == ["Today", "Title 1", "Title 2", "Yesterday", "Title 3"]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index_of("id3").row() == 4
    assert not model.index_of("none").isValid()


def test_another_title_does_not_reset_the_list(qtbot: QtBot) -> None:
    model = ConversationList()
    model.show_conversations([conversation(1, at(12))], TODAY)
    renamed = Conversation("id1", "Other", at(12), at(12))
    with qtbot.waitSignal(model.dataChanged):
        model.show_conversations([renamed], TODAY)
    assert shown(model) == ["Today", "Other"]


@pytest.fixture
def side(qtbot: QtBot, context: ViewContext) -> ConversationSide:
    made = ConversationSide(context)
    qtbot.addWidget(made)
    made.resize(240, 600)
    made.show()
    made.show_conversations([conversation(1, at(12)), conversation(2, at(12, 3))])
    return made


def test_an_empty_list_says_so(side: ConversationSide) -> None:
    side.show_conversations([])
    assert side.nothing.isVisible()
    assert side.nothing.text() == "No conversations yet."
    side.search.setText("harbour")
    side.show_conversations([])
    assert side.nothing.text() == "Nothing found."


def test_arrow_keys_open_and_skip_headings(qtbot: QtBot, side: ConversationSide) -> None:
    side.set_current("id1")
    side.list.setFocus()
    with qtbot.waitSignal(side.conversation_chosen) as chosen:
        qtbot.keyClick(side.list, Qt.Key.Key_Down)
    assert chosen.args == ["id2"]
    with qtbot.waitSignal(side.conversation_chosen) as chosen:
        qtbot.keyClick(side.list, Qt.Key.Key_Up)
    assert chosen.args == ["id1"]


def test_marking_the_current_one_does_not_open_it(qtbot: QtBot, side: ConversationSide) -> None:
    with qtbot.assertNotEmitted(side.conversation_chosen):
        side.set_current("id2")
        side.set_current("")
    assert not side.list.currentIndex().isValid()


def test_f2_renames_in_place(qtbot: QtBot, side: ConversationSide) -> None:
    side.set_current("id1")
    side.list.setFocus()
    qtbot.keyClick(side.list, Qt.Key.Key_F2)
    field = side.list.viewport().findChild(type(side.search))
    assert field is not None
    field.setText("  A   better title ")
    with qtbot.waitSignal(side.rename_requested) as renamed:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert renamed.args == ["id1", "A better title"]


def test_a_list_that_comes_while_a_title_is_edited_waits(
    qtbot: QtBot, side: ConversationSide
) -> None:
    side.set_current("id1")
    side.list.setFocus()
    qtbot.keyClick(side.list, Qt.Key.Key_F2)
    side.show_conversations([conversation(9, at(12))])
    assert side.list.state() == QAbstractItemView.State.EditingState
    assert len(side.conversations.conversations) == 2
    field = side.list.viewport().findChild(type(side.search))
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(side.conversations.conversations) == 1)


def test_delete_names_the_current_one(qtbot: QtBot, side: ConversationSide) -> None:
    side.set_current("id2")
    side.list.setFocus()
    with qtbot.waitSignal(side.delete_requested) as deleted:
        qtbot.keyClick(side.list, Qt.Key.Key_Delete)
    assert deleted.args == ["id2"]


def test_search_waits_for_a_pause_and_escape_clears_it(
    qtbot: QtBot, side: ConversationSide
) -> None:
    with qtbot.waitSignal(side.query_changed) as asked:
        qtbot.keyClicks(side.search, "boat")
    assert asked.args == ["boat"]
    with qtbot.waitSignals([side.left, side.query_changed]):
        qtbot.keyClick(side.search, Qt.Key.Key_Escape)
    assert side.search.text() == ""
