"""List, week and month: what they show and tell, and what the keys do in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence
from gpt_desktop.ui.agenda.agenda_list import AgendaList
from gpt_desktop.ui.agenda.day_cell import DayCell
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.agenda.hour_columns import HOUR_HEIGHT, HOURS_WIDTH
from gpt_desktop.ui.agenda.period import Mode, step
from gpt_desktop.ui.agenda.view import AgendaView
from tests.ui.agenda.conftest import settle
from tests.ui.agenda.scripted_agenda import NOW, ScriptedAgenda, at, event

TODAY = NOW.date()


@pytest.fixture
def agenda(tmp_path: object, agenda: ScriptedAgenda) -> ScriptedAgenda:
    del tmp_path
    agenda.store.add(
        event("Lunch", at(12, 2, 12)),
        event("Walk", at(12, 2, 12, 30)),
        event("Dentist", at(12, 3, 15), 45, place="Market Street"),
        Event("", "Fair", at(12, 1), at(12, 4), all_day=True),
        event(
            "Meeting",
            at(11, 30, 10),
            recurrence=Recurrence(Frequency.WEEKLY),
            reminders=(timedelta(hours=1),),
        ),
    )
    return agenda


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def focused_title() -> str:
    focused = QApplication.focusWidget()
    return focused.occurrence.event.title if isinstance(focused, EventChip) else ""


def focused_day() -> date:
    focused = QApplication.focusWidget()
    assert isinstance(focused, DayCell)
    return focused.day


@pytest.mark.parametrize("mode", [Mode.WEEK, Mode.MONTH])
def test_the_arrows_go_through_days_and_events(qtbot: QtBot, view: AgendaView, mode: Mode) -> None:
    view.resize(960, 760)
    view.show_mode(mode)
    view.calendar.take_focus()
    settle(qtbot, view)
    assert focused_day() == TODAY
    press(Qt.Key.Key_Return)
    assert focused_title() == "Fair"
    press(Qt.Key.Key_Down)
    assert focused_title() == "Lunch"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert focused_title() == "Walk"
    press(Qt.Key.Key_Escape)
    assert focused_day() == TODAY
    press(Qt.Key.Key_Right)
    assert focused_day() == TODAY + timedelta(days=1)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert focused_day() == TODAY - timedelta(days=1)


def test_up_and_down_go_through_the_weeks_of_a_month(qtbot: QtBot, view: AgendaView) -> None:
    view.show_mode(Mode.MONTH)
    view.calendar.take_focus()
    press(Qt.Key.Key_Up)
    settle(qtbot, view)
    assert focused_day() == date(2026, 11, 25)
    assert view.bar.title.text() == "November 2026"


def test_pages_and_today(qtbot: QtBot, view: AgendaView) -> None:
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    assert view.day == TODAY + timedelta(days=14)
    press(Qt.Key.Key_PageUp)
    assert view.day == TODAY + timedelta(days=7)
    press(Qt.Key.Key_T)
    settle(qtbot, view)
    assert view.day == TODAY
    QTest.mouseClick(view.bar.after, Qt.MouseButton.LeftButton)
    assert view.day == TODAY + timedelta(days=7)
    QTest.mouseClick(view.bar.today, Qt.MouseButton.LeftButton)
    assert view.day == TODAY


def test_a_month_has_no_day_of_the_longer_one_before() -> None:
    assert step(Mode.MONTH, date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert step(Mode.MONTH, date(2027, 1, 31), -1) == date(2026, 12, 31)


def test_what_overlaps_stands_beside_each_other(view: AgendaView) -> None:
    lunch, walk = (
        next(chip for chip in view.week.chips if chip.occurrence.event.title == title)
        for title in ("Lunch", "Walk")
    )
    assert not lunch.geometry().intersects(walk.geometry())
    assert lunch.geometry().top() < walk.geometry().top() < lunch.geometry().bottom()


def test_screen_readers_hear_days_and_events(qtbot: QtBot, view: AgendaView) -> None:
    cell = view.week.cell_of(TODAY)
    assert cell is not None
    assert cell.accessibleName() == "Wednesday, December 2, 2026, 3 events (today)"
    names = [chip.accessibleName() for chip in view.week.chips]
    assert "Dentist, Thursday, December 3, 2026, 3:00 PM – 3:45 PM, Market Street" in names
    assert any(name.endswith("repeats, with a reminder") for name in names)
    view.show_mode(Mode.LIST)
    settle(qtbot, view)
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [view.list.list.data(view.list.list.index(row), int(role)) for row in range(8)]
    assert "Today · Wednesday, December 2" in told
    assert "Lunch, Wednesday, December 2, 2026, 12:00 PM – 1:00 PM" in told


def test_a_day_that_is_too_full_says_so_and_leads_to_the_list(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    day = at(12, 10, 8)
    agenda.store.add(*[event(f"Visit {n}", day + timedelta(hours=n), 30) for n in range(8)])
    view.show_mode(Mode.MONTH)
    settle(qtbot, view)
    more = view.month.more[day.date()]
    cell = view.month.cell_of(day.date())
    assert cell is not None
    assert "8 events" in cell.accessibleName()
    assert len(view.month.chips_on(day.date())) + int(more.text().split()[0]) == 8
    view.show_day(day.date())
    settle(qtbot, view)
    view.calendar.take_focus()
    press(Qt.Key.Key_Return)
    for _ in range(8):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(qtbot, view)
    assert view.mode is Mode.LIST
    assert view.list.current_day == day.date()


def test_the_list_has_several_days_on_each_of_them(qtbot: QtBot, view: AgendaView) -> None:
    view.show_mode(Mode.LIST)
    settle(qtbot, view)
    model = view.list.list
    assert isinstance(model, AgendaList)
    days = [row.day for row in model.rows if row.occurrence.event.title == "Fair"]
    assert days == [TODAY, TODAY + timedelta(days=1)]


def test_a_double_click_on_an_hour_begins_an_event_there(qtbot: QtBot, view: AgendaView) -> None:
    hours = view.week.hours
    width = (hours.width() - HOURS_WIDTH) // 7
    place = QPoint(HOURS_WIDTH + width * 4 + 10, round(HOUR_HEIGHT * 14.6))
    QTest.mouseDClick(hours, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, view)
    draft = view.card.entry.card.draft
    assert view.card.is_open
    assert draft.day is not None
    assert (draft.day - view.week.cells_first()).days == 4
    assert draft.starts is not None
    assert draft.starts.isoformat() == "14:30:00"


def test_the_line_for_now_moves(view: AgendaView, agenda: ScriptedAgenda) -> None:
    view.week.area.verticalScrollBar().setValue(HOUR_HEIGHT * 8)
    before = view.week.hours.grab().toImage()
    agenda.time = NOW + timedelta(hours=2)
    view._clock.timeout.emit()
    assert view.week.hours.grab().toImage() != before


def test_the_mouse_chooses_a_day(qtbot: QtBot, view: AgendaView) -> None:
    view.show_mode(Mode.MONTH)
    settle(qtbot, view)
    cell = view.month.cell_of(date(2026, 12, 17))
    assert cell is not None
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert view.day == date(2026, 12, 17)


def test_an_event_that_is_wanted_comes_into_sight(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.store.add(event("Late show", at(12, 9, 22), 60))
    [late] = agenda.store.occurrences(NOW + timedelta(days=7), NOW + timedelta(days=8))
    view.show_occurrence(late)
    settle(qtbot, view)
    chip = next(each for each in view.week.chips if each.occurrence.event.title == "Late show")
    qtbot.waitUntil(lambda: not chip.visibleRegion().isEmpty())
    assert view.card.entry.card.title_field.text() == "Late show"


def test_the_keys_of_the_list(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    view.show_mode(Mode.LIST)
    settle(qtbot, view)
    view.list.take_focus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert view.list.focused_event is not None
    assert view.list.focused_event.event.title == "Walk"
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Walk" in titles_on(agenda, TODAY + timedelta(days=1)))
    settle(qtbot, view)
    assert view.list.focused_event.event.title == "Walk"
    press(Qt.Key.Key_Return)
    assert view.card.entry.card.title_field.text() == "Walk"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Walk" not in titles_on(agenda, TODAY + timedelta(days=1)))


def titles_on(agenda: ScriptedAgenda, day: date) -> list[str]:
    begin = NOW.replace(hour=0, minute=0) + (day - TODAY)
    found = agenda.store.occurrences(begin, begin + timedelta(days=1))
    return [occurrence.event.title for occurrence in found]
