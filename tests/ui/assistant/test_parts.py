"""Parts are asked one after the other, and see what comes into sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.conversations import Attachment
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.part_row import PartRow
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.sent import Sent
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ANSWERS, ask, opened
from tests.ui.fakes import fake_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, list(ANSWERS))


class Noting(AssistantPart):
    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self.seen: list[str] = []

    def menu_commands(self) -> Sequence[Command]:
        known = bool(self.view.current_id)
        return (Command("Note it", "Notes", self.save_state),) if known else ()

    def show_question(self, question: QuestionWidget) -> None:
        self.seen.append(question.text)

    def show_answer(self, answer: AnswerWidget) -> None:
        self.seen.append(f"{answer.text}/{answer.run is None or not answer.run.busy}")

    def takes(self, text: str) -> bool:
        return text == "Mine"

    def add_to(self, sent: Sent) -> Sent:
        return replace(sent, attachments=(Attachment("d", "notes.txt"),))

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return paths[0].suffix == ".note"

    def open_files(self, paths: Sequence[Path]) -> None:
        self.seen += [path.name for path in paths]


def test_a_part_sees_what_comes_and_adds_to_what_goes(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    view.parts = PartRow(view, view.page, (Noting,))
    part = view.parts.all[0]
    assert isinstance(part, Noting)
    ask(qtbot, view, "Mine")
    assert part.seen == []
    ask(qtbot, view, "Hello")
    assert part.seen[0] == "Hello"
    assert part.seen[1] == "/False"
    assert part.seen[-1].endswith("/True")
    question = context.services.conversations.messages(view.current_id)[0]
    assert question.attachments == (Attachment("d", "notes.txt"),)


def test_the_menu_is_there_where_something_is_in_it(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    view.parts = PartRow(view, view.page, (Noting,))
    assert view.page.menu_button.isHidden()
    ask(qtbot, view, "Hello")
    view.parts.show_conversation(view.current_id)
    assert not view.page.menu_button.isHidden()


def test_files_go_to_the_first_part_that_takes_them(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    view.parts = PartRow(view, view.page, (Noting,))
    part = view.parts.all[0]
    assert isinstance(part, Noting)
    assert not view.accepts_files([Path("a.txt")])
    assert view.accepts_files([Path("a.note")])
    view.open_files([Path("a.note")])
    assert part.seen == ["a.note"]
