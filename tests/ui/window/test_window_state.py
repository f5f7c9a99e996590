"""A window comes back where it was, and where a person can reach it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.window_state import WindowState, bring_on_screen, place_on_screen
from tests.ui.window.window_parts import plain_window

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)


def test_a_window_that_is_seen_stays() -> None:
    for frame in (QRect(10, 10, 1200, 800), QRect(2000, 300, 1200, 800), QRect(-900, 5, 1200, 800)):
        assert place_on_screen(frame, [LEFT, RIGHT]) == frame


def test_a_window_on_a_screen_that_has_gone_comes_to_the_first() -> None:
    placed = place_on_screen(QRect(2000, 300, 1200, 800), [LEFT])
    assert LEFT.contains(placed)
    assert placed.size() == QRect(2000, 300, 1200, 800).size()


def test_a_window_whose_title_bar_is_above_the_screen_comes_back() -> None:
    placed = place_on_screen(QRect(100, -60, 1200, 800), [LEFT])
    assert LEFT.contains(placed)


def test_a_window_larger_than_the_screen_is_made_to_fit() -> None:
    assert place_on_screen(QRect(5000, 0, 3000, 2000), [LEFT]) == LEFT


def test_without_a_screen_nothing_moves() -> None:
    assert place_on_screen(QRect(5, 5, 10, 10), []) == QRect(5, 5, 10, 10)


def test_a_window_far_away_is_brought_back(qtbot: QtBot, context: ViewContext) -> None:
    window = plain_window(context)
    qtbot.addWidget(window)
    window.show()
    window.move(9000, 9000)
    bring_on_screen(window)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.frameGeometry())


def test_a_maximized_window_is_left_to_qt(qtbot: QtBot, context: ViewContext) -> None:
    window = plain_window(context)
    qtbot.addWidget(window)
    window.showMaximized()
    before = window.geometry()
    bring_on_screen(window)
    assert window.geometry() == before


def test_the_first_window_leaves_room_for_its_frame(
    qtbot: QtBot, context: ViewContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 1280, 800))
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: screen)
    window = QMainWindow()
    qtbot.addWidget(window)
    WindowState(context.services.drafts).restore(window)
    assert window.width() == 1200
    assert window.height() <= 800 - 48
