"""Words offered while one types: taken whole, by the word, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.ghost_part import GhostPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
BEGUN = "The ferry to the island"
GHOST = " leaves at nine o'clock."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [GHOST] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.parts.part(GhostPart).toggle()
    view.activateWindow()
    view.editor.setFocus()
    return view


def ghost_of(view: WriteView) -> str:
    return view.parts.part(GhostPart).ghost.text


def typed(qtbot: QtBot, view: WriteView, text: str = BEGUN) -> None:
    qtbot.waitUntil(view.editor.hasFocus)
    qtbot.keyClicks(view.editor, text)
    qtbot.waitUntil(lambda: ghost_of(view) == GHOST)


def test_it_is_off_until_it_is_asked_for(qtbot: QtBot, context: ViewContext, lanes: Lanes) -> None:
    view = shown(qtbot, WriteView(context))
    assert not view.parts.part(GhostPart).button.isChecked()
    view.editor.setFocus()
    qtbot.keyClicks(view.editor, BEGUN)
    assert not view.parts.part(GhostPart)._pause.isActive()
    assert lanes.inference.jobs == ()


def test_what_is_offered_is_not_in_the_text(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    assert view.editor.toPlainText() == BEGUN
    assert view.editor.accessibleDescription() == GHOST.strip()
    assert view.parts.part(GhostPart).ghost.isVisible()


def test_tab_takes_all_of_it_as_one_step_of_undo(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_Tab)
    assert view.editor.toPlainText() == BEGUN + GHOST
    assert view.editor.hasFocus()
    view.editor.undo()
    assert view.editor.toPlainText() == BEGUN


def test_a_word_is_taken_and_the_rest_stays_offered(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_Right, CONTROL)
    assert view.editor.toPlainText() == f"{BEGUN} leaves"
    assert ghost_of(view) == " at nine o'clock."


def test_what_was_taken_is_noted_as_a_models(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_Right, CONTROL)
    qtbot.keyClick(view.editor, Qt.Key.Key_Right, CONTROL)
    body = view.editor.text()
    [part] = view.open_text.parts.told(body)
    assert (part.span.of(body), part.words) == (" leaves at", " leaves at")
    assert (part.author, part.asked) == ("Scripted", "continue")


def test_escape_takes_none(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    assert ghost_of(view) == ""
    assert view.editor.toPlainText() == BEGUN


def test_who_types_along_keeps_the_rest(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    qtbot.keyClicks(view.editor, " le")
    assert ghost_of(view) == GHOST[3:]
    qtbot.keyClicks(view.editor, "x")
    assert ghost_of(view) == ""


def test_tab_without_an_offer_goes_on_to_the_next_control(qtbot: QtBot, view: WriteView) -> None:
    qtbot.waitUntil(view.editor.hasFocus)
    qtbot.keyClick(view.editor, Qt.Key.Key_Tab)
    assert not view.editor.hasFocus()


def test_nothing_is_offered_within_a_line(qtbot: QtBot, view: WriteView) -> None:
    typed(qtbot, view)
    view.editor.moveCursor(view.editor.textCursor().MoveOperation.StartOfLine)
    assert ghost_of(view) == ""


def test_what_was_asked_goes_first_and_a_key_ends_a_suggestion(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, generator=GatedGenerator([GHOST]))
    made = make_context(qapp, services, lanes)
    made.change_settings(replace(made.settings(), ghost_text=True))
    view = shown(qtbot, WriteView(made))
    view.activateWindow()
    view.editor.setFocus()
    qtbot.waitUntil(view.editor.hasFocus)
    qtbot.keyClicks(view.editor, BEGUN)
    qtbot.waitUntil(lambda: len(lanes.inference.jobs) == 1)
    [job] = lanes.inference.jobs
    assert not job.asked
    qtbot.keyClicks(view.editor, "s")
    assert job.token.cancelled
