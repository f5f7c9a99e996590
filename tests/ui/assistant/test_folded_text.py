"""Long pastes are folded, and nothing of them is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.folded_text import FoldedText
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.view.context import ViewContext


def lines(count: int) -> str:
    return "\n".join(f"line {number}" for number in range(1, count + 1))


def test_a_paste_of_41_lines_is_folded(qtbot: QtBot, context: ViewContext) -> None:
    widget = FoldedText(context.theme, lines(41))
    qtbot.addWidget(widget)
    widget.show()
    assert widget.body.toPlainText() == f"{lines(12)} …"
    assert widget.unfold.text() == "Show all 41 lines"
    widget.unfold.setFocus()
    qtbot.keyClick(widget.unfold, Qt.Key.Key_Space)
    assert widget.body.toPlainText() == lines(41)
    qtbot.mouseClick(widget.unfold, Qt.MouseButton.LeftButton)
    assert widget.folded


def test_forty_lines_are_shown_whole(qtbot: QtBot, context: ViewContext) -> None:
    widget = FoldedText(context.theme, lines(40))
    qtbot.addWidget(widget)
    widget.show()
    assert widget.body.toPlainText() == lines(40)
    assert not widget.unfold.isVisible()


@pytest.mark.parametrize("count", [8_001, 200_000])
def test_a_line_that_takes_pages_is_folded(qtbot: QtBot, context: ViewContext, count: int) -> None:
    widget = FoldedText(context.theme, "x" * count)
    qtbot.addWidget(widget)
    assert len(widget.body.toPlainText()) == 4_002
    assert widget.unfold.text() == "Show all of it"


def test_all_is_copied_of_a_folded_question(qtbot: QtBot, context: ViewContext) -> None:
    asked = StoredMessage("q", "c", None, Role.USER, lines(500), MessageState.COMPLETE, 0.0)
    question = QuestionWidget(context, asked)
    qtbot.addWidget(question)
    question.show()
    question.copy.click()
    assert question.text == lines(500)
    assert QGuiApplication.clipboard().text() == lines(500)


def test_hard_blanks_outlive_a_change_of_theme(qtbot: QtBot, context: ViewContext) -> None:
    widget = FoldedText(context.theme, "10\u00a0km")
    qtbot.addWidget(widget)
    context.theme.changed.emit()
    assert "\u00a0" in widget.body.document().toRawText()
