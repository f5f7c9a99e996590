"""Events are found by their words, opened and deleted from the list; the keyboard alone does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence
from gpt_desktop.ui.agenda.view import AgendaView
from tests.ui.agenda.conftest import settle
from tests.ui.agenda.scripted_agenda import ScriptedAgenda, at, event


def found(view: AgendaView) -> list[str]:
    return [row.occurrence.event.title for row in view.search.found.list.rows]


def look_for(qtbot: QtBot, view: AgendaView, words: str) -> None:
    view.search.field.selectAll()
    QTest.keyClicks(view.search.field, words)
    qtbot.waitUntil(lambda: not view.search.open)
    settle(qtbot, view)


@pytest.fixture
def searching(view: AgendaView, agenda: ScriptedAgenda) -> AgendaView:
    weekly = Recurrence(Frequency.WEEKLY)
    agenda.store.add(
        event("Dentist", at(11, 3, 9), place="Main Street"),
        event("Choir", at(11, 4, 19), place="Church, Main Street", recurrence=weekly),
        event("Lunch", at(12, 9, 12)),
    )
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is view.search.field
    return view


def test_what_is_coming_is_found_first(qtbot: QtBot, searching: AgendaView) -> None:
    view = searching
    look_for(qtbot, view, "main STREET")
    assert found(view) == ["Choir", "Dentist"]
    [choir, dentist] = view.search.found.list.rows
    assert choir.day == at(12, 2).date()  # its next one, though it began a month ago
    assert dentist.past
    assert view.search.found.view.isVisible()
    look_for(qtbot, view, "zebra")
    assert found(view) == []
    assert view.search.found.words.text() == "Nothing found."


def test_by_keys_alone(qtbot: QtBot, searching: AgendaView, agenda: ScriptedAgenda) -> None:
    view = searching
    look_for(qtbot, view, "lunch")
    QTest.keyClick(view.search.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.search.found.view
    QTest.keyClick(view.search.found.view, Qt.Key.Key_Return)
    assert view.card.entry.card.title_field.text() == "Lunch"
    QTest.keyClick(view.card.entry.card.confirm, Qt.Key.Key_Escape)
    view.search.found.take_focus()
    QTest.keyClick(view.search.found.view, Qt.Key.Key_Delete)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: found(view) == [])
    assert all(each.title != "Lunch" for each in agenda.store.events())
    view.search.setFocus()
    QTest.keyClick(view.search.field, Qt.Key.Key_Escape)
    settle(qtbot, view)
    assert view.search.isHidden()
    assert view.sentence.isVisible()
    assert view.stack.currentWidget() is view.calendar


def test_going_to_another_week_leaves_the_search(searching: AgendaView) -> None:
    view = searching
    QTest.mouseClick(view.bar.after, Qt.MouseButton.LeftButton)
    assert view.stack.currentWidget() is view.calendar
    assert view.search.isHidden()
    assert view.day == at(12, 9).date()


def test_the_card_deletes_with_a_way_back(
    qtbot: QtBot, searching: AgendaView, agenda: ScriptedAgenda
) -> None:
    view = searching
    look_for(qtbot, view, "dentist")
    view.search.found.open_row(view.search.found.list.index(1))
    undone = QSignalSpy(view.undo_offered)
    QTest.mouseClick(view.card.entry.card.delete, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: undone.count() == 1)
    assert not view.card.is_open
    assert "Dentist" not in [each.title for each in agenda.store.events()]
    words, take = undone.at(0)
    assert words == "“Dentist” was deleted"
    take()
    settle(qtbot, view)
    assert "Dentist" in [each.title for each in agenda.store.events()]


def test_of_a_series_the_following_ones_are_deleted(
    qtbot: QtBot, searching: AgendaView, agenda: ScriptedAgenda
) -> None:
    view = searching
    look_for(qtbot, view, "choir")
    view.search.found.open_row(view.search.found.list.index(1))
    view.card.entry.card.delete.click()
    menu = view.actions_of_events.menu
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    settle(qtbot, view)
    begin = agenda.time - timedelta(days=60)
    left = agenda.store.occurrences(begin, begin + timedelta(days=200))
    choir = [each.begins.date() for each in left if each.event.title == "Choir"]
    assert choir == [at(11, day).date() for day in (4, 11, 18, 25)]
