"""Proposed changes of a selection: decided one by one, marked, undone, kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Edit, EditState, Rewording
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.proposal_card import ProposalCard
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
LEAD, TAIL = "Dear all,\n", "\n\nBye."
BEFORE = "The quick fox paid 4,500 euros for the lazy dog."
AFTER = "The slow fox paid 1,200 euros for the very lazy dog."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    others = ["The red fox paid 4,500 euros for it.", "A fox paid 4,500 euros."]
    answers = [AFTER, AFTER, AFTER, AFTER, *others]
    return fake_services(tmp_path, answers)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context), (1200, 700))


def card_of(view: WriteView) -> ProposalCard:
    return view.parts.part(ProposalsPart).shown[-1][1]


def rewritten(qtbot: QtBot, view: WriteView) -> ProposalCard:
    """The card of a rewriting of the text between lead and tail."""
    view.editor.setPlainText(LEAD + BEFORE + TAIL)
    cursor = view.editor.textCursor()
    cursor.setPosition(len(LEAD))
    cursor.setPosition(len(LEAD + BEFORE), QTextCursor.MoveMode.KeepAnchor)
    view.editor.setTextCursor(cursor)
    view.parts.part(ProposalsPart).act("rewrite")
    qtbot.waitUntil(lambda: not view.busy and card_of(view).changes.live is not None)
    return card_of(view)


def states(card: ProposalCard) -> list[EditState]:
    assert card.changes.live is not None
    return [edit.state for edit in card.changes.live.edits]


def stored_states(view: WriteView) -> list[EditState]:
    proposal = view.parts.part(ProposalsPart).shown[-1][0]
    stored = view.context.services.work_store.get(proposal.work.id)
    assert stored is not None
    return [each.state for each in stored.annotations if isinstance(each, Edit)]


def test_changes_are_accepted_and_rejected_by_keys(qtbot: QtBot, view: WriteView) -> None:
    card = rewritten(qtbot, view)
    assert card.changes.isVisible()
    assert not card.body.text.isVisible()
    assert card.changes.count.text() == "3 changes · 1 to check"
    qtbot.keyClick(view.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert card.changes.hasFocus()
    card.changes.go_to(0)
    qtbot.keyClick(card.changes, Qt.Key.Key_Return)
    assert view.editor.text() == LEAD + BEFORE.replace("quick", "slow") + TAIL
    assert card.changes.current == 1
    qtbot.keyClick(card.changes, Qt.Key.Key_Delete)
    assert states(card) == [EditState.ACCEPTED, EditState.REJECTED, EditState.OPEN]
    qtbot.keyClick(card.changes, Qt.Key.Key_Return)
    assert card.decided
    assert card.discard.text() == "Close"
    wanted = BEFORE.replace("quick", "slow").replace("the lazy", "the very lazy")
    assert view.editor.text() == LEAD + wanted + TAIL
    qtbot.waitUntil(lambda: stored_states(view) == states(card))


def test_an_altered_number_is_marked_before_anything_is_accepted(
    qtbot: QtBot, view: WriteView
) -> None:
    card = rewritten(qtbot, view)
    assert view.editor.text() == LEAD + BEFORE + TAIL
    qtbot.keyClick(view.editor, Qt.Key.Key_F8)
    assert card.changes.current == 1
    assert card.changes.warning.isVisible()
    assert card.changes.warning.text() == "“4,500 euros” became “1,200 euros”"
    marks = [mark.cursor.selectedText() for mark in view.editor.extraSelections()]
    assert marks[:2] == ["quick", "4,500"]


def test_ctrl_z_takes_back_each_acceptance_and_opens_it_again(
    qtbot: QtBot, view: WriteView
) -> None:
    card = rewritten(qtbot, view)
    card.changes.go_to(0)
    card.changes.accept_current()
    card.changes.accept_current()
    assert states(card) == [EditState.ACCEPTED, EditState.ACCEPTED, EditState.OPEN]
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.editor, Qt.Key.Key_Z, control)
    assert states(card) == [EditState.ACCEPTED, EditState.OPEN, EditState.OPEN]
    qtbot.keyClick(view.editor, Qt.Key.Key_Z, control)
    assert view.editor.text() == LEAD + BEFORE + TAIL
    qtbot.waitUntil(lambda: stored_states(view) == [EditState.OPEN] * 3)


def test_all_at_once_puts_the_card_away_and_is_one_step(qtbot: QtBot, view: WriteView) -> None:
    card = rewritten(qtbot, view)
    assert card.insert.text() == "Accept all"
    qtbot.mouseClick(card.insert, LEFT)
    assert view.editor.text() == LEAD + AFTER + TAIL
    assert view.parts.part(ProposalsPart).shown == []
    assert view.editor.extraSelections() == []
    view.editor.undo()
    assert view.editor.text() == LEAD + BEFORE + TAIL


def test_a_restart_shows_what_was_decided(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    card = rewritten(qtbot, view)
    card.changes.go_to(0)
    card.changes.accept_current()
    card.changes.reject_current()
    qtbot.waitUntil(lambda: stored_states(view) == states(card))
    view.open_text.save()
    view.save_state()
    again = shown(qtbot, WriteView(context))
    assert states(card_of(again)) == [EditState.ACCEPTED, EditState.REJECTED, EditState.OPEN]
    qtbot.mouseClick(card_of(again).insert, LEFT)
    wanted = BEFORE.replace("quick", "slow").replace("the lazy", "the very lazy")
    assert again.editor.text() == LEAD + wanted + TAIL


def test_what_was_edited_underneath_is_told_and_not_applied(qtbot: QtBot, view: WriteView) -> None:
    card = rewritten(qtbot, view)
    told: list[str] = []
    view.message_posted.connect(told.append)
    cursor = view.editor.textCursor()
    cursor.setPosition(len(LEAD + "The quick"))
    cursor.insertText("est")
    cursor.setPosition(0)
    cursor.insertText("Hello. ")
    card.changes.go_to(0)
    assert card.changes.warning.text().startswith("The text changed here")
    assert not card.changes.accept.isEnabled()
    qtbot.mouseClick(card.insert, LEFT)
    wanted = AFTER.replace("slow", "quickest")
    assert view.editor.text() == "Hello. " + LEAD + wanted + TAIL
    assert told == ["Some changes were not applied: the text changed there in the meantime."]
    assert view.parts.part(ProposalsPart).shown


def test_several_ways_are_switched_and_what_was_taken_of_one_is_put_back(
    qtbot: QtBot, view: WriteView
) -> None:
    card = rewritten(qtbot, view)
    assert not card.ways.isVisible()
    qtbot.mouseClick(card.more, LEFT)
    qtbot.waitUntil(lambda: not view.busy and card.ways.isVisible())
    card.changes.go_to(0)
    card.changes.accept_current()
    qtbot.keyClick(card.changes, Qt.Key.Key_2)
    assert view.editor.text() == LEAD + BEFORE + TAIL
    assert card.ways.buttons["1"].isChecked()
    qtbot.mouseClick(card.ways.buttons["0"], LEFT)
    qtbot.mouseClick(card.ways.buttons["1"], LEFT)
    work = view.parts.part(ProposalsPart).shown[-1][0].work
    others = [each for each in work.annotations if isinstance(each, Rewording)]
    assert card.changes.live is not None
    assert card.changes.live.edits == others[0].edits
    card.changes.accept_current()
    qtbot.waitUntil(
        lambda: any(
            edit.state is EditState.ACCEPTED
            for each in work.annotations
            if isinstance(each, Rewording)
            for edit in each.edits
        )
    )
    qtbot.mouseClick(card.insert, LEFT)
    assert view.editor.text() == LEAD + others[0].text + TAIL


def test_an_own_instruction_is_asked_for_and_used(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(ProposalsPart)
    view.editor.setPlainText(BEFORE)
    part.act("own")
    assert part.instruction.words.hasFocus()
    qtbot.keyClicks(part.instruction.words, "Make it slower")
    qtbot.keyClick(part.instruction.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.busy and bool(part.shown))
    assert part.instruction.isHidden()
    assert part.shown[0][0].instruction == "Make it slower"
    part.act("own")
    qtbot.keyClick(part.instruction.words, Qt.Key.Key_Escape)
    assert part.instruction.isHidden()


def test_a_click_on_a_change_makes_it_the_current_one(qtbot: QtBot, view: WriteView) -> None:
    card = rewritten(qtbot, view)
    card.changes.shown.clicked.emit(2)
    assert card.changes.current == 2
    assert view.editor.textCursor().position() == len(
        LEAD + "The quick fox paid 4,500 euros for the "
    )
