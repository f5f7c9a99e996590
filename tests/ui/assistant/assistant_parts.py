"""What tests of the Assistant view do again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext

ANSWERS = ["The first answer.", "The second answer.", "The third answer."]


def opened(qtbot: QtBot, context: ViewContext) -> AssistantView:
    view = AssistantView(context)
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    view.activate()
    qtbot.waitUntil(lambda: not context.lanes.busy)
    return view


def ask(qtbot: QtBot, view: AssistantView, text: str) -> None:
    """Type it, press Enter, and wait for the answer."""
    qtbot.keyClicks(view.page.composer.edit, text)
    qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
    settle(qtbot, view)


def settle(qtbot: QtBot, view: AssistantView) -> None:
    qtbot.waitUntil(lambda: not view.busy and not view.context.lanes.busy)
    qtbot.waitUntil(lambda: not view.page.transcript.building)


def said(view: AssistantView) -> list[str]:
    return [widget.text for widget in view.page.transcript.widgets]


def titles(view: AssistantView) -> list[str]:
    return [each.title for each in view.page.side.dated.rows]


def last(view: AssistantView) -> AnswerWidget:
    answer = view.page.transcript.last_answer
    assert answer is not None
    return answer
