"""The agenda among the other views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.window.window_commands import window_commands
from tests.ui.agenda.scripted_agenda import ScriptedAgenda, at, event
from tests.ui.fakes import fake_services, tasks


@pytest.fixture
def agenda(tmp_path: Path) -> ScriptedAgenda:
    return ScriptedAgenda(tmp_path)


@pytest.fixture
def services(tmp_path: Path, agenda: ScriptedAgenda) -> Services:
    return replace(fake_services(tmp_path, []), agenda=agenda, tasks=tasks())


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes
) -> Iterator[MainWindow]:
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: not lanes.busy)
    yield window
    qtbot.waitUntil(lambda: not lanes.busy)


def test_without_an_agenda_there_is_no_view_of_one(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lanes: Lanes
) -> None:
    services = replace(fake_services(tmp_path, []), tasks=tasks())
    window = build_main_window(qapp, services, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    assert "agenda" not in window.shell.rail.buttons
    qtbot.waitUntil(lambda: not lanes.busy)


def test_a_calendar_file_dropped_anywhere_goes_to_the_agenda(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda, tmp_path: Path
) -> None:
    assert window.shell.current is not None
    assert window.shell.current.view_id == "assistant"
    file = tmp_path / "holidays.ics"
    file.write_text("Fair", "utf-8")
    window.open_files([file])
    assert isinstance(window.shell.current, AgendaView)
    qtbot.waitUntil(lambda: [each.title for each in agenda.store.events()] == ["Fair"])
    qtbot.waitUntil(window.shell.undo.isVisible)
    window.shell.undo.undo()
    qtbot.waitUntil(lambda: agenda.store.events() == [])
    qtbot.waitUntil(lambda: not window.context.lanes.busy)


def test_commands_reach_it_before_it_was_shown(
    qtbot: QtBot, window: MainWindow, lanes: Lanes
) -> None:
    commands = window_commands(window.shell, window.context)
    next(command for command in commands if command.title == "New event").run()
    view = window.shell.current
    assert isinstance(view, AgendaView)
    assert view.card.is_open
    qtbot.waitUntil(lambda: not lanes.busy)


def test_what_is_on_the_card_stays_when_the_language_changes(
    qtbot: QtBot, window: MainWindow, agenda: ScriptedAgenda, lanes: Lanes
) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    view = window.shell.current
    assert isinstance(view, AgendaView)
    qtbot.waitUntil(lambda: bool(view.week.chips))
    qtbot.mouseClick(view.week.chips[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(view.card.entry.card.place, "Canteen")
    qtbot.waitUntil(lambda: not lanes.busy)
    window.change_settings(replace(window.context.settings(), language="zh_CN"))
    qtbot.waitUntil(lambda: window.shell.current is not view)
    again = window.shell.current
    assert isinstance(again, AgendaView)
    qtbot.waitUntil(lambda: again.card.is_open)
    assert again.card.entry.card.place.text() == "Canteen"
    assert again.card.entry.card.confirm.text() == "保存"
    qtbot.waitUntil(lambda: not lanes.busy)
