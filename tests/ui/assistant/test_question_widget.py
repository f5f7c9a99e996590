"""A question can be edited, and a cut answer gone on from; nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, last, opened, said, settle
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


def question(view: AssistantView) -> QuestionWidget:
    found = view.page.transcript.last_question
    assert found is not None
    return found


def edit(qtbot: QtBot, view: AssistantView, text: str) -> None:
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_E, CONTROL)
    editor = question(view).editor
    assert editor is not None
    assert editor.field.hasFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, text)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, view)


def test_an_edited_question_is_answered_and_the_old_one_a_click_away(
    qtbot: QtBot, view: AssistantView
) -> None:
    ask(qtbot, view, "Hello")
    ask(qtbot, view, "Why is the sky blue?")
    edit(qtbot, view, "Why is the sea blue?")
    assert said(view) == ["Hello", ANSWERS[0], "Why is the sea blue?", ANSWERS[2]]
    question(view).step_version(-1)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0], "Why is the sky blue?", ANSWERS[1]]
    switch = question(view)._switch
    assert switch is not None
    assert switch.place.text() == "1/2"
    assert switch.place.accessibleName() == "Question 1 of 2"
    qtbot.mouseClick(switch.next, LEFT)
    settle(qtbot, view)
    assert said(view)[2:] == ["Why is the sea blue?", ANSWERS[2]]


def test_the_first_question_can_be_edited_too(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    ask(qtbot, view, "Hello")
    edit(qtbot, view, "Good morning")
    assert said(view) == ["Good morning", ANSWERS[1]]
    view.save_state()
    again = opened(qtbot, context)
    settle(qtbot, again)
    assert said(again) == ["Good morning", ANSWERS[1]]
    question(again).step_version(-1)
    settle(qtbot, again)
    assert said(again) == ["Hello", ANSWERS[0]]


def test_the_same_words_are_another_answer(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    edit(qtbot, view, "Hello")
    assert said(view) == ["Hello", ANSWERS[1]]
    assert question(view).editor is None
    last(view).step_version(-1)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0]]


def test_escape_leaves_the_question_as_it_was(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    question(view).copy.show()
    qtbot.mouseClick(question(view).edit, LEFT)
    editor = question(view).editor
    assert editor is not None
    editor.field.clear()
    assert not editor.send.isEnabled()
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert question(view).editor is None
    assert question(view).body.isVisible()
    assert said(view) == ["Hello", ANSWERS[0]]


def test_a_stopped_answer_goes_on(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    generator = GatedGenerator(["one two three four five six", "four five six"], words=3)
    services = fake_services(tmp_path, generator=generator)
    view = opened(qtbot, make_context(qapp, services, lanes))
    qtbot.keyClicks(view.page.composer.edit, "Count")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "three" in last(view).text)
    view.stop_current()
    settle(qtbot, view)
    stopped = last(view).text
    go_on = last(view).action_row.go_on
    assert go_on is not None
    assert go_on.isVisible()
    generator.gate.set()
    qtbot.mouseClick(go_on, LEFT)
    settle(qtbot, view)
    assert last(view).text.startswith(stopped.rstrip())
    assert last(view).text.endswith("four five six")
    go_on = last(view).action_row.go_on
    assert go_on is None or not go_on.isVisible()
    kept = services.conversations.messages(view.current_id)[-1]
    assert (kept.content, kept.state) == (last(view).text, MessageState.COMPLETE)
    last(view).step_version(-1)
    settle(qtbot, view)
    assert last(view).text == stopped


def test_a_whole_answer_is_not_gone_on_from(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    go_on = last(view).action_row.go_on
    assert go_on is None or not go_on.isVisible()


def test_an_answer_cut_by_its_length_goes_on(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    context = make_context(qapp, fake_services(tmp_path, ["word " * 40]), lanes)
    context.change_settings(replace(context.settings(), max_answer_tokens=16))
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    go_on = last(view).action_row.go_on
    assert go_on is not None
    assert go_on.isVisible()
    assert "length limit" in last(view).state.notices.shown[0].text
