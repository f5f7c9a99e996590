"""Any message is edited, answered anew, forked and deleted; nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ask, last, opened, said, settle, titles
from tests.ui.fakes import fake_services

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ANSWERS = ["One.", "Two.", "Three.", "Four."]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    view = opened(qtbot, context)
    ask(qtbot, view, "First")
    ask(qtbot, view, "Second")
    return view


def question(view: AssistantView, place: int) -> QuestionWidget:
    found = view.page.transcript.widgets[place]
    assert isinstance(found, QuestionWidget)
    return found


def answer(view: AssistantView, place: int) -> AnswerWidget:
    found = view.page.transcript.widgets[place]
    assert isinstance(found, AnswerWidget)
    return found


def hover(message: QuestionWidget) -> None:
    """Its buttons show under the pointer."""
    place = QPointF(20, 20)
    QApplication.sendEvent(message, QEnterEvent(place, place, place))
    assert message.more.isVisible()


def write(qtbot: QtBot, message: QuestionWidget | AnswerWidget, text: str) -> None:
    editor = message.editor
    assert editor is not None
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, text)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, CONTROL)


def choose(qtbot: QtBot, view: AssistantView, button: QWidget, words: str) -> None:
    """Click a message's “…”, and what it offers."""
    qtbot.mouseClick(button, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == words)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    settle(qtbot, view)


def keys(qtbot: QtBot, view: AssistantView, *, redo: bool = False) -> None:
    """Ctrl+Z, or Ctrl+Shift+Z, with the focus in the empty composer."""
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    modifier = CONTROL | SHIFT if redo else CONTROL
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Z, modifier)
    settle(qtbot, view)


def test_an_earlier_question_is_asked_anew_from_there(qtbot: QtBot, view: AssistantView) -> None:
    first = question(view, 0)
    hover(first)
    qtbot.mouseClick(first.edit, LEFT)
    write(qtbot, first, "Other")
    settle(qtbot, view)
    assert said(view) == ["Other", "Three."]
    keys(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]
    keys(qtbot, view, redo=True)
    assert said(view) == ["Other", "Three."]
    question(view, 0).step_version(-1)
    settle(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]


def test_an_answer_in_one_s_own_words(qtbot: QtBot, view: AssistantView) -> None:
    choose(qtbot, view, answer(view, 1).action_row.more, "Edit the answer")
    assert not answer(view, 1).action_row.isVisible()
    write(qtbot, answer(view, 1), "Mine.")
    settle(qtbot, view)
    assert said(view) == ["First", "Mine."]
    assert answer(view, 1).speaker.text() == "Assistant · edited by you"
    kept = view.context.services.conversations.messages(view.current_id)[-1]
    assert (kept.content, kept.edited, kept.receipt) == ("Mine.", True, None)
    ask(qtbot, view, "And then?")
    assert said(view) == ["First", "Mine.", "And then?", "Three."]
    answer(view, 1).step_version(-1)
    settle(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]


def test_the_keys_go_on_after_a_message_was_edited(qtbot: QtBot, view: AssistantView) -> None:
    composer = view.page.composer.edit
    qtbot.keyClick(composer, Qt.Key.Key_E, CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert question(view, 2).isAncestorOf(focused)
    question(view, 2).start_editing()
    write(qtbot, question(view, 2), "Third")
    settle(qtbot, view)
    assert composer.hasFocus()


def test_an_answer_as_it_was_is_no_version(qtbot: QtBot, view: AssistantView) -> None:
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_E, CONTROL | SHIFT)
    editor = last(view).editor
    assert editor is not None
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, view)
    assert last(view).editor is None
    assert not last(view).has_versions
    last(view).start_editing()
    editor = last(view).editor
    assert editor is not None
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert last(view).action_row.isVisible()
    assert said(view) == ["First", "One.", "Second", "Two."]


def test_an_earlier_answer_is_made_again(qtbot: QtBot, view: AssistantView) -> None:
    choose(qtbot, view, answer(view, 1).action_row.more, "Answer again")
    assert said(view) == ["First", "Three."]
    keys(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]


def test_a_fork_is_a_conversation_of_its_own(qtbot: QtBot, view: AssistantView) -> None:
    source = view.current_id
    choose(qtbot, view, answer(view, 1).action_row.more, "New conversation from here")
    assert view.current_id != source
    assert said(view) == ["First", "One."]
    assert titles(view) == ["First (fork)", "First"]
    assert view.page.title.text() == "First (fork)"
    keys(qtbot, view)
    assert view.current_id == source
    assert titles(view) == ["First"]
    keys(qtbot, view, redo=True)
    assert said(view) == ["First", "One."]


def test_a_message_goes_with_what_follows_and_comes_back(qtbot: QtBot, view: AssistantView) -> None:
    offered: list[str] = []
    view.undo_offered.connect(lambda words, _undo: offered.append(words))
    second = question(view, 2)
    hover(second)
    choose(qtbot, view, second.more, "Delete with what follows")
    assert said(view) == ["First", "One."]
    assert offered == ["Message deleted"]
    keys(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]
    keys(qtbot, view, redo=True)
    assert said(view) == ["First", "One."]
    ask(qtbot, view, "Third")
    assert said(view) == ["First", "One.", "Third", "Three."]


def test_a_version_goes_and_another_stands_there(qtbot: QtBot, view: AssistantView) -> None:
    view.answer_again()
    settle(qtbot, view)
    choose(qtbot, view, last(view).action_row.more, "Delete this version")
    assert said(view) == ["First", "One.", "Second", "Two."]
    assert not last(view).has_versions
    keys(qtbot, view)
    assert said(view)[-1] == "Three."


def test_the_only_question_goes_with_its_conversation(qtbot: QtBot, view: AssistantView) -> None:
    first = question(view, 0)
    hover(first)
    choose(qtbot, view, first.more, "Delete with what follows")
    assert view.current_id == ""
    assert titles(view) == []
    keys(qtbot, view)
    assert titles(view) == ["First"]


def test_a_text_being_written_keeps_its_own_undo(qtbot: QtBot, view: AssistantView) -> None:
    choose(qtbot, view, answer(view, 1).action_row.more, "Answer again")
    qtbot.keyClicks(view.page.composer.edit, "word")
    keys(qtbot, view)
    assert view.page.composer.text == ""
    assert said(view) == ["First", "Three."]
    keys(qtbot, view)
    assert said(view) == ["First", "One.", "Second", "Two."]


def test_a_question_whose_answer_was_deleted_is_answered(qtbot: QtBot, view: AssistantView) -> None:
    choose(qtbot, view, answer(view, 3).action_row.more, "Delete")
    assert said(view) == ["First", "One.", "Second"]
    hover(question(view, 2))
    choose(qtbot, view, question(view, 2).more, "Answer this question")
    assert said(view) == ["First", "One.", "Second", "Three."]
    choose(qtbot, view, answer(view, 3).action_row.more, "Delete")
    view.answer_again()
    settle(qtbot, view)
    assert said(view)[2:] == ["Second", "Four."]


def test_what_cannot_be_stored_stays_in_the_field(
    qtbot: QtBot, view: AssistantView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(answer_id: str, text: str) -> None:
        raise UserFacingError(f"No room for {text} of {answer_id}.")

    monkeypatch.setattr(view.context.services.converse, "edit_answer", full)
    last(view).start_editing()
    write(qtbot, last(view), "Mine.")
    settle(qtbot, view)
    editor = last(view).editor
    assert editor is not None
    assert editor.field.text() == "Mine."
    error = view.page.error.error
    assert error is not None
    assert "No room" in str(error)
