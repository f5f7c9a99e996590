"""Words are shaded by how sure the model was; another one is chosen and gone on from."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.kept_certainty import MeasuredTokens, kept_certainty, unpacked
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_certainty import AnswerCertaintyLine
from gpt_desktop.ui.assistant.certainty_part import CertaintyPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, last, opened, settle
from tests.ui.fakes import fake_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWERS[0], " and more.", ANSWERS[1]])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    """With one answer, and the switch on."""
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    qtbot.keyClick(
        view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, view)
    return view


def line_of(view: AssistantView) -> AnswerCertaintyLine:
    found = last(view).findChild(AnswerCertaintyLine)
    assert isinstance(found, AnswerCertaintyLine)
    return found


def test_off_there_is_nothing(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    assert last(view).findChild(AnswerCertaintyLine) is None


def test_the_newest_answer_is_shaded_and_the_choice_is_kept(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    line = line_of(view)
    qtbot.waitUntil(lambda: len(line.marks.places) == len(ANSWERS[0]))
    # The scripted model is sure of the first letter alone.
    assert line.words.text() == (
        f"The model was unsure of {len(ANSWERS[0]) - 1} words or parts of words."
    )
    marks = last(view).body.extraSelections()
    assert marks[0].cursor.selectedText() == ANSWERS[0][1]
    assert context.settings().shades_certainty
    part = next(each for each in view.parts.all if isinstance(each, CertaintyPart))
    part.toggle()
    qtbot.waitUntil(lambda: last(view).body.extraSelections() == [])
    assert line.isHidden()


def test_it_is_stored_and_shown_again(
    qtbot: QtBot,
    view: AssistantView,
    context: ViewContext,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = line_of(view)
    qtbot.waitUntil(lambda: len(line.marks.places) == len(ANSWERS[0]))
    told = line.words.text()
    # Nothing is asked of a model again.
    monkeypatch.setattr(AnswerCertaintyLine, "measure", lambda _: pytest.fail("measured again"))
    again = opened(qtbot, context)
    again.open_conversation(view.current_id)
    qtbot.waitUntil(lambda: last(again).findChild(AnswerCertaintyLine) is not None)
    read = line_of(again)
    qtbot.waitUntil(lambda: len(read.marks.places) == len(ANSWERS[0]))
    assert read.words.text() == told
    message = services.conversations.messages(view.current_id)[-1]
    read.show_message(message, replace(measured_of(message), model_id="gone", model="Old"), "")
    assert read.words.text() == f"{told} Measured with Old; another model is chosen now."
    assert read.button.text() == "Measure again"
    assert read.button.isVisible()


def measured_of(message: StoredMessage) -> MeasuredTokens:
    kept = kept_certainty(message.annotations, message.content)
    assert kept is not None
    return unpacked(kept)


def test_a_click_shows_what_else_there_was_and_sampling_changes_it(
    qtbot: QtBot, view: AssistantView
) -> None:
    line, body = line_of(view), last(view).body
    qtbot.waitUntil(lambda: len(line.marks.places) == len(ANSWERS[0]))
    cursor = QTextCursor(body.document())
    cursor.setPosition(5)
    place = body.cursorRect(cursor).center() + QPoint(2, 0)
    number = line.marks.token_at(QPointF(place))
    assert number in {4, 5, 6}
    qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=place)
    card = line.card
    assert card is not None
    assert card.isVisible()
    percent = 100 * exp(-number)
    assert card.word.text() == f"“{ANSWERS[0][number]}” had a probability of {percent:.1f} %."
    assert [card.list.item(row).text() for row in range(card.list.count())] == [
        "50 %   x",
        "50 %   y",
    ]
    card.top_p.set_value(8)
    assert card.chart.accessibleName() == "1 of 2 words can be chosen; the first with 100 %."


def test_another_word_is_gone_on_from_as_a_version(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    line = line_of(view)
    qtbot.waitUntil(lambda: len(line.marks.places) == len(ANSWERS[0]))
    old = last(view).message_id
    line.choose(4)
    card = line.card
    assert card is not None
    card.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: card.go_on.height() > 0)
    qtbot.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert last(view).text == f"{ANSWERS[0][:4]}x and more."
    question = context.services.conversations.messages(view.current_id)[0]
    versions = context.services.conversations.versions(view.current_id)[question.id]
    assert versions[0] == old
    assert len(versions) == 2


def test_unsure_words_are_stepped_through_by_keyboard(qtbot: QtBot, view: AssistantView) -> None:
    line = line_of(view)
    qtbot.waitUntil(lambda: len(line.marks.places) == len(ANSWERS[0]))
    line.look.click()
    card = line.card
    assert card is not None
    assert f"“{ANSWERS[0][1]}”" in card.word.text()
    qtbot.waitUntil(lambda: card.next.height() > 0)
    qtbot.mouseClick(card.next, Qt.MouseButton.LeftButton)
    assert f"“{ANSWERS[0][2]}”" in card.word.text()
    qtbot.mouseClick(card.previous, Qt.MouseButton.LeftButton)
    assert f"“{ANSWERS[0][1]}”" in card.word.text()
    qtbot.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
    assert card.isHidden()
