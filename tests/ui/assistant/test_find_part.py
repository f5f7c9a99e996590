"""Finding in a conversation, and a search that leads to where its words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import ConversationStore, MessageState, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.find_part import FindPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import opened, said, settle
from tests.ui.fakes import fake_services

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
DONE = MessageState.COMPLETE


def told(store: ConversationStore, title: str, *texts: str) -> list[StoredMessage]:
    made: list[StoredMessage] = []
    conversation = store.create_conversation(title)
    for number, text in enumerate(texts):
        role = Role.ASSISTANT if number % 2 else Role.USER
        parent = made[-1].id if made else None
        made.append(store.add_message(conversation.id, parent, role, text, DONE))
    return made


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, ["An answer."])


@pytest.fixture
def long(services: Services) -> list[StoredMessage]:
    """A conversation whose beginning is far out of sight, with the word in five places."""
    filling = [f"Filling {number}. " + "Words and more words. " * 20 for number in range(120)]
    texts = ["A café by the sea", "The **cafe** opens.", *filling, "Which Cafés are open?", "CAFÉ!"]
    return told(services.conversations, "Long", *texts, "None of them", "A ca**f**e")


@pytest.fixture
def view(qtbot: QtBot, long: list[StoredMessage], context: ViewContext) -> AssistantView:
    view = opened(qtbot, context)
    view.page.side.show()
    view.open_conversation(long[0].conversation_id)
    settle(qtbot, view)
    return view


def part(view: AssistantView) -> FindPart:
    return next(each for each in view.parts.all if isinstance(each, FindPart))


def settled(qtbot: QtBot, view: AssistantView) -> None:
    find = part(view)
    qtbot.waitUntil(lambda: not find._typing.isActive() and not find._finding.open)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: not find.marks.busy)


def marks(view: AssistantView, message: StoredMessage) -> list[QTextEdit.ExtraSelection]:
    widget = view.page.transcript.widget_of(message.id)
    assert widget is not None
    return widget.body.extraSelections()


def current(view: AssistantView) -> str:
    """The words marked as the current place, where that is in sight."""
    accent = view.context.theme.palette.accent.lower()
    for widget in view.page.transcript.widgets:
        for mark in widget.body.extraSelections():
            if mark.format.background().color().name() == accent:
                top = widget.body.cursorRect(mark.cursor).topLeft()
                place = widget.body.viewport().mapTo(view.page.transcript.viewport(), top)
                assert 0 <= place.y() < view.page.transcript.viewport().height()
                return f"{mark.cursor.selectedText()} in {widget.text[:12]}"
    return ""


def find(qtbot: QtBot, view: AssistantView, text: str) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_F, CONTROL)
    bar = part(view).bar
    assert bar.field.hasFocus()
    bar.field.insert(text)  # as an input method does
    settled(qtbot, view)


def test_all_places_are_found_also_where_nothing_is_built(
    qtbot: QtBot, view: AssistantView, long: list[StoredMessage]
) -> None:
    assert view.page.transcript.widget_of(long[0].id) is None
    find(qtbot, view, "cafe")
    bar = part(view).bar
    assert bar.count.text() == "3 of 5"
    assert current(view) == "Café in Which Cafés "
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    settled(qtbot, view)
    assert (bar.count.text(), current(view)) == ("4 of 5", "CAFÉ in CAFÉ!")
    qtbot.keyClick(bar.field, Qt.Key.Key_F3)
    settled(qtbot, view)
    assert (bar.count.text(), current(view)) == ("5 of 5", "cafe in A ca**f**e")
    qtbot.mouseClick(bar.next, LEFT)
    settled(qtbot, view)
    assert (bar.count.text(), current(view)) == ("1 of 5", "café in A café by th")
    qtbot.keyClick(bar.field, Qt.Key.Key_F3, SHIFT)
    settled(qtbot, view)
    assert bar.count.text() == "5 of 5"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    settled(qtbot, view)
    assert bar.count.text() == "4 of 5"


def test_escape_takes_the_marks_away(
    qtbot: QtBot, view: AssistantView, long: list[StoredMessage]
) -> None:
    find(qtbot, view, "open?")
    assert len(marks(view, long[-4])) == 1
    qtbot.keyClick(part(view).bar.field, Qt.Key.Key_Escape)
    assert not part(view).bar.isVisible()
    assert marks(view, long[-4]) == []
    assert view.page.composer.edit.hasFocus()


def test_nothing_found_is_said(qtbot: QtBot, view: AssistantView) -> None:
    find(qtbot, view, "zebra")
    assert part(view).bar.count.text() == "Nothing found."
    assert not part(view).bar.next.isEnabled()


def test_what_a_folded_question_hides_is_unfolded(
    qtbot: QtBot, services: Services, view: AssistantView
) -> None:
    pasted = "\n".join(f"line {number}" for number in range(80))
    made = told(services.conversations, "Pasted", f"{pasted}\n图书馆", "Yes.")
    view.open_conversation(made[0].conversation_id)
    settle(qtbot, view)
    question = view.page.transcript.widget_of(made[0].id)
    assert isinstance(question, QuestionWidget)
    hidden = [question.folded.folded]
    find(qtbot, view, "图书")
    hidden.append(question.folded.folded)
    assert hidden == [True, False]
    assert part(view).bar.count.text() == "1 of 1"


def click(qtbot: QtBot, view: AssistantView, title: str) -> None:
    side = view.page.side
    row = next(each for each in side.dated.rows if each.title == title)
    place = side.list.visualRect(side.dated.index_of(row.id)).center()
    qtbot.mouseClick(side.list.viewport(), LEFT, pos=place)
    settle(qtbot, view)
    settled(qtbot, view)


def test_a_search_leads_to_the_newest_place(
    qtbot: QtBot, services: Services, view: AssistantView
) -> None:
    told(services.conversations, "Other", "Nothing", "here.")
    view.new_conversation()
    view.shelf.refresh()
    view.page.side.search.setText("sea cafe")
    rows = view.page.side.dated
    qtbot.waitUntil(lambda: [row.title for row in rows.rows] == ["Long"])
    click(qtbot, view, "Long")
    assert current(view) in ("café in A café by th", "sea in A café by th")
    assert part(view).bar.isVisible()
    assert not part(view).bar.field.hasFocus()
    view.page.transcript.follow_end()
    settle(qtbot, view)
    click(qtbot, view, "Long")  # once more
    assert current(view) != ""
    view.page.side.search.clear()
    qtbot.waitUntil(lambda: not part(view).bar.isVisible())


def test_a_search_switches_to_the_branch_that_has_it(
    qtbot: QtBot, services: Services, view: AssistantView
) -> None:
    store = services.conversations
    question, first, *_ = told(store, "Trees", "Which trees?", "Birches.", "And?", "Alders.")
    store.add_message(question.conversation_id, question.id, Role.ASSISTANT, "Oaks.", DONE)
    view.new_conversation()
    view.shelf.refresh()
    view.page.side.search.setText("birches")
    qtbot.waitUntil(lambda: [row.title for row in view.page.side.dated.rows] == ["Trees"])
    click(qtbot, view, "Trees")
    assert said(view) == ["Which trees?", "Birches.", "And?", "Alders."]
    assert current(view) == "Birches in Birches."
    assert first.id in [message.id for message in store.messages(view.current_id)]


def test_a_search_from_elsewhere_leads_there_too(
    qtbot: QtBot, view: AssistantView, long: list[StoredMessage]
) -> None:
    view.new_conversation()
    view.open_conversation(long[0].conversation_id)
    view.look_for("by the sea")
    settled(qtbot, view)
    qtbot.waitUntil(lambda: not part(view)._locating.open)
    settled(qtbot, view)
    assert current(view) == "by the sea in A café by th"


def test_without_a_search_nothing_is_marked(
    qtbot: QtBot, view: AssistantView, long: list[StoredMessage]
) -> None:
    del long  # it is shown
    qtbot.mouseClick(view.page.side.list.viewport(), LEFT, pos=QPoint(30, 50))
    settle(qtbot, view)
    assert not part(view).bar.isVisible()


def test_a_place_in_code_is_gone_to(qtbot: QtBot, context: ViewContext) -> None:
    code = "\n".join(f"line_{number} = {number}" for number in range(60))
    texts = ("Show it", f"Here:\n\n```python\n{code}\n```\n\nThe needle_1 is below.")
    messages = told(context.services.conversations, "Code", *texts)
    view = opened(qtbot, context)
    view.open_conversation(messages[0].conversation_id)
    settle(qtbot, view)
    find(qtbot, view, "line_7 =")
    assert part(view).bar.count.text() == "1 of 1"
    [mark] = marks(view, messages[1])
    # The letter that keeps the room of the code.
    assert mark.cursor.selectedText() == "\ufffc"
