"""The Assistant view over real storage and use cases and a scripted model."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.conversations import Conversation, MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Usage
from gpt_desktop.core.messages import Prompt, Role
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, last, opened, said, settle, titles
from tests.ui.fakes import fake_services, make_context


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


def test_a_question_is_answered_kept_and_listed(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    assert view.page.start.isVisible()
    ask(qtbot, view, "Why is the sky blue?")
    assert said(view) == ["Why is the sky blue?", ANSWERS[0]]
    assert titles(view) == ["Why is the sky blue?"]
    assert view.page.title.whole_text == "Why is the sky blue?"
    assert view.page.composer.text == ""
    kept = services.conversations.messages(view.current_id)
    assert [message.content for message in kept] == said(view)
    assert last(view).accessibleName() == f"Assistant: {ANSWERS[0]}"


def test_an_example_is_sent_by_its_button(qtbot: QtBot, view: AssistantView) -> None:
    button = view.page.start.examples[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert said(view) == [button.text(), ANSWERS[0]]


def test_usage_is_told(qtbot: QtBot, view: AssistantView) -> None:
    with qtbot.waitSignal(view.usage_changed) as told:
        ask(qtbot, view, "Hello")
    assert told.args[0].generated_tokens == 3


def test_usage_is_that_of_the_conversation_shown(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    told: list[Usage | None] = []
    view.usage_changed.connect(told.append)
    asked = view.current_id
    view.new_conversation()
    assert told == [None]
    view.open_conversation(asked)
    qtbot.waitUntil(lambda: told[-1] is not None)
    assert told[-1] is not None
    assert told[-1].generated_tokens == 3


def test_answering_again_takes_the_place_of_the_answer(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    ask(qtbot, view, "Hello")
    qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[1]]
    again = last(view).action_row.again
    assert again is not None
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[2]]
    assert len(services.conversations.messages(view.current_id)) == 2


def test_only_the_last_answer_can_be_made_again(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    ask(qtbot, view, "Two")
    first, second = (w for w in view.page.transcript.widgets if isinstance(w, AnswerWidget))
    assert first.action_row.again is not None
    assert not first.action_row.again.isVisible()
    assert second.action_row.again is not None
    assert second.action_row.again.isVisible()


def test_copy_takes_the_markdown(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    qtbot.mouseClick(last(view).action_row.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == ANSWERS[0]
    question = view.page.transcript.widgets[0]
    assert isinstance(question, QuestionWidget)
    question.copy.click()
    assert QGuiApplication.clipboard().text() == "Hello"


def test_a_new_conversation_keeps_the_old_one(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    first = view.current_id
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.current_id == ""
    assert view.page.start.isVisible()
    ask(qtbot, view, "Two")
    assert titles(view) == ["Two", "One"]
    view.open_conversation(first)
    settle(qtbot, view)
    assert said(view) == ["One", ANSWERS[0]]


def test_each_conversation_keeps_its_draft(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    first = view.current_id
    qtbot.keyClicks(view.page.composer.edit, "half a thought")
    view.new_conversation()
    assert view.page.composer.text == ""
    qtbot.keyClicks(view.page.composer.edit, "another")
    view.open_conversation(first)
    assert view.page.composer.text == "half a thought"
    view.new_conversation()
    assert view.page.composer.text == "another"


def test_the_view_comes_back_as_it_was(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    ask(qtbot, view, "One")
    view.page.composer.set_text("half a thought")
    view.toggle_side_list()
    view.save_state()
    other = opened(qtbot, context)
    settle(qtbot, other)
    assert other.current_id == view.current_id
    assert said(other) == ["One", ANSWERS[0]]
    assert other.page.composer.text == "half a thought"
    assert other.page.side.isHidden()


def test_deleting_can_be_undone(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    with qtbot.waitSignal(view.undo_offered) as offered:
        view.delete(view.current_id)
    settle(qtbot, view)
    assert titles(view) == []
    assert view.current_id == ""
    offered.args[1]()
    settle(qtbot, view)
    assert titles(view) == ["One"]


def test_renaming_changes_list_and_title(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    view.page.side.rename_requested.emit(view.current_id, "Better")
    settle(qtbot, view)
    assert titles(view) == ["Better"]
    assert view.page.title.whole_text == "Better"


def test_search_looks_into_the_messages(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "About boats")
    view.new_conversation()
    ask(qtbot, view, "About trains")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_F, keys)
    assert view.page.side.search.hasFocus()
    qtbot.keyClicks(view.page.side.search, "first answer")
    qtbot.waitUntil(lambda: titles(view) == ["About boats"])
    qtbot.keyClick(view.page.side.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(view)) == 2)
    assert view.page.composer.edit.hasFocus()


def test_only_the_latest_search_is_shown(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "One")
    for query in ("nothing has this", "nor this", ""):
        view.shelf.search(query)
    settle(qtbot, view)
    assert titles(view) == ["One"]


def test_a_conversation_that_is_gone_leaves_a_new_one_with_the_text(
    qtbot: QtBot, context: ViewContext
) -> None:
    context.services.drafts.save_draft("assistant", {"conversation": "gone"})
    context.services.drafts.save_draft("assistant/gone", {"text": "kept"})
    other = opened(qtbot, context)
    settle(qtbot, other)
    assert other.current_id == ""
    assert other.page.composer.text == "kept"
    ask(qtbot, other, " it")
    assert said(other) == ["kept it", ANSWERS[0]]


def test_a_language_the_model_lacks_is_told(qtbot: QtBot, view: AssistantView) -> None:
    view.page.composer.set_text("请用中文回答这个问题")
    qtbot.waitUntil(view.page.language.isVisible)
    assert "English only" in view.page.language.text
    view.page.composer.set_text("Please answer in English, and be brief")
    qtbot.waitUntil(lambda: not view.page.language.isVisible())


def test_an_interrupted_answer_says_so(
    qtbot: QtBot, view: AssistantView, services: Services
) -> None:
    store = services.conversations
    made = store.create_conversation("Old")
    asked = store.add_message(made.id, None, Role.USER, "Q", MessageState.COMPLETE)
    store.add_message(made.id, asked.id, Role.ASSISTANT, "Half an", MessageState.PARTIAL)
    view.open_conversation(made.id)
    settle(qtbot, view)
    notices = last(view).state.notices
    assert notices is not None
    assert [notice.text for notice in notices.shown] == ["This answer was interrupted."]
    last(view).again_requested.emit()
    settle(qtbot, view)
    assert said(view) == ["Q", ANSWERS[0]]


class TestWithoutModel:
    """What the view says and keeps where there is no model."""

    @pytest.fixture
    def services(self, tmp_path: Path) -> Services:
        return fake_services(tmp_path, [], installed=False)

    def test_it_says_so_and_leads_to_the_models(self, qtbot: QtBot, view: AssistantView) -> None:
        assert view.page.start.get_model.isVisible()
        assert not view.page.start.examples[0].isVisible()
        with qtbot.waitSignal(view.view_requested) as asked:
            qtbot.mouseClick(view.page.start.get_model, Qt.MouseButton.LeftButton)
        assert asked.args == ["models"]

    def test_a_question_stays_in_the_field(self, qtbot: QtBot, view: AssistantView) -> None:
        with qtbot.waitSignal(view.message_posted):
            ask(qtbot, view, "Hello")
        assert view.page.composer.text == "Hello"
        assert said(view) == []


class _FailsOnce:
    """A model that fails with its first answer."""

    def __init__(self) -> None:
        self.error = UserFacingError("The model is damaged.", "", "Fetch it again.")
        self._failed = False

    def __call__(self, prompt: Prompt) -> str:
        if self._failed:
            return ANSWERS[0]
        self._failed = True
        raise self.error


def test_a_failed_answer_is_tried_again(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, lanes: Lanes
) -> None:
    model = _FailsOnce()
    view = opened(qtbot, make_context(qapp, fake_services(tmp_path, model), lanes))
    ask(qtbot, view, "Hello")
    card = last(view).state.error
    assert card is not None
    assert card.error is model.error
    assert card.isVisible()
    qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0]]


def test_a_question_that_could_not_be_stored_stays_in_the_field(
    qtbot: QtBot, view: AssistantView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: str) -> Conversation:
        raise UserFacingError("The disk is full.", "", "Free some room and try again.")

    with monkeypatch.context() as disk:
        disk.setattr(view.context.services.conversations, "create_conversation", full)
        ask(qtbot, view, "Hello")
    error = view.page.error.error
    assert isinstance(error, UserFacingError)
    assert error.what == "The disk is full."
    assert view.page.composer.text == "Hello"
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    settle(qtbot, view)
    assert said(view) == ["Hello", ANSWERS[0]]
    assert view.page.composer.text == ""


def test_what_was_sent_does_not_come_back(qtbot: QtBot, view: AssistantView) -> None:
    """It was kept as a draft while it waited to be sent."""
    qtbot.keyClicks(view.page.composer.edit, "Hello")
    view.save_state()
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    settle(qtbot, view)
    view.new_conversation()
    assert view.page.composer.text == ""
    first = view.page.side.dated.rows[0].id
    view.open_conversation(first)
    settle(qtbot, view)
    qtbot.keyClicks(view.page.composer.edit, "And now?")
    view.save_state()
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    settle(qtbot, view)
    view.new_conversation()
    view.open_conversation(first)
    assert view.page.composer.text == ""


def test_the_title_stays_while_a_search_hides_the_row(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Why is the sky blue?")
    qtbot.keyClicks(view.page.side.search, "harbour")
    qtbot.waitUntil(lambda: titles(view) == [])
    assert view.page.title.whole_text == "Why is the sky blue?"


def test_warnings_are_there_when_a_conversation_is_opened_again(
    qtbot: QtBot, view: AssistantView, services: Services, context: ViewContext
) -> None:
    ask(qtbot, view, "Hello")
    answer = services.conversations.messages(view.current_id)[-1]
    said_of_it = Notice(NoticeKind.WARNING, "248 is not 17 % of 1,275.")
    services.conversations.update_message(
        answer.id, answer.content, answer.state, notices=(said_of_it,)
    )
    view.save_state()
    again = opened(qtbot, context)
    settle(qtbot, again)
    assert last(again).state.notices.shown == (said_of_it,)
