"""What will be sent is shown before it is, and the person chooses of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState, Sending
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.assistant.plan import PartKind
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.context_part import ContextPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, opened, settle
from tests.ui.fakes import fake_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, lambda _: ANSWERS[0])


def part_of(view: AssistantView) -> ContextPart:
    return next(part for part in view.parts.all if isinstance(part, ContextPart))


def counted(qtbot: QtBot, view: AssistantView) -> ContextPart:
    """With the tokens of what stands in the field now."""
    part = part_of(view)
    part.look = None
    part.model_changed()
    qtbot.waitUntil(lambda: part.look is not None)
    return part


def long_conversation(context: ViewContext, messages: int) -> str:
    store = context.services.conversations
    made, parent = store.create_conversation("Long"), None
    for number in range(messages):
        role = (Role.USER, Role.ASSISTANT)[number % 2]
        words = f"turn {number} " + "word " * 60
        parent = store.add_message(made.id, parent, role, words, MessageState.COMPLETE).id
    return made.id


def test_before_the_model_is_loaded_it_is_an_estimate(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    part = part_of(view)
    assert part.ring.share is None
    qtbot.keyClicks(view.page.composer.edit, "What is near?")
    qtbot.mouseClick(part.ring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.look is not None)
    assert part.panel.isVisible()
    assert part.look is not None
    assert part.look.estimated
    assert part.look.plan is not None
    tokens = f"About {part.look.plan.tokens:,} of {part.look.plan.context:,} tokens"
    assert part.panel.total.text().startswith(f"{tokens}, by the letters")
    assert part.ring.accessibleName() == f"{tokens}: show what is sent"
    ask(qtbot, view, " And far?")
    look = counted(qtbot, view).look
    assert look is not None
    assert not look.estimated


def test_the_ring_says_what_the_prompt_really_takes(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    qtbot.keyClicks(view.page.composer.edit, "And then?")
    part = counted(qtbot, view)
    look = part.look
    assert look is not None
    assert look.plan is not None
    said = part.ring.accessibleName()
    assert said.startswith(f"{look.plan.tokens:,} of {look.plan.context:,} tokens")
    assert part.ring.share == look.plan.tokens / look.plan.context
    kinds = [row.kind for row in part.panel.rows.rows]
    turns = [PartKind.TURN] * 2
    assert kinds == [PartKind.SYSTEM, *turns, PartKind.QUESTION, PartKind.TEMPLATE]
    assert [row.name for row in part.panel.rows.rows][1:3] == [
        "You: Hello",
        f"Assistant: {ANSWERS[0]}",
    ]
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    settle(qtbot, view)
    sent = view.page.transcript.last_answer
    assert sent is not None
    assert sent.message is not None
    assert sent.message.receipt is not None
    assert sent.message.receipt.usage.prompt_tokens == look.plan.tokens


def test_a_message_is_pinned_and_kept_out_and_taken_back(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    part = counted(qtbot, view)
    offered: list[tuple[str, Callable[[], object]]] = []
    view.undo_offered.connect(lambda words, undo: offered.append((words, undo)))
    part.toggle()
    part.panel.table.selectRow(1)
    qtbot.keyClick(part.panel.table, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: part.panel.pin.text() == "Unpin")
    question = view.page.transcript.widgets[0]
    assert labels(question) == ["Pinned: always sent"]
    qtbot.keyClick(part.panel.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: part.panel.keep_out.text() == "Send again")
    assert labels(question) == ["Kept out: not sent"]
    assert [row.state for row in part.panel.rows.rows][:3] == ["", "Kept out: not sent", ""]
    store = context.services.conversations
    assert store.messages(view.current_id)[0].sending is Sending.DROPPED
    ask(qtbot, view, "Next")
    assert context.services.conversations.messages(view.current_id)[2].content == "Next"
    words, undo = offered[-1]
    assert words == "Message kept out"
    undo()
    qtbot.waitUntil(lambda: labels(question) == ["Pinned: always sent"])


def labels(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    found = widget.findChildren(QLabel, "sending")
    return [label.text() for label in found if label.isVisibleTo(widget)]


def test_what_falls_out_is_said_before_and_beside(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Load the model")
    view.open_conversation(long_conversation(context, 40))
    settle(qtbot, view)
    part = counted(qtbot, view)
    assert part.look is not None
    fallen = part.look.fallen_out
    assert 0 < len(fallen) < 40
    assert part.line.isVisible()
    assert part.line.text.startswith(f"{len(fallen)} earlier messages will not be sent")
    marked = {
        widget.message.id
        for widget in view.page.transcript.widgets
        if widget.message is not None and labels(widget)
    }
    assert marked <= {each.id for each in fallen}


def test_what_does_not_fit_is_said_before_it_is_sent(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Load the model")
    view.page.composer.set_text("word " * 5000)
    part = counted(qtbot, view)
    assert part.look is not None
    assert part.look.plan is None
    assert part.line.text.startswith("The text is too long for this model.")


def test_escape_puts_it_away_and_the_field_has_the_focus(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    part = part_of(view)
    part.toggle()
    assert part.panel.isVisible()
    qtbot.keyClick(part.panel.table, Qt.Key.Key_Escape)
    assert part.panel.isHidden()
    assert view.page.composer.edit.hasFocus()
