"""Reminders: each told once, also after a restart; put off, shown, done with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.agenda.event import Occurrence, Reminder
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.desktop.notifier import Notifier
from gpt_desktop.ui.desktop.presence import DesktopPresence
from gpt_desktop.ui.desktop.reminder_clock import ReminderClock
from gpt_desktop.ui.desktop.reminding import Reminding
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.agenda.scripted_agenda import NOW, ScriptedAgenda, at, event
from tests.ui.fakes import fake_services, tasks

HOUR = timedelta(hours=1)
Said = list[tuple[str, str]]


@pytest.fixture
def agenda(tmp_path: Path) -> ScriptedAgenda:
    return ScriptedAgenda(tmp_path)


@pytest.fixture
def services(tmp_path: Path, agenda: ScriptedAgenda) -> Services:
    return replace(fake_services(tmp_path, []), agenda=agenda, tasks=tasks())


class Heard:
    """A clock, and what it told."""

    def __init__(self, context: ViewContext, agenda: ScriptedAgenda) -> None:
        self.clock = ReminderClock(context, agenda, context.changes)
        self.told: list[Reminder] = []
        self.clock.due.connect(self.told.extend)
        self._lanes = context.lanes

    @property
    def titles(self) -> list[str]:
        return [reminder.occurrence.event.title for reminder in self.told]

    def settle(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not (self._lanes.busy or self.clock._question.open))


@pytest.fixture
def hear(qtbot: QtBot, context: ViewContext, agenda: ScriptedAgenda) -> Callable[[], Heard]:
    def begin() -> Heard:
        heard = Heard(context, agenda)
        heard.clock.start()
        heard.settle(qtbot)
        return heard

    return begin


def put(agenda: ScriptedAgenda, title: str = "Dentist", hour: int = 12) -> None:
    agenda.store.add(event(title, at(12, 2, hour), reminders=(HOUR,)))


def test_it_is_told_at_its_time_and_once(
    qtbot: QtBot, agenda: ScriptedAgenda, hear: Callable[[], Heard]
) -> None:
    put(agenda)
    heard = hear()
    assert heard.titles == []
    for minute in (30, 40, 41, 300):
        agenda.time = NOW + timedelta(minutes=minute)
        heard.clock.tick()
        heard.settle(qtbot)
        assert heard.titles == (["Dentist"] if minute >= 40 else [])


def test_what_is_put_down_later_is_told_too(
    qtbot: QtBot, agenda: ScriptedAgenda, context: ViewContext, hear: Callable[[], Heard]
) -> None:
    heard = hear()
    put(agenda)
    context.changes.agenda.emit()
    heard.settle(qtbot)
    agenda.time = NOW + timedelta(minutes=50)
    heard.clock.tick()
    heard.settle(qtbot)
    assert heard.titles == ["Dentist"]


def test_a_reminder_that_was_over_when_it_was_put_down_is_not_told(
    qtbot: QtBot, agenda: ScriptedAgenda, context: ViewContext, hear: Callable[[], Heard]
) -> None:
    heard = hear()
    agenda.time = NOW + timedelta(minutes=70)
    heard.clock.tick()
    put(agenda)
    context.changes.agenda.emit()
    heard.settle(qtbot)
    assert heard.titles == []


def test_after_a_restart_what_was_missed_is_told_and_nothing_twice(
    qtbot: QtBot, agenda: ScriptedAgenda, hear: Callable[[], Heard]
) -> None:
    put(agenda, "Dentist", 12)
    put(agenda, "Choir", 20)
    first = hear()
    agenda.time = NOW + timedelta(hours=1)
    first.clock.tick()
    first.settle(qtbot)
    assert first.titles == ["Dentist"]
    first.clock.stop()
    agenda.time = NOW + timedelta(hours=9)
    assert hear().titles == ["Choir"]
    assert hear().titles == []


def test_what_was_missed_for_days_is_not_told(
    agenda: ScriptedAgenda, hear: Callable[[], Heard]
) -> None:
    put(agenda)
    hear().clock.stop()
    agenda.time = NOW + timedelta(days=3)
    assert hear().titles == []


def test_what_is_put_off_comes_again_also_after_a_restart(
    qtbot: QtBot, agenda: ScriptedAgenda, hear: Callable[[], Heard]
) -> None:
    put(agenda)
    heard = hear()
    agenda.time = NOW + timedelta(minutes=40)
    heard.clock.tick()
    heard.settle(qtbot)
    [reminder] = heard.told
    heard.clock.snooze(reminder.occurrence, timedelta(minutes=10))
    heard.clock.stop()
    again = hear()
    assert again.titles == []
    agenda.time = NOW + timedelta(minutes=51)
    again.clock.tick()
    again.settle(qtbot)
    assert again.titles == ["Dentist"]
    again.clock.stop()
    assert hear().titles == []


def test_what_was_put_off_and_deleted_is_not_told(
    qtbot: QtBot, agenda: ScriptedAgenda, hear: Callable[[], Heard]
) -> None:
    put(agenda)
    heard = hear()
    agenda.time = NOW + timedelta(minutes=40)
    heard.clock.tick()
    heard.settle(qtbot)
    occurrence = heard.told[0].occurrence
    heard.clock.snooze(occurrence, timedelta(minutes=10))
    agenda.store.delete(occurrence.event.id)
    agenda.time = NOW + timedelta(minutes=55)
    heard.clock.tick()
    heard.settle(qtbot)
    assert heard.titles == ["Dentist"]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    said: Said = []

    def say(_: Notifier, title: str, text: str, name: str = "") -> None:
        del name
        said.append((title, text))

    monkeypatch.setattr(Notifier, "_say", say)
    return said


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes, said: Said
) -> Iterator[MainWindow]:
    del said  # before anything is told
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: not lanes.busy)
    yield window
    qtbot.waitUntil(lambda: not lanes.busy)


def reminding_of(window: MainWindow) -> Reminding:
    presence = window.findChild(DesktopPresence)
    assert presence is not None
    assert presence.reminding is not None
    return presence.reminding


def be_reminded(qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda) -> Occurrence:
    put(agenda)
    window.context.changes.agenda.emit()
    qtbot.waitUntil(lambda: not window.context.lanes.busy)
    agenda.time = NOW + timedelta(minutes=50)
    reminding = reminding_of(window)
    qtbot.waitUntil(lambda: not reminding.clock._question.open)
    reminding.clock.tick()
    qtbot.waitUntil(reminding.cards.isVisible)
    return reminding.cards.occurrences[0]


def test_the_window_shows_it_and_leads_to_the_event(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda, said: Said
) -> None:
    be_reminded(qtbot, window, agenda)
    assert said == []  # the window is in front
    [card] = reminding_of(window).cards.cards
    assert "Dentist" in card.accessibleName()
    assert "in 50 min" in card.accessibleName()
    QTest.mouseClick(card.show_button, Qt.MouseButton.LeftButton)
    view = window.shell.current
    assert isinstance(view, AgendaView)
    assert view.card.entry.card.title_field.text() == "Dentist"
    assert not reminding_of(window).cards.isVisible()
    qtbot.waitUntil(lambda: not window.context.lanes.busy)


def test_away_from_the_window_the_system_tells(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda, said: Said
) -> None:
    window.hide()
    put(agenda)
    window.context.changes.agenda.emit()
    agenda.time = NOW + timedelta(minutes=50)
    reminding = reminding_of(window)
    qtbot.waitUntil(lambda: not (window.context.lanes.busy or reminding.clock._question.open))
    reminding.clock.tick()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said == [("Dentist", "12:00 PM – 1:00 PM · in 50 min")]
    qtbot.waitUntil(lambda: not window.context.lanes.busy)


def test_it_can_be_put_off_and_be_done(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda
) -> None:
    be_reminded(qtbot, window, agenda)
    reminding = reminding_of(window)
    reminding.cards.cards[0].menu.actions()[1].trigger()
    assert not reminding.cards.isVisible()
    agenda.time += timedelta(minutes=10)
    reminding.clock.tick()
    qtbot.waitUntil(reminding.cards.isVisible)
    QTest.mouseClick(reminding.cards.cards[0].done, Qt.MouseButton.LeftButton)
    assert reminding.cards.occurrences == ()
    qtbot.waitUntil(lambda: not window.context.lanes.busy)


def test_it_stays_when_the_language_changes(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda
) -> None:
    be_reminded(qtbot, window, agenda)
    qtbot.waitUntil(lambda: not window.context.lanes.busy)
    settings = window.context.settings()
    window.change_settings(replace(settings, language="zh_CN"))
    cards = reminding_of(window).cards
    qtbot.waitUntil(cards.isVisible)
    assert window.shell.isAncestorOf(cards)
    assert "提醒" in cards.cards[0].accessibleName()
    qtbot.waitUntil(lambda: not window.context.lanes.busy)
