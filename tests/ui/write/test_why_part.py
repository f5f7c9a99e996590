"""Why these words, of a proposal: left of the text, by its button or by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from gpt_desktop.ui.write.why_part import SIDE, WhyPart
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ANSWER = "Join us for a walk by the river."
TEXT = "We would like to invite all of you to a walk that goes along by the river."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    """With a proposal."""
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText(TEXT)
    proposals = view.parts.part(ProposalsPart)
    proposals.act("shorten")
    qtbot.waitUntil(lambda: bool(proposals.shown) and not view.busy)
    return view


def test_the_button_of_a_card_opens_it_and_its_words_are_measured(
    qtbot: QtBot, view: WriteView
) -> None:
    proposal, card = view.parts.part(ProposalsPart).shown[0]
    qtbot.waitUntil(card.why.isVisible)
    qtbot.mouseClick(card.why, Qt.MouseButton.LeftButton)
    desk = view.parts.part(WhyPart).desk
    qtbot.waitUntil(lambda: not desk.busy)
    assert desk.panel.isVisible()
    assert desk.panel.tokens.list.text == proposal.work.text
    desk.leave_out()
    qtbot.waitUntil(lambda: not desk.busy)
    model = desk.panel.bars.model()
    words = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any("a walk that goes along" in each for each in words)


def test_the_keys_are_for_the_newest_and_put_it_away(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClick(view.editor, Qt.Key.Key_Y, CONTROL_SHIFT)
    desk = view.parts.part(WhyPart).desk
    assert view.page.sides.opened == SIDE
    qtbot.waitUntil(lambda: not desk.busy)
    qtbot.keyClick(desk.panel.tokens, Qt.Key.Key_Escape)
    assert view.page.sides.opened == ""
    assert desk.panel.isHidden()
