"""The card of an event: what is typed is understood, and nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.core import i18n
from gpt_desktop.core.agenda.proposal import Draft
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.wording import describe_reminder
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import (
    day_words,
    days_words,
    first_day_of_week,
    span_words,
    time_words,
)
from gpt_desktop.ui.widgets.event_card.card import EventCard, Scope
from gpt_desktop.ui.widgets.event_card.typed import typed_day, typed_time
from tests.ui.agenda.scripted_agenda import at

TODAY = date(2026, 12, 2)  # a Wednesday
WHOLE = Draft("Dentist", date(2026, 12, 4), time(15), timedelta(minutes=45))


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication) -> EventCard:
    card = EventCard(Theme(qapp, paths.resources_dir()), "Europe/Berlin", TODAY)
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
    return card


@pytest.fixture
def chinese() -> None:
    i18n.use_language(paths.resources_dir() / "translations", "zh_CN")


def type_into(card: EventCard, name: str, text: str) -> None:
    field = {"from": card.span.starts, "to": card.span.ends, "day": card.span.day}.get(name)
    line = field or card.span.last
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("15:30", time(15, 30)),
        ("1530", time(15, 30)),
        ("9", time(9)),
        ("3:30 PM", time(15, 30)),
        ("3pm", time(15)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("0:05", time(0, 5)),
        ("下午3点半", time(15, 30)),
        ("上午9点15分", time(9, 15)),
        ("中午12点", time(12)),
        ("24", None),
        ("9:70", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_as_they_are_typed(text: str, when: time | None) -> None:
    assert typed_time(text) == when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("Fri, Dec 4, 2026", date(2026, 12, 4)),
        ("12/24/2026", date(2026, 12, 24)),
        ("24 December", date(2026, 12, 24)),
        ("Dec 24", date(2026, 12, 24)),
        ("1 January", date(2027, 1, 1)),
        ("tomorrow", date(2026, 12, 3)),
        ("friday", date(2026, 12, 4)),
        ("Wed", date(2026, 12, 9)),
        ("明天", date(2026, 12, 3)),
        ("30 February", None),
        ("some day", None),
    ],
)
def test_days_as_they_are_typed(text: str, day: date | None) -> None:
    assert typed_day(text, TODAY) == day


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("text", ["2026年12月24日", "12月24日", "2026/12/24", "2026年12月24日周四"])
def test_chinese_days(text: str) -> None:
    assert typed_day(text, TODAY) == date(2026, 12, 24)


@pytest.mark.usefixtures("chinese")
def test_chinese_conventions() -> None:
    assert first_day_of_week() == 0
    assert time_words(time(15, 30)) == "15:30"
    assert day_words(TODAY) == "2026年12月2日周三"
    assert describe_reminder(timedelta(hours=1)) == "提前 1 小时"


def test_spans_in_words() -> None:
    assert first_day_of_week() == 6
    assert span_words(at(12, 4, 15), at(12, 4, 15, 45), all_day=False) == "3:00 PM – 3:45 PM"
    assert span_words(at(12, 4, 15), None, all_day=False) == "3:00 PM"
    assert span_words(at(12, 4), at(12, 5), all_day=True) == "All day"
    assert span_words(at(12, 4), at(12, 7), all_day=True) == "Dec 4 – Dec 6, 2026"
    night = span_words(at(12, 4, 22), at(12, 5, 6), all_day=False)
    assert night == "10:00 PM – Sat, Dec 5, 6:00 AM"
    assert days_words(date(2026, 12, 30), date(2027, 1, 2)) == "Dec 30, 2026 – Jan 2, 2027"


@pytest.mark.usefixtures("chinese")
def test_the_year_stands_where_the_language_has_it() -> None:
    assert days_words(date(2026, 11, 23), date(2026, 11, 29)) == "2026年11月23日 – 11月29日"
    assert days_words(date(2026, 12, 30), date(2027, 1, 2)) == "2026年12月30日 – 2027年1月2日"


@pytest.mark.parametrize(
    "draft",
    [
        Draft(),
        WHOLE,
        replace(WHOLE, length=None),
        replace(WHOLE, zone="Asia/Shanghai", place="Market", notes="Bring\nthe card"),
        replace(WHOLE, length=timedelta(hours=30)),
        replace(WHOLE, starts=time(22), length=timedelta(hours=8)),
        replace(WHOLE, starts=None, all_day=True, length=None),
        replace(WHOLE, starts=None, all_day=True, length=timedelta(days=3)),
        replace(WHOLE, reminders=(timedelta(), timedelta(hours=1), timedelta(minutes=77))),
        replace(WHOLE, recurrence=Recurrence(Frequency.DAILY, 3, count=5)),
        replace(WHOLE, recurrence=Recurrence(Frequency.MONTHLY, until=date(2027, 12, 4))),
        replace(WHOLE, recurrence=Recurrence(Frequency.WEEKLY, by_day=(WeekDay(4), WeekDay(1)))),
        replace(WHOLE, recurrence=Recurrence(Frequency.MONTHLY, by_day=(WeekDay(4, -1),))),
        replace(WHOLE, recurrence=Recurrence(Frequency.YEARLY, rest="BYSETPOS=-1")),
    ],
)
def test_what_it_shows_it_gives_back(card: EventCard, draft: Draft) -> None:
    card.show_draft(draft)
    assert card.draft == draft
    assert not card.is_edited


def test_the_end_keeps_its_distance(card: EventCard) -> None:
    card.show_draft(WHOLE)
    type_into(card, "from", "9:30")
    assert card.span.ends.value == time(10, 15)
    assert card.draft.length == timedelta(minutes=45)
    type_into(card, "day", "2026-12-24")
    assert card.span.last.value == date(2026, 12, 24)


def test_an_end_after_midnight_is_of_the_next_day(card: EventCard) -> None:
    card.show_draft(replace(WHOLE, starts=time(22)))
    type_into(card, "to", "1:30")
    assert card.draft.length == timedelta(hours=3, minutes=30)
    assert card.span.last.value == date(2026, 12, 5)
    type_into(card, "to", "23:00")
    assert card.draft.length == timedelta(hours=1)
    assert card.span.last.value == date(2026, 12, 4)


def test_an_end_before_the_begin_is_not_taken(qtbot: QtBot, card: EventCard) -> None:
    card.show_draft(WHOLE)
    type_into(card, "last", "2026-12-01")
    with qtbot.assertNotEmitted(card.confirmed):
        card.confirm.click()
    assert card.missing.text() == "It ends before it begins."


def test_what_cannot_be_read_is_not_dropped(qtbot: QtBot, card: EventCard) -> None:
    card.show_draft(WHOLE)
    type_into(card, "to", "soon")
    with qtbot.assertNotEmitted(card.confirmed):
        QTest.keyClick(card.span.ends, Qt.Key.Key_Return)
    assert card.missing.isVisible()
    assert card.span.ends.property("asked") is True
    assert QApplication.focusWidget() is card.span.ends


def test_all_day_and_back(card: EventCard) -> None:
    card.show_draft(WHOLE)
    card.span.all_day.setChecked(True)
    assert card.draft.all_day
    assert card.draft.starts is None
    assert not card.span.starts.isVisible()
    card.span.all_day.setChecked(False)
    assert card.draft.starts == time(15)


def test_a_weekly_rule_by_clicks(card: EventCard) -> None:
    card.show_draft(WHOLE)
    card.repeat.rule.setCurrentIndex(card.repeat.rule.findData(str(Frequency.WEEKLY)))
    QTest.mouseClick(card.repeat.days.buttons[0], Qt.MouseButton.LeftButton)
    card.repeat.end.setCurrentIndex(card.repeat.end.findData("count"))
    card.repeat.count.setValue(6)
    rule = card.draft.recurrence
    assert rule is not None
    assert {day.day for day in rule.by_day} == {0, 4}  # its own day is always one of them
    assert rule.count == 6


def test_reminders_are_ticked(card: EventCard) -> None:
    card.show_draft(WHOLE)
    menu = card.reminders.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.text() in ("10 min before", "1 day before"):
            action.trigger()
    assert card.draft.reminders == (timedelta(minutes=10), timedelta(days=1))
    assert card.reminders.toolTip() == "10 min before, 1 day before"


def test_another_zone(card: EventCard) -> None:
    card.show_draft(WHOLE)
    card.zone.offer(["Asia/Shanghai", "Europe/Berlin"])
    assert card.zone.value == ""
    line = card.zone.lineEdit()
    assert line is not None
    assert line.text() == "Europe/Berlin"
    line.selectAll()
    QTest.keyClicks(line, "Asia/Shang")
    assert card.zone.is_unread
    QTest.keyClicks(line, "hai")
    assert card.draft.zone == "Asia/Shanghai"


def test_enter_confirms_and_escape_gives_up(qtbot: QtBot, card: EventCard) -> None:
    card.show_draft(WHOLE)
    card.title_field.setFocus()
    with qtbot.waitSignal(card.confirmed) as confirmed:
        QTest.keyClick(card.title_field, Qt.Key.Key_Return)
    assert confirmed.args == [WHOLE]
    with qtbot.waitSignal(card.dismissed):
        QTest.keyClick(card.title_field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(card.dismissed), qtbot.assertNotEmitted(card.confirmed):
        card.cancel.setFocus()
        QTest.keyClick(card.cancel, Qt.Key.Key_Return)


def test_a_series_is_changed_as_one_or_all(card: EventCard) -> None:
    weekly = replace(WHOLE, recurrence=Recurrence(Frequency.WEEKLY))
    card.show_event(weekly, recurs=True, series=True)
    assert card.scope == Scope.ONE.value
    assert not card.repeat.isVisible()
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert not card.repeat.isVisible()
    card.scope_choice.buttons[Scope.ALL].click()
    assert card.scope == Scope.ALL.value
    assert card.repeat.isVisible()
    assert card.draft == weekly


def test_the_day_is_picked_from_a_month(qtbot: QtBot, card: EventCard) -> None:
    card.show_draft(WHOLE)
    QTest.keyClick(card.span.day, Qt.Key.Key_Down)
    picker = card.span.day._picker
    assert picker is not None
    assert picker.isVisible()
    with qtbot.waitSignal(card.span.day.value_changed):
        picker.calendar.clicked.emit(picker.calendar.selectedDate().addDays(7))
    assert card.draft.day == date(2026, 12, 11)
    assert card.span.last.value == date(2026, 12, 11)


def test_among_other_things_only_what_was_said_is_shown(card: EventCard) -> None:
    card.show_draft(replace(WHOLE, place="Market"))
    assert card.place.isVisible()
    assert not card.notes.isVisible()
    assert not card.repeat.isVisible()
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert card.notes.isVisible()
    assert card.repeat.isVisible()
    assert not card.more.isVisible()


def test_in_a_place_of_its_own_it_shows_all_and_scrolls(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp, paths.resources_dir())
    card = EventCard(theme, "Europe/Berlin", TODAY, scrolls=True)
    qtbot.addWidget(card)
    card.resize(372, 320)
    with qtbot.waitActive(card):
        card.show()
    card.show_draft(WHOLE)
    assert card.confirm.visibleRegion().boundingRect().size() == card.confirm.size()
    assert not card.more.isVisible()
    card.notes.setFocus()
    QTest.keyClick(card.reminders, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not card.notes.visibleRegion().isEmpty())
