"""A new text from a brief goes into an empty editor while it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.streamed_text import StreamedText
from gpt_desktop.ui.write.text_target import insert_target
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

ANSWER = "Dear team,\n\njoin us for a walk."


@pytest.fixture
def editor(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def streamed(editor: QPlainTextEdit) -> tuple[RunningWork, StreamedText]:
    work = RunningWork(editor)
    work.state = WorkState.RUNNING
    return work, StreamedText(editor, work, 0, editor)


def _typed(editor: QPlainTextEdit, at: int, text: str) -> None:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(at)
    cursor.insertText(text)


def test_all_of_it_is_one_step_of_undo(
    editor: QPlainTextEdit, streamed: tuple[RunningWork, StreamedText]
) -> None:
    work, _ = streamed
    for text in ("Dear ", "team,\n\n", "join 👩\u200d🚀 us."):
        work.text_added.emit(text)
    assert editor.toPlainText() == "Dear team,\n\njoin 👩\u200d🚀 us."
    editor.undo()
    assert editor.toPlainText() == ""
    editor.redo()
    assert editor.toPlainText() == "Dear team,\n\njoin 👩\u200d🚀 us."


def test_a_text_that_begins_anew_takes_the_place_of_the_old_one(
    editor: QPlainTextEdit, streamed: tuple[RunningWork, StreamedText]
) -> None:
    work, _ = streamed
    work.text_added.emit("First try")
    work.text_reset.emit()
    work.text_added.emit("Second")
    assert editor.toPlainText() == "Second"


def test_what_the_person_changed_is_left_alone(
    qtbot: QtBot, editor: QPlainTextEdit, streamed: tuple[RunningWork, StreamedText]
) -> None:
    work, text = streamed
    work.text_added.emit("Dear team")
    _typed(editor, 4, "est")
    with qtbot.waitSignal(text.let_go):
        work.text_added.emit(", come.")
    assert editor.toPlainText() == "Dearest team"
    assert not text.following


def test_undo_while_it_is_written_ends_it(
    editor: QPlainTextEdit, streamed: tuple[RunningWork, StreamedText]
) -> None:
    work, text = streamed
    work.text_added.emit("Dear team")
    editor.undo()
    work.text_added.emit(", come.")
    assert editor.toPlainText() == ""
    assert not text.following


def test_what_is_typed_before_and_after_it_stays(
    editor: QPlainTextEdit, streamed: tuple[RunningWork, StreamedText]
) -> None:
    work, _ = streamed
    work.text_added.emit("Dear team")
    _typed(editor, 0, "X ")
    _typed(editor, editor.document().characterCount() - 1, " Y")
    work.text_added.emit(", come.")
    assert editor.toPlainText() == "X Dear team, come. Y"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER] * 4)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def test_a_brief_fills_the_empty_editor(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(ProposalsPart)
    view.action_asked.emit(Asked("email", target=insert_target(view.editor, "a walk")))
    qtbot.waitUntil(lambda: bool(part.shown) and not view.busy)
    assert view.editor.text() == ANSWER
    proposal, card = part.shown[0]
    assert not card.body.text.isVisible()
    assert not card.insert.isVisible()
    assert card.discard.text() == "Close"
    assert view.open_text.parts.told(ANSWER)
    qtbot.mouseClick(card.discard, Qt.MouseButton.LeftButton)
    assert part.shown == []
    assert view.editor.text() == ANSWER
    assert view.context.services.work_store.get(proposal.work.id) is not None
    view.editor.undo()
    assert view.editor.text() == ""


def test_made_anew_it_takes_the_place_of_what_it_wrote(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(ProposalsPart)
    view.action_asked.emit(Asked("email", target=insert_target(view.editor, "a walk")))
    qtbot.waitUntil(lambda: bool(part.shown) and not view.busy)
    card = part.shown[0][1]
    card.again_requested.emit()
    qtbot.waitUntil(lambda: not view.busy)
    assert view.editor.text() == ANSWER


def test_where_there_is_a_text_it_is_proposed_beside_it(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(ProposalsPart)
    view.editor.setPlainText("There is one.")
    view.action_asked.emit(Asked("email", target=insert_target(view.editor, "a walk")))
    qtbot.waitUntil(lambda: bool(part.shown) and not view.busy)
    assert view.editor.text() == "There is one."
    assert part.shown[0][1].body.text.isVisible()


def test_of_two_texts_only_the_first_goes_into_the_editor(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(ProposalsPart)
    for _ in range(2):
        view.action_asked.emit(Asked("email", target=insert_target(view.editor, "a walk")))
    qtbot.waitUntil(lambda: not view.busy)
    assert view.editor.text() == ANSWER
    assert [card.in_editor for _, card in part.shown] == [True, False]
