"""Answers on their way, whatever conversation is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import last, opened, said, settle
from tests.ui.fakes import fake_services
from tests.ui.gated_generator import GatedGenerator


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


@pytest.fixture
def generator() -> Iterator[GatedGenerator]:
    gated = GatedGenerator(["one two three four five six", "another answer of more words"])
    yield gated
    gated.gate.set()


@pytest.fixture
def services(tmp_path: Path, generator: GatedGenerator) -> Services:
    return fake_services(tmp_path, generator=generator)


def begin(qtbot: QtBot, view: AssistantView) -> None:
    qtbot.keyClicks(view.page.composer.edit, "Count")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: last(view).text == "one two three")


def test_escape_stops_and_keeps_what_there_is(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    begin(qtbot, view)
    assert view.busy
    assert view.page.composer.button.accessibleName() == "Stop"
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Escape)
    settle(qtbot, view)
    kept = services.conversations.messages(view.current_id)[-1]
    assert kept.state is MessageState.STOPPED
    assert said(view) == ["Count", kept.content]
    assert kept.content.startswith("one two three")


def test_it_goes_on_while_another_conversation_is_shown(
    qtbot: QtBot, view: AssistantView, generator: GatedGenerator
) -> None:
    begin(qtbot, view)
    first = view.current_id
    view.new_conversation()
    assert view.page.composer.button.accessibleName() == "Send"
    view.open_conversation(first)
    qtbot.waitUntil(lambda: said(view) == ["Count", "one two three"])
    assert view.page.composer.button.accessibleName() == "Stop"
    generator.gate.set()
    settle(qtbot, view)
    assert said(view) == ["Count", "one two three four five six"]


def test_it_is_saved_unseen(qtbot: QtBot, view: AssistantView, generator: GatedGenerator) -> None:
    begin(qtbot, view)
    first = view.current_id
    view.new_conversation()
    generator.gate.set()
    settle(qtbot, view)
    view.open_conversation(first)
    settle(qtbot, view)
    assert said(view) == ["Count", "one two three four five six"]


def test_another_question_waits_its_turn(
    qtbot: QtBot, view: AssistantView, generator: GatedGenerator
) -> None:
    begin(qtbot, view)
    view.new_conversation()
    qtbot.keyClicks(view.page.composer.edit, "Wait")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    progress = last(view).state.progress
    assert progress is not None
    assert progress.text == "Waiting for its turn…"
    generator.gate.set()
    settle(qtbot, view)
    assert said(view) == ["Wait", "another answer of more words"]


def test_a_question_that_waits_is_stored_already(
    qtbot: QtBot, view: AssistantView, generator: GatedGenerator
) -> None:
    """A quit or a kill would lose it otherwise: it waits for whatever else is written."""
    begin(qtbot, view)
    view.new_conversation()
    qtbot.keyClicks(view.page.composer.edit, "Wait")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    store = view.context.services.conversations
    question, answer = store.messages(view.current_id)
    assert question.content == "Wait"
    view.stop_current()
    [_, stopped] = store.messages(view.current_id)
    assert (stopped.id, stopped.state) == (answer.id, MessageState.STOPPED)
    assert not view.page.composer._busy
    generator.gate.set()
    settle(qtbot, view)


def test_what_is_waited_for_follows_the_model(
    qtbot: QtBot, view: AssistantView, generator: GatedGenerator
) -> None:
    qtbot.keyClicks(view.page.composer.edit, "Count")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    progress = last(view).state.progress
    assert progress is not None
    assert progress.text == "Loading Scripted…"
    qtbot.waitUntil(lambda: last(view).text == "one two three")
    view.new_conversation()
    qtbot.keyClicks(view.page.composer.edit, "Wait")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    view.model_changed()
    waiting = last(view).state.progress
    assert waiting is not None
    assert waiting.text == "Waiting for its turn…"
    generator.gate.set()
    settle(qtbot, view)


def test_enter_does_not_send_a_second_question(qtbot: QtBot, view: AssistantView) -> None:
    begin(qtbot, view)
    qtbot.keyClicks(view.page.composer.edit, "And now")
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    assert view.page.composer.text == "And now"
    assert len(said(view)) == 2
