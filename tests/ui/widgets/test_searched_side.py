"""What was made under headings by date, found, renamed in place and deleted."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.dated_list import Dated, DatedList, period
from gpt_desktop.ui.widgets.searched_side import SearchedSide, SideWords

TODAY = date(2026, 3, 12)


def at(day: int, hour: int = 12, month: int = 3) -> float:
    return datetime(2026, month, day, hour).astimezone().timestamp()


WORDS = SideWords("Search things", "Things", "Untitled", "No things yet.")


def made(number: int, changed: float) -> Dated:
    return Dated(f"id{number}", f"Title {number}", changed)


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


def shown(model: DatedList) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_rows_stand_under_their_heading() -> None:
    model = DatedList("Untitled")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([made(1, at(12)), made(2, at(12, 3)), made(3, at(11))], TODAY)
    assert shown(model) == ["Today", "Title 1", "Title 2", "Yesterday", "Title 3"]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index_of("id3").row() == 4
    assert not model.index_of("none").isValid()


def test_another_title_does_not_reset_the_list(qtbot: QtBot) -> None:
    model = DatedList("Untitled")
    model.show_rows([made(1, at(12))], TODAY)
    renamed = Dated("id1", "Other", at(12))
    with qtbot.waitSignal(model.dataChanged):
        model.show_rows([renamed], TODAY)
    assert shown(model) == ["Today", "Other"]


@pytest.fixture
def side(qtbot: QtBot, context: ViewContext) -> SearchedSide:
    side = SearchedSide(context.theme, WORDS, renames=True)
    qtbot.addWidget(side)
    side.resize(240, 600)
    side.show()
    side.show_rows([made(1, at(12)), made(2, at(12, 3))])
    return side


def test_an_empty_list_says_so(side: SearchedSide) -> None:
    side.show_rows([])
    assert side.nothing.isVisible()
    assert side.nothing.text() == "No things yet."
    side.search.setText("harbour")
    side.show_rows([])
    assert side.nothing.text() == "Nothing found."


def test_arrow_keys_open_and_skip_headings(qtbot: QtBot, side: SearchedSide) -> None:
    side.set_current("id1")
    side.list.setFocus()
    with qtbot.waitSignal(side.chosen) as chosen:
        qtbot.keyClick(side.list, Qt.Key.Key_Down)
    assert chosen.args == ["id2"]
    with qtbot.waitSignal(side.chosen) as chosen:
        qtbot.keyClick(side.list, Qt.Key.Key_Up)
    assert chosen.args == ["id1"]


def test_marking_the_current_one_does_not_open_it(qtbot: QtBot, side: SearchedSide) -> None:
    with qtbot.assertNotEmitted(side.chosen):
        side.set_current("id2")
        side.set_current("")
    assert not side.list.currentIndex().isValid()


def test_f2_renames_in_place(qtbot: QtBot, side: SearchedSide) -> None:
    side.set_current("id1")
    side.list.setFocus()
    qtbot.keyClick(side.list, Qt.Key.Key_F2)
    field = side.list.viewport().findChild(type(side.search))
    assert field is not None
    assert field.geometry() == side.list.visualRect(side.list.currentIndex())
    field.setText("  A   better title ")
    with qtbot.waitSignal(side.rename_requested) as renamed:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert renamed.args == ["id1", "A better title"]


def test_a_list_that_comes_while_a_title_is_edited_waits(qtbot: QtBot, side: SearchedSide) -> None:
    side.set_current("id1")
    side.list.setFocus()
    qtbot.keyClick(side.list, Qt.Key.Key_F2)
    side.show_rows([made(9, at(12))])
    assert side.list.state() == QAbstractItemView.State.EditingState
    assert len(side.dated.rows) == 2
    field = side.list.viewport().findChild(type(side.search))
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(side.dated.rows) == 1)


def test_delete_names_the_current_one(qtbot: QtBot, side: SearchedSide) -> None:
    side.set_current("id2")
    side.list.setFocus()
    with qtbot.waitSignal(side.delete_requested) as deleted:
        qtbot.keyClick(side.list, Qt.Key.Key_Delete)
    assert deleted.args == ["id2"]


def test_search_waits_for_a_pause_and_escape_clears_it(qtbot: QtBot, side: SearchedSide) -> None:
    with qtbot.waitSignal(side.query_changed) as asked:
        qtbot.keyClicks(side.search, "boat")
    assert asked.args == ["boat"]
    with qtbot.waitSignals([side.left, side.query_changed]):
        qtbot.keyClick(side.search, Qt.Key.Key_Escape)
    assert side.search.text() == ""


def test_rows_without_names_of_their_own_are_not_renamed(
    qtbot: QtBot, context: ViewContext
) -> None:
    side = SearchedSide(context.theme, WORDS)
    qtbot.addWidget(side)
    side.show()
    side.show_rows([made(1, at(12)), Dated("id2", "", at(12))])
    side.set_current("id1")
    qtbot.keyClick(side.list, Qt.Key.Key_F2)
    assert side.list.state() != QAbstractItemView.State.EditingState
    assert side.dated.index_of("id2").data() == "Untitled"
