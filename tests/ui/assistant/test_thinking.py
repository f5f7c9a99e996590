"""Thinking is folded above the answer, and a switch says whether there is any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.messages import ChatPrompt, Prompt, Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.thinking_fold import ThinkingFold
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ask, last, opened, said, settle
from tests.ui.fakes import fake_services

THOUGHT = "Light of short waves is scattered more."
ANSWER = "Because of the air."


class Asked:
    """Answers with thinking, and keeps whether it was asked for."""

    def __init__(self) -> None:
        self.thinks: list[bool] = []

    def __call__(self, prompt: Prompt) -> str:
        assert isinstance(prompt, ChatPrompt)
        self.thinks.append(prompt.thinks)
        return f"<think>\n{THOUGHT}\n</think>\n\n{ANSWER}"


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def services(tmp_path: Path, asked: Asked) -> Services:
    return fake_services(tmp_path, asked)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


def fold(view: AssistantView) -> ThinkingFold:
    found = last(view).thinking
    assert found is not None
    return found


def test_it_is_folded_above_the_answer_and_opens_by_keyboard(
    qtbot: QtBot, view: AssistantView
) -> None:
    ask(qtbot, view, "Why is the sky blue?")
    assert said(view) == ["Why is the sky blue?", ANSWER]
    assert last(view).accessibleName() == f"Assistant: {ANSWER}"
    folded = fold(view)
    assert (folded.isVisible(), folded.unfolded, folded.body) == (True, False, None)
    assert folded.text == THOUGHT
    assert folded.geometry().bottom() < last(view).body.geometry().top()
    folded.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(folded.button, Qt.Key.Key_Space)
    assert folded.unfolded
    assert folded.body is not None
    assert folded.body.isVisible()
    assert folded.body.toPlainText() == THOUGHT
    assert folded.button.accessibleDescription() == "Hide the thinking"
    qtbot.keyClick(folded.button, Qt.Key.Key_Space)
    assert not folded.body.isVisible()
    last(view).action_row.copy.click()
    assert QGuiApplication.clipboard().text() == ANSWER


def test_how_long_it_took_is_said_when_it_is_opened_again(
    qtbot: QtBot, view: AssistantView, services: Services, context: ViewContext
) -> None:
    ask(qtbot, view, "Why?")
    answer = services.conversations.messages(view.current_id)[-1]
    assert answer.thinking is not None
    for seconds, words in ((12.4, "Thought for 12 s"), (200.0, "Thought for 3 min")):
        services.conversations.update_message(
            answer.id,
            answer.content,
            answer.state,
            thinking=replace(answer.thinking, seconds=seconds),
        )
        view.save_state()
        again = opened(qtbot, context)
        settle(qtbot, again)
        assert fold(again).button.text() == words
        assert fold(again).isVisible()


def test_an_old_answer_with_thinking_in_it_shows_it_folded(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    store = services.conversations
    made = store.create_conversation("Sums")
    asked = store.add_message(made.id, None, Role.USER, "2 + 2?", MessageState.COMPLETE)
    words = "<think>\nTwo and two.\n</think>\n\nFour."
    store.add_message(made.id, asked.id, Role.ASSISTANT, words, MessageState.COMPLETE)
    view.open_conversation(made.id)
    settle(qtbot, view)
    assert said(view) == ["2 + 2?", "Four."]
    assert fold(view).button.text() == "Thought before it answered"


def test_an_answer_without_thinking_has_no_fold(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    store = services.conversations
    made = store.create_conversation("Plain")
    asked = store.add_message(made.id, None, Role.USER, "Hi", MessageState.COMPLETE)
    store.add_message(made.id, asked.id, Role.ASSISTANT, "Hello.", MessageState.COMPLETE)
    view.open_conversation(made.id)
    settle(qtbot, view)
    assert last(view).thinking is None


def test_the_switch_is_the_conversations_own_and_stays(
    qtbot: QtBot, view: AssistantView, asked: Asked, context: ViewContext
) -> None:
    ask(qtbot, view, "One")
    switch = view.page.thinking
    assert switch.isVisible()
    assert not switch.isChecked()
    assert switch.icon().isNull()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.icon().isNull()
    ask(qtbot, view, "Two")
    thoughtful = view.current_id
    view.new_conversation()
    assert not switch.isChecked()
    ask(qtbot, view, "Three")
    assert asked.thinks == [False, True, False]
    view.save_state()
    again = opened(qtbot, context)
    settle(qtbot, again)
    assert not again.page.thinking.isChecked()
    again.open_conversation(thoughtful)
    assert again.page.thinking.isChecked()


def test_chosen_before_the_first_question_it_is_for_all_new_ones(
    qtbot: QtBot, view: AssistantView, asked: Asked, context: ViewContext
) -> None:
    ask(qtbot, view, "One")
    view.new_conversation()
    view.page.thinking.click()
    ask(qtbot, view, "Two")
    assert view.page.thinking.isChecked()
    view.new_conversation()
    assert view.page.thinking.isChecked()
    assert context.settings().thinks("")
    assert asked.thinks == [False, True]


def test_stopped_while_thinking_is_said_and_can_go_on(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    ask(qtbot, view, "Why?")
    store = services.conversations
    answer = store.messages(view.current_id)[-1]
    assert answer.receipt is not None
    receipt = replace(answer.receipt, finish=FinishReason.LENGTH)
    store.update_message(answer.id, "", MessageState.COMPLETE, receipt)
    conversation = view.current_id
    view.new_conversation()
    view.open_conversation(conversation)
    settle(qtbot, view)
    [notice] = last(view).state.notices.shown
    assert notice.text.startswith("Stopped while thinking")
    go_on = last(view).action_row.go_on
    assert go_on is not None
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert said(view)[-1] == ANSWER
    assert fold(view).text.startswith(THOUGHT)
