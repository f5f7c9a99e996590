"""Several answers to one question: none is lost, and each leads to the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.version_switch import VersionSwitch
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, last, opened, said, settle
from tests.ui.fakes import fake_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    """With two answers to one question."""
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    assert last(view).action_row.versions is None
    view.answer_again()
    settle(qtbot, view)
    return view


def switch(answer: AnswerWidget) -> VersionSwitch:
    found = answer.action_row.versions
    assert found is not None
    assert found.isVisible()
    return found


def press(qtbot: QtBot, view: AssistantView, *, back: bool) -> None:
    found = switch(last(view))
    qtbot.mouseClick(found.previous if back else found.next, Qt.MouseButton.LeftButton)
    settle(qtbot, view)


def test_an_older_answer_comes_back(qtbot: QtBot, view: AssistantView) -> None:
    assert switch(last(view)).place.text() == "2/2"
    assert not switch(last(view)).next.isEnabled()
    press(qtbot, view, back=True)
    assert said(view) == ["Hello", ANSWERS[0]]
    assert switch(last(view)).place.text() == "1/2"
    assert switch(last(view)).place.accessibleName() == "Answer 1 of 2"
    assert not switch(last(view)).previous.isEnabled()
    press(qtbot, view, back=False)
    assert said(view) == ["Hello", ANSWERS[1]]


def test_each_answer_has_its_own_continuation(qtbot: QtBot, view: AssistantView) -> None:
    press(qtbot, view, back=True)
    ask(qtbot, view, "Go on")
    assert said(view) == ["Hello", ANSWERS[0], "Go on", ANSWERS[2]]
    first = view.page.transcript.widgets[1]
    assert isinstance(first, AnswerWidget)
    qtbot.mouseClick(switch(first).next, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[1]]
    press(qtbot, view, back=True)
    assert said(view) == ["Hello", ANSWERS[0], "Go on", ANSWERS[2]]


def test_the_answer_chosen_is_still_there_after_a_restart(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    press(qtbot, view, back=True)
    view.save_state()
    again = opened(qtbot, context)
    settle(qtbot, again)
    assert said(again) == ["Hello", ANSWERS[0]]
    assert switch(last(again)).place.text() == "1/2"


def test_the_keyboard_goes_on_from_the_answer_it_led_to(qtbot: QtBot, view: AssistantView) -> None:
    view.activateWindow()
    button = switch(last(view)).previous
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0]]
    assert switch(last(view)).next.hasFocus()
    qtbot.keyClick(switch(last(view)).next, Qt.Key.Key_Space)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[1]]


def test_what_comes_before_stays_where_it_is(qtbot: QtBot, view: AssistantView) -> None:
    before = view.page.transcript.widgets[0]
    press(qtbot, view, back=True)
    assert view.page.transcript.widgets[0] is before


@pytest.mark.parametrize(("messages", "at_least"), [(20, 22), (60, 20)])
def test_a_continuation_comes_along(
    qtbot: QtBot, view: AssistantView, messages: int, at_least: int
) -> None:
    store = view.context.services.conversations
    first, second = store.versions(view.current_id)[store.messages(view.current_id)[0].id]
    store.show_version(first)
    parent = first
    for number in range(messages):
        role = Role.ASSISTANT if number % 2 else Role.USER
        text, state = f"{role} {number}", MessageState.COMPLETE
        parent = store.add_message(view.current_id, parent, role, text, state).id
    store.show_version(second)
    press(qtbot, view, back=True)
    assert len(said(view)) >= at_least
    assert said(view)[-2:] == [f"user {messages - 2}", f"assistant {messages - 1}"]


def test_commands_lead_there_too(qtbot: QtBot, view: AssistantView) -> None:
    commands = {command.title: command.run for command in view.commands()}
    commands["Previous answer"]()
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0]]
    commands["Previous answer"]()  # there is none
    settle(qtbot, view)
    commands["Next answer"]()
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[1]]
