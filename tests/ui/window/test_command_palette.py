"""Ctrl+K finds commands, settings and conversations, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.commands import Command, matching
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.command_palette import CommandPalette
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.window.window_parts import plain_window


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    window = plain_window(context)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.shell.palette_box
    assert palette is not None
    assert palette.isVisible()
    return palette


def titles(palette: CommandPalette) -> list[str]:
    return [command.title for command in palette.model.commands]


def test_titles_that_begin_with_the_words_come_first() -> None:
    commands = [Command(title, "Theme", print) for title in ("Undo dark", "Dark", "Light")]
    assert [command.title for command in matching(commands, "dark")] == ["Dark", "Undo dark"]
    assert [command.title for command in matching(commands, "theme li")] == ["Light"]


def test_a_view_is_shown_by_its_name(palette: CommandPalette, window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "second")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.shell.current is not None
    assert window.shell.current.view_id == "second"


def test_the_theme_is_changed(palette: CommandPalette, context: ViewContext) -> None:
    QTest.keyClicks(palette.field, "theme dark")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert context.settings().appearance is Appearance.DARK


def test_a_page_of_the_settings_is_shown(palette: CommandPalette, window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "privacy")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    assert view.sections.currentItem().text() == "Privacy"


def test_every_page_of_the_settings_is_offered(palette: CommandPalette, window: MainWindow) -> None:
    window.shell.show_view("settings")
    view = window.shell.current
    assert isinstance(view, SettingsView)
    offered = [command.title for command in palette.model.commands if command.group == "Settings"]
    assert offered == [*(page.title for page in view.pages), "Third-party licences"]


def test_arrow_keys_choose_and_escape_closes(palette: CommandPalette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_words_that_nothing_has_are_said_to_have_nothing(
    qtbot: QtBot, palette: CommandPalette, context: ViewContext
) -> None:
    QTest.keyClicks(palette.field, "xyzzy")
    qtbot.waitUntil(lambda: not context.lanes.busy and palette.model.rowCount() == 0)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_conversation_is_found_by_what_was_said(
    qtbot: QtBot, palette: CommandPalette, context: ViewContext
) -> None:
    made = context.services.conversations.create_conversation("A trip to Lisbon")
    QTest.keyClicks(palette.field, "lisbon")
    qtbot.waitUntil(lambda: titles(palette) == ["A trip to Lisbon"])
    with qtbot.waitSignal(palette.conversation_chosen) as chosen:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == [made.id, "lisbon"]
