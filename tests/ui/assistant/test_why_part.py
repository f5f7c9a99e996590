"""Why these words: opened beside an answer by button and keys, measured, cancelled, kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.assistant.why_part import WhyButton, WhyPart
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.why_desk import WhyDesk
from gpt_desktop.ui.work.why_panel import WhyPanel
from tests.ui.assistant.assistant_parts import ANSWERS, ask, last, opened, settle
from tests.ui.fakes import fake_services

QUESTION = "It rains. Where am I?"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    view = opened(qtbot, context)
    ask(qtbot, view, QUESTION)
    return view


def desk_of(view: AssistantView) -> WhyDesk:
    return next(each for each in view.parts.all if isinstance(each, WhyPart)).desk


def column(panel: WhyPanel, number: int) -> list[str]:
    model = panel.bars.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def press_keys(qtbot: QtBot, view: AssistantView) -> WhyDesk:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Y, control | shift)
    settle(qtbot, view)
    return desk_of(view)


def test_the_button_shows_each_word_and_what_else_there_was(
    qtbot: QtBot, view: AssistantView
) -> None:
    button = last(view).action_row.findChild(WhyButton)
    assert isinstance(button, WhyButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    panel = desk_of(view).panel
    assert panel.isVisible()
    model = panel.tokens.list
    assert model.rowCount() == len(ANSWERS[0])
    assert [model.index(0, column).data() for column in (0, 1)] == ["T", "100 %"]
    assert panel.others.text() == "Most probable here: x 50 % · y 50 %"
    assert "at most about" in panel.budget.text()
    assert panel.bars.isHidden()


def test_each_part_is_left_out_and_the_numbers_are_kept(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    desk = press_keys(qtbot, view)
    panel = desk.panel
    panel.leave_out.setFocus()
    qtbot.keyClick(panel.leave_out, Qt.Key.Key_Space)
    settle(qtbot, view)
    rows = column(panel, 0)
    assert "Asked: It rains." in rows
    assert "Asked: Where am I?" in rows
    # The scripted model finds a text as probable after anything.
    assert set(column(panel, 1)) == {"="}
    panel.bars.setCurrentCell(0, 0)
    assert "would have been as probable" in panel.detail.text()
    other = opened(qtbot, context)
    other.open_conversation(view.current_id)
    settle(qtbot, other)
    again = press_keys(qtbot, other).panel
    assert again.bars.rowCount() == len(rows)


def test_where_it_looked_is_drawn_and_listed(qtbot: QtBot, view: AssistantView) -> None:
    panel = press_keys(qtbot, view).panel
    panel.tokens.selectRow(3)
    panel.look.setFocus()
    qtbot.keyClick(panel.look, Qt.Key.Key_Space)
    settle(qtbot, view)
    assert not panel.attention.isHidden()
    assert "rains." in panel.attention.text.toPlainText()
    assert panel.attention.table.rowCount() == 10
    assert panel.attention.text.extraSelections()
    panel.tokens.selectRow(4)
    assert panel.attention.isHidden()


def test_escape_puts_it_away_and_another_conversation_does(
    qtbot: QtBot, view: AssistantView
) -> None:
    panel = press_keys(qtbot, view).panel
    qtbot.keyClick(panel.tokens, Qt.Key.Key_Escape)
    assert panel.isHidden()
    press_keys(qtbot, view)
    assert panel.isVisible()
    view.new_conversation()
    settle(qtbot, view)
    assert panel.isHidden()
