"""The room Learn: one section at a time, by click and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.learn.sections import SECTIONS
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    return shown(qtbot, LearnView(context))


def test_keys_lead_to_every_section(qtbot: QtBot, view: LearnView) -> None:
    for number, kind in reversed(list(enumerate(SECTIONS))):
        focus = QApplication.focusWidget() or view
        qtbot.keyClick(focus, Qt.Key(int(Qt.Key.Key_1) + number), ALT)
        assert view.current.id == kind.id
        assert view.tabs.buttons[kind.id].isChecked()
        assert view.current.widget().isVisible()


def test_a_section_is_made_when_it_is_first_shown(qtbot: QtBot, view: LearnView) -> None:
    assert list(view._sections) == [SECTIONS[0].id]
    qtbot.mouseClick(view.tabs.buttons["explain"], Qt.MouseButton.LeftButton)
    assert list(view._sections) == [SECTIONS[0].id, "explain"]


def test_arrows_go_from_tab_to_tab(qtbot: QtBot, view: LearnView) -> None:
    first, second = (view.tabs.buttons[kind.id] for kind in SECTIONS[:2])
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert view.current.id == SECTIONS[1].id


def test_the_section_shown_last_comes_back(
    qtbot: QtBot, view: LearnView, context: ViewContext
) -> None:
    qtbot.mouseClick(view.tabs.buttons["explain"], Qt.MouseButton.LeftButton)
    view.save_state()
    assert shown(qtbot, LearnView(context)).current.id == "explain"


def test_the_palette_has_the_sections_and_what_the_current_one_can_do(view: LearnView) -> None:
    titles = [command.title for command in view.commands()]
    assert {"Tutor", "Explain", "Check my steps", "Next wrong line"} <= set(titles)
