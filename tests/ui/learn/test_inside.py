"""Inside a model with real clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.learning.tiny_training import STEPS
from gpt_desktop.core.messages import Prompt
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.learn.inside_section import InsideSection
from gpt_desktop.ui.learn.inside_words import SENTENCE
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = ["The", "␣capital", "␣of", "␣France", "␣is"]


def _said(prompt: Prompt) -> str:
    del prompt  # whatever is asked
    return ", Paris"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, _said)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    view = shown(qtbot, LearnView(context))
    qtbot.mouseClick(view.tabs.buttons["inside"], Qt.MouseButton.LeftButton)
    return view


@pytest.fixture
def section(view: LearnView) -> InsideSection:
    return _section(view)


def _section(view: LearnView) -> InsideSection:
    section = view.section("inside")
    assert isinstance(section, InsideSection)
    return section


def _looked(qtbot: QtBot, section: InsideSection) -> None:
    qtbot.keyClick(section.page.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.page.found.isVisible() and not section.busy)


def _tokens(section: InsideSection) -> list[str]:
    tokens = section.page.tokens
    return [tokens.item(row).text().split("\n")[0] for row in range(tokens.count())]


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return "" if item is None else item.text()


def _shares(section: InsideSection) -> dict[str, str]:
    table = section.page.attention.attended.table
    return {_cell(table, row, 0): _cell(table, row, 1) for row in range(table.rowCount())}


def test_the_sentence_becomes_tokens(qtbot: QtBot, section: InsideSection) -> None:
    assert section.page.sentence.hasFocus()
    assert section.page.sentence.text() == SENTENCE
    assert not section.page.found.isVisible()
    _looked(qtbot, section)
    assert _tokens(section) == WORDS
    assert section.page.tokens.currentRow() == len(WORDS) - 1


def test_the_way_is_drawn_and_read_out(section: InsideSection) -> None:
    chain = section.page.chain
    words = "Text → Tokens → Layers → Logits → Softmax → Draw → Once more"
    assert chain.accessibleDescription() == words
    one = chain.sizeHint().height()
    wide = chain.grab().toImage()
    assert len({wide.pixel(x, one // 2) for x in range(wide.width())}) > 2
    chain.resize(250, one)
    assert chain.height() > 2 * one  # no box is cut off


def test_layer_head_and_token_are_chosen_by_key(qtbot: QtBot, section: InsideSection) -> None:
    _looked(qtbot, section)
    page = section.page
    assert _shares(section) == {**dict.fromkeys(WORDS, "0.0 %"), "The": "50.0 %", "␣is": "50.0 %"}
    qtbot.keyClick(page.attention.head, Qt.Key.Key_Down)
    qtbot.keyClick(page.attention.head, Qt.Key.Key_Down)
    qtbot.keyClick(page.attention.layer, Qt.Key.Key_Down)
    assert (page.attention.layer.currentText(), page.attention.head.currentText()) == ("1", "2")
    assert _shares(section)["␣is"] == "100.0 %"
    qtbot.keyClick(page.tokens, Qt.Key.Key_Home)
    table = page.attention.attended.table
    assert [table.rowCount(), _cell(table, 0, 1)] == [1, "100.0 %"]


def test_a_head_is_chosen_on_the_map(qtbot: QtBot, section: InsideSection) -> None:
    _looked(qtbot, section)
    attention = section.page.attention
    assert attention.map.shares == [[0.0, 1.0], [0.0, 1.0]]
    at = QPoint(30, 18)  # the second column and row
    qtbot.mouseClick(attention.map, Qt.MouseButton.LeftButton, pos=at)
    assert (attention.layer.currentText(), attention.head.currentText()) == ("2", "2")
    assert _shares(section)["␣is"] == "100.0 %"
    qtbot.keyClick(attention.map, Qt.Key.Key_Up)
    qtbot.keyClick(attention.map, Qt.Key.Key_Right)  # there is none
    assert (attention.layer.currentText(), attention.head.currentText()) == ("2", "1")
    assert _shares(section)["The"] == "100.0 %"
    qtbot.mouseClick(attention.map_table_button, Qt.MouseButton.LeftButton)
    table = attention.map_table
    cells = [[_cell(table, row, column) for column in range(2)] for row in range(2)]
    assert cells == [["0.0 %", "0.0 %"], ["100.0 %", "100.0 %"]]
    words = "Layer 2, head 1: 0.0 % elsewhere than at the first token"
    assert attention.map.accessibleDescription() == words


def test_a_temperature_changes_the_probabilities(qtbot: QtBot, section: InsideSection) -> None:
    _looked(qtbot, section)
    shown = section.page.next
    cells = [[_cell(shown.table, row, column) for column in range(3)] for row in range(2)]
    assert cells == [["␣x", "2.00", "73.11 %"], ["␣y", "1.00", "26.89 %"]]
    qtbot.mouseClick(shown.temperatures.buttons["2.0"], Qt.MouseButton.LeftButton)
    assert [_cell(shown.table, row, 2) for row in range(2)] == ["62.25 %", "37.75 %"]
    assert shown.others.text() == "All other 0 tokens together: 0.00 %"


def test_a_drawn_token_is_added_and_looked_at(qtbot: QtBot, section: InsideSection) -> None:
    _looked(qtbot, section)
    qtbot.keyClick(section.page.sentence, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(_tokens(section)) == len(WORDS) and not section.busy)
    qtbot.waitUntil(lambda: _tokens(section)[-1] == "␣is,")
    assert section.page.sentence.text() == SENTENCE + ","
    assert section.page.drawn.text() == "Drawn: ,"
    qtbot.keyClick(section.page.sentence, Qt.Key.Key_Z, CONTROL)
    assert section.page.sentence.text() == SENTENCE
    qtbot.keyClicks(section.page.sentence, ",")
    qtbot.waitUntil(lambda: not section.busy)
    qtbot.mouseClick(section.page.likeliest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.page.sentence.text() == SENTENCE + ",,")


def test_the_tiny_model_learns_the_sentence(qtbot: QtBot, section: InsideSection) -> None:
    qtbot.mouseClick(section.page.training.train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.page.training.result.isVisible() and not section.busy)
    training = section.page.training
    assert training.table.rowCount() == STEPS + 1
    assert float(_cell(training.table, STEPS, 1)) < float(_cell(training.table, 0, 1))
    qtbot.mouseClick(training.as_table, Qt.MouseButton.LeftButton)
    assert training.table.isVisible()
    told = training.result.text()
    assert "“h” comes after “T”" in told
    assert "Backward: the weight from hidden unit" in told
    assert "Letters drawn after 0 steps" in told
    assert f"Letters drawn after {STEPS} steps" in told


def test_what_cannot_be_looked_at_is_told(qtbot: QtBot, section: InsideSection) -> None:
    section.page.sentence.setText("word " * 200)
    qtbot.keyClick(section.page.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.page.error.isVisible() and not section.busy)
    assert not section.page.found.isVisible()
    section.page.sentence.clear()
    qtbot.keyClick(section.page.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not section.busy)
    assert section.page.error.isVisible()


def test_sentence_and_temperature_come_back(
    qtbot: QtBot, view: LearnView, context: ViewContext
) -> None:
    page = _section(view).page
    qtbot.keyClicks(page.sentence, " not")
    qtbot.mouseClick(page.next.temperatures.buttons["0.3"], Qt.MouseButton.LeftButton)
    view.save_state()
    again = shown(qtbot, LearnView(context))
    assert again.current.id == "inside"
    assert _section(again).page.sentence.text() == SENTENCE + " not"
    assert _section(again).page.next.temperature == pytest.approx(0.3)
