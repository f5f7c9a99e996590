"""What was computed stands with the answer, and wrong numbers of it are marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.computed_card import ComputedCard
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.wrong_marks import WrongMarks
from tests.ui.assistant.assistant_parts import ask, last, opened, settle
from tests.ui.fakes import fake_services

ANSWERS = {
    "What is 17% of 248?": "17% of 248 is **217**, and 21,700 hundredths.",
    "What is 12 + 30?": "It is 42.",
    "Tell me a sum": "2 + 2 = 4, 3 + 4 = 7 and 4 / 2 = 4.",
}


@pytest.fixture
def services(tmp_path: Path) -> Services:
    def answer(prompt: object) -> str:
        known = [text for question, text in ANSWERS.items() if question in str(prompt)]
        return known[-1] if known else "Fine."

    return fake_services(tmp_path, answer)


def card_of(answer: AnswerWidget) -> ComputedCard | None:
    return answer.findChild(ComputedCard)


def wrong_at(answer: AnswerWidget) -> list[str]:
    """The drawn words that are underlined."""
    found = []
    for selection in answer.body.extraSelections():
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        assert selection.format.underlineStyle() == wave
        found.append(selection.cursor.selectedText())
    return found


def marked(qtbot: QtBot, view: AssistantView, words: list[str]) -> None:
    qtbot.waitUntil(lambda: wrong_at(last(view)) == words)


def test_a_wrong_number_is_marked_beside_the_right_one(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "What is 17% of 248?")
    card = card_of(last(view))
    assert card is not None
    assert card.values[0].text() == "17% × 248 = 42.16"
    assert card.accessibleName() == "Computed: 17% × 248 = 42.16"
    assert card.wrong.text() == "Wrong in the answer: 217"
    marked(qtbot, view, ["217"])
    qtbot.mouseClick(card.copies[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "42.16"


def test_a_mark_says_what_is_wrong_when_it_is_pointed_at(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "What is 17% of 248?")
    marked(qtbot, view, ["217"])
    marks = last(view).body.findChild(WrongMarks)
    assert marks is not None
    [place] = marks.places
    assert place is not None
    cursor = last(view).body.textCursor()
    cursor.setPosition(place.start + 1)
    point = last(view).body.cursorRect(cursor).center()
    assert marks.words_at(point) == "Computed: 17% × 248 = 42.16"
    assert marks.words_at(QPoint(0, 0)) == ""


def test_it_is_all_there_when_the_conversation_is_opened_again(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "What is 17% of 248?")
    shown = view.current_id
    view.new_conversation()
    view.open_conversation(shown)
    settle(qtbot, view)
    marked(qtbot, view, ["217"])
    card = card_of(last(view))
    assert card is not None
    assert card.values[0].text() == "17% × 248 = 42.16"
    assert card.wrong.text() == "Wrong in the answer: 217"


def test_a_right_answer_has_the_card_alone(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "What is 12 + 30?")
    card = card_of(last(view))
    assert card is not None
    assert card.wrong.isHidden()
    assert wrong_at(last(view)) == []


def test_a_sum_of_the_model_itself_is_marked_where_it_stands(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Tell me a sum")
    marked(qtbot, view, ["4"])
    [selection] = last(view).body.extraSelections()
    assert selection.cursor.selectionStart() == len("2 + 2 = 4, 3 + 4 = 7 and 4 / 2 = ")
    card = card_of(last(view))
    assert card is not None
    assert card.values == []
    assert card.wrong.text() == "4 is wrong. Computed: 2"


def test_another_answer_has_nothing_of_it(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "How are you?")
    assert card_of(last(view)) is None
