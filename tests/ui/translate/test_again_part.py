"""Other translations of a segment are offered, and its translation is put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.again_part import AgainPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import KEPT, TARGET, stored_work

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST, SECOND = "Il faut 4 500 euros.", "Cela vaut 4 500 euros."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    answers = [FIRST, "Il faut quatre euros.", FIRST, SECOND, "Cela coûte 45 euros.", SECOND]
    return fake_services(tmp_path, answers)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.open_work(stored_work(services))
    view.page.rows.right.setFocus()
    view.page.rows.right.go_to(1)
    return view


def test_another_translation_is_chosen_and_undone(
    qtbot: QtBot, view: TranslateView, services: Services
) -> None:
    part, right = view.parts.part(AgainPart), view.page.rows.right
    qtbot.keyClick(right, Qt.Key.Key_F9)
    assert part.card.isVisible()
    qtbot.waitUntil(lambda: len(part.card.rows) == 3)
    texts = [row.text for row in part.card.rows]
    assert set(texts[:2]) == {FIRST, SECOND}
    assert texts[2] == "Il faut quatre euros."
    assert part.card.rows[0].hasFocus()
    qtbot.keyClick(part.card.rows[0], Qt.Key.Key_Down)
    assert part.card.rows[1].hasFocus()
    qtbot.keyClick(part.card.rows[1], Qt.Key.Key_Return)
    assert not part.card.isVisible()
    assert view.work.text == TARGET.replace("Cela coûte 45 euros.", texts[1])
    assert 1 not in right.marks
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    stored = services.work_store.get(view.work.id)
    assert stored is not None
    assert stored.text == view.work.text
    qtbot.keyClick(right, Qt.Key.Key_Z, CONTROL)
    assert view.work.text == TARGET
    assert 1 in right.marks


def test_a_model_that_writes_the_same_again_is_said(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path / "same", ["Cela coûte 45 euros."] * 8)
    view = shown(qtbot, TranslateView(make_context(qapp, services, lanes)))
    view.open_work(stored_work(services))
    view.page.rows.right.go_to(1)
    part = view.parts.part(AgainPart)
    qtbot.mouseClick(part.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(part.card.words.isVisible)
    assert part.card.words.text().startswith("The model writes the same again.")
    part.card.hide()


def test_the_translation_is_put_back(qtbot: QtBot, view: TranslateView) -> None:
    part = view.parts.part(AgainPart)
    qtbot.keyClick(view.page.rows.right, Qt.Key.Key_F9, SHIFT)
    assert part.card.title.text() == "Back into English"
    qtbot.waitUntil(part.card.words.isVisible)
    assert part.card.words.text() == FIRST
    assert part.card.note.text() == "The source says: It costs 4,500 euros."
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not part.card.isVisible()
    assert view.work.text == TARGET


def test_closing_the_card_stops_the_model(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    generator = GatedGenerator(["one two three four five six"] * 6, words=2)
    services = fake_services(tmp_path / "gated", generator=generator)
    view = shown(qtbot, TranslateView(make_context(qapp, services, lanes)))
    view.open_work(stored_work(services))
    view.page.rows.right.go_to(1)
    part = view.parts.part(AgainPart)
    part.translate_again()
    assert view.busy
    part.card.hide()
    generator.gate.set()
    qtbot.waitUntil(lambda: not view.busy)
    assert not part.card.rows
    assert not part.card.isVisible()


def test_what_was_kept_is_not_translated_again(view: TranslateView) -> None:
    part = view.parts.part(AgainPart)
    assert part.again_button.isEnabled()
    view.page.rows.right.go_to(KEPT)
    assert not part.again_button.isEnabled()
    part.translate_again()
    assert not part.card.isVisible()
    assert not view.busy
