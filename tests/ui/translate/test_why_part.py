"""Why these words, of a segment: its own prompt is found by doing the translation again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.translate.why_part import WhyPart
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import KEPT, stored_work

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.open_work(stored_work(services))
    view.page.rows.right.setFocus()
    view.page.rows.right.go_to(2)
    return view


def settle(qtbot: QtBot, part: WhyPart) -> None:
    qtbot.waitUntil(lambda: not part.desk.busy)


def test_a_segment_is_measured_after_its_own_prompt_and_the_next_one_follows(
    qtbot: QtBot, view: TranslateView
) -> None:
    part, right = view.parts.part(WhyPart), view.page.rows.right
    qtbot.keyClick(right, Qt.Key.Key_Y, CONTROL_SHIFT)
    settle(qtbot, part)
    panel = part.desk.panel
    assert panel.isVisible()
    assert panel.error.isHidden()
    assert panel.tokens.list.text == "Apportez votre carte."
    part.desk.leave_out()
    settle(qtbot, part)
    model = panel.bars.model()
    words = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any("Bring your card." in each for each in words)
    right.go_to(1)
    qtbot.waitUntil(lambda: panel.tokens.list.text == "Cela coûte 45 euros.")
    assert panel.bars.isHidden()
    right.go_to(2)
    qtbot.waitUntil(lambda: panel.tokens.list.text == "Apportez votre carte.")
    assert panel.bars.rowCount() == len(words)


def test_what_the_model_did_not_write_says_so(qtbot: QtBot, view: TranslateView) -> None:
    part = view.parts.part(WhyPart)
    view.page.rows.right.go_to(KEPT)
    qtbot.mouseClick(part.button, Qt.MouseButton.LeftButton)
    settle(qtbot, part)
    assert part.desk.panel.error.isVisible()
    qtbot.keyClick(part.desk.panel.tokens, Qt.Key.Key_Escape)
    assert not part.desk.panel.isVisible()
    assert view.page.panels.opened == ""
