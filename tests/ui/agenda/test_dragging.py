"""Events are dragged to another day or time, and moved there by keys alone."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.agenda.hour_columns import HOUR_HEIGHT
from gpt_desktop.ui.agenda.period import Mode
from gpt_desktop.ui.agenda.view import AgendaView
from tests.ui.agenda.conftest import settle
from tests.ui.agenda.scripted_agenda import ScriptedAgenda, at, event

LEFT = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def begins(agenda: ScriptedAgenda) -> list[datetime]:
    return sorted(each.begins for each in agenda.store.events())


def drag(chip: EventChip, by: QPoint, *, let_go: bool = True) -> None:
    """As a hand does; places are in the chip's coordinates, which move along with it."""
    start = QPoint(chip.width() // 2, chip.height() // 2)
    QTest.mousePress(chip, LEFT, pos=start)
    QTest.mouseMove(chip, start + by / 2)
    QTest.mouseMove(chip, start + by - by / 2)
    if let_go:
        QTest.mouseRelease(chip, LEFT, pos=start)


def column(view: AgendaView, number: int) -> int:
    return view.week.hours.left_of(number)


@pytest.fixture
def lunch(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> EventChip:
    agenda.store.add(event("Lunch", at(12, 2, 12, 10)))
    view.shelf.refresh()
    settle(qtbot, view)
    [chip] = view.week.chips
    return chip


def test_to_another_day_and_time_of_a_week(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, lunch: EventChip
) -> None:
    drag(lunch, QPoint(column(view, 4) - column(view, 2), HOUR_HEIGHT * 2))
    settle(qtbot, view)
    assert begins(agenda) == [at(12, 4, 14, 15)]  # to a whole quarter of an hour
    assert view.card.is_open is False


def test_sideways_the_time_stays(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, lunch: EventChip
) -> None:
    drag(lunch, QPoint(column(view, 1) - column(view, 2), 3))
    settle(qtbot, view)
    assert begins(agenda) == [at(12, 1, 12, 10)]


def test_escape_puts_it_back(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, lunch: EventChip
) -> None:
    place = lunch.geometry()
    drag(lunch, QPoint(0, HOUR_HEIGHT), let_go=False)
    assert lunch.geometry() != place
    QTest.keyClick(lunch, Qt.Key.Key_Escape)
    assert lunch.geometry() == place
    QTest.mouseRelease(lunch, LEFT, pos=QPoint(-5, -5))
    settle(qtbot, view)
    assert begins(agenda) == [at(12, 2, 12, 10)]


def test_a_click_opens_as_before(view: AgendaView, lunch: EventChip) -> None:
    QTest.mouseClick(lunch, LEFT)
    assert view.card.is_open


def test_to_another_day_of_a_month(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.show_mode(Mode.MONTH)
    settle(qtbot, view)
    [chip] = view.month.chips
    here, there = (view.month.cell_of(at(12, day).date()) for day in (2, 10))
    assert isinstance(here, QWidget)
    assert isinstance(there, QWidget)
    drag(chip, there.pos() - here.pos())
    settle(qtbot, view)
    assert begins(agenda) == [at(12, 10, 12)]


def test_of_a_series_only_this_one_moves(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.store.add(event("Run", at(12, 1, 9), recurrence=Recurrence(Frequency.DAILY, count=3)))
    view.shelf.refresh()
    settle(qtbot, view)
    chip = next(chip for chip in view.week.chips if chip.day == at(12, 2).date())
    drag(chip, QPoint(0, HOUR_HEIGHT))
    settle(qtbot, view)
    hours = [chip.occurrence.begins.hour for chip in view.week.chips]
    assert sorted(hours) == [9, 9, 10]


def test_by_keys_to_another_time(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, lunch: EventChip
) -> None:
    lunch.setFocus()
    QTest.keyClick(lunch, Qt.Key.Key_Down, ALT | SHIFT)
    settle(qtbot, view)
    assert begins(agenda) == [at(12, 2, 12, 25)]
