"""The Write view: a brief becomes a proposal, a proposal becomes text, undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.proposal import Proposal
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
ANSWER = "Join us for a walk by the river."
TEXT = "First paragraph here.\nSecond paragraph here."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def proposals(view: WriteView) -> ProposalsPart:
    return view.parts.part(ProposalsPart)


def asking(view: WriteView) -> BriefPart:
    return view.parts.part(BriefPart)


def finish(qtbot: QtBot, view: WriteView) -> None:
    qtbot.waitUntil(lambda: bool(proposals(view).shown) and not view.busy)


def button(view: WriteView, text: str) -> QAbstractButton:
    return next(each for each in view.findChildren(QAbstractButton) if each.text() == text)


def select(view: WriteView, start: int, end: int) -> None:
    cursor = view.editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    view.editor.setTextCursor(cursor)


def test_an_email_from_a_brief_is_inserted_and_undone(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText(" ")  # into an empty one it would go at once
    assert asking(view).kinds.kind() == "email"
    assert not asking(view).brief.write.isEnabled()
    qtbot.keyClicks(asking(view).brief.brief, "Invite the team to a walk")
    qtbot.mouseClick(asking(view).brief.write, LEFT)
    finish(qtbot, view)
    card = proposals(view).shown[0][1]
    assert card.body.text.text() == ANSWER
    assert "Scripted" in card.body.caption.text()
    qtbot.mouseClick(card.insert, LEFT)
    assert view.editor.toPlainText().strip() == ANSWER
    assert proposals(view).shown == []
    assert not view.page.column.isVisible()
    view.editor.undo()
    assert view.editor.toPlainText() == " "


def test_another_kind_is_chosen_with_the_mouse(qtbot: QtBot, view: WriteView) -> None:
    qtbot.mouseClick(button(view, "Story"), LEFT)
    assert asking(view).kinds.kind() == "story"
    assert asking(view).brief.heading.text() == "Story"
    qtbot.keyClicks(asking(view).brief.brief, "A fox")
    qtbot.keyClick(asking(view).brief.brief, Qt.Key.Key_Return, CONTROL)
    finish(qtbot, view)
    assert proposals(view).shown[0][0].options["action"] == "story"
    qtbot.mouseClick(button(view, "Story"), LEFT)
    assert not asking(view).brief.isVisible()


def test_the_bar_over_a_selection_shortens_it(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText(TEXT)
    select(view, 0, 21)
    qtbot.waitUntil(view.page.bar.isVisible)
    assert view.page.scope.text() == "Works on the selection"
    shorten = next(each for each in view.page.bar.buttons if each.text() == "Shorten")
    qtbot.mouseClick(shorten, LEFT)
    finish(qtbot, view)
    view.resize(view.width() + 20, view.height())  # what asked for a place anew
    QApplication.processEvents()
    [settling] = view.page.bar.findChildren(QTimer)
    qtbot.waitUntil(lambda: not settling.isActive())
    assert not view.page.bar.isVisible()
    select(view, 0, 5)
    qtbot.waitUntil(view.page.bar.isVisible)
    select(view, 0, 21)
    proposal, card = proposals(view).shown[0]
    assert proposal.target.text == "First paragraph here."
    qtbot.mouseClick(card.insert, LEFT)
    assert view.editor.toPlainText() == f"{ANSWER}\nSecond paragraph here."
    qtbot.keyClick(view.editor, Qt.Key.Key_Z, CONTROL)
    assert view.editor.toPlainText() == TEXT


def test_the_menu_works_by_keyboard_on_the_paragraph(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText(TEXT)
    select(view, len(TEXT), len(TEXT))
    assert view.page.scope.text() == "Works on the paragraph at the cursor"
    view.page.menu.aboutToShow.connect(lambda: qtbot.keyClick(view.page.menu, Qt.Key.Key_Escape))
    with qtbot.waitSignal(view.page.menu.aboutToShow):
        qtbot.keyClick(view.editor, Qt.Key.Key_J, CONTROL)
    rewrite = view.page.menu.actions()[0]
    rewrite.trigger()
    finish(qtbot, view)
    assert proposals(view).shown[0][0].target.text == "Second paragraph here."


def test_a_tone_is_chosen(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText(TEXT)
    tone = next(each for each in view.page.menu.actions() if each.text() == "Change tone")
    tones = tone.menu()
    assert isinstance(tones, QMenu)
    formal = next(each for each in tones.actions() if each.text() == "Formal")
    formal.trigger()
    finish(qtbot, view)
    assert proposals(view).shown[0][0].options == {
        "action": "tone",
        "tone": "formal",
    }


def test_without_text_an_action_says_so(qtbot: QtBot, view: WriteView) -> None:
    with qtbot.waitSignal(view.message_posted) as said:
        proposals(view).act("shorten")
    assert said.args == ["There is no text to work on yet."]
    assert proposals(view).shown == []


def test_several_proposals_stand_and_one_is_discarded_with_undo(
    qtbot: QtBot, view: WriteView
) -> None:
    view.editor.setPlainText(TEXT)
    proposals(view).act("shorten")
    proposals(view).act("expand")
    finish(qtbot, view)
    assert [proposal.heading() for proposal, _ in proposals(view).shown] == [
        "Shorten",
        "Expand",
    ]
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(proposals(view).shown[0][1].discard, LEFT)
    assert [proposal.heading() for proposal, _ in proposals(view).shown] == ["Expand"]
    assert offer.args is not None
    offer.args[1]()
    assert proposals(view).shown[1][1].body.text.text() == ANSWER
    assert view.editor.toPlainText() == TEXT


def write_often(qtbot: QtBot, view: WriteView, times: int) -> None:
    view.editor.setPlainText(" ")  # into an empty one the first would go at once
    for number in range(times):
        asking(view).brief.brief.setPlainText(f"Brief {number}")
        asking(view).write()
    finish(qtbot, view)


def briefs(shown: Iterable[Proposal]) -> list[str]:
    return [proposal.target.text for proposal in shown]


def test_older_proposals_leave_and_come_back_out_of_the_history(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    context = make_context(qapp, fake_services(tmp_path, [ANSWER] * 60), lanes)
    view = shown(qtbot, WriteView(context))
    asking(view).kinds.set_kind("email")
    write_often(qtbot, view, 24)
    view.parts.part(
        ProposalsPart
    ).put_old_away()  # those that were still written when the next one was asked for
    assert briefs(each for each, _ in proposals(view).shown) == [f"Brief {n}" for n in range(4, 24)]
    qtbot.mouseClick(view.toggle, LEFT)
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 24)
    oldest = view.history.dated.rows[-1]
    assert oldest.title == "E-mail: Brief 0"
    view.history.list.setCurrentIndex(view.history.dated.index_of(oldest.id))
    qtbot.waitUntil(lambda: proposals(view).shown[-1][0].work.id == oldest.id)
    proposal, card = proposals(view).shown[-1]
    assert (proposal.target.text, card.body.text.text()) == ("Brief 0", ANSWER)
    assert len(proposals(view).shown) == 20
    view.editor.clear()
    qtbot.mouseClick(card.insert, LEFT)
    assert view.editor.toPlainText() == ANSWER


def test_what_is_deleted_out_of_the_history_leaves_the_column_too(
    qtbot: QtBot, view: WriteView
) -> None:
    write_often(qtbot, view, 2)
    qtbot.mouseClick(view.toggle, LEFT)
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 2)
    view.history.set_current(proposals(view).shown[0][0].work.id)
    view.history.list.setFocus()
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.keyClick(view.history.list, Qt.Key.Key_Delete)
    assert briefs(each for each, _ in proposals(view).shown) == ["Brief 1"]
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 1)
    assert offer.args is not None
    offer.args[1]()
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 2)


def test_a_discarded_proposal_leaves_the_history_until_undo(qtbot: QtBot, view: WriteView) -> None:
    write_often(qtbot, view, 1)
    qtbot.mouseClick(view.toggle, LEFT)
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 1)
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(proposals(view).shown[0][1].discard, LEFT)
    qtbot.waitUntil(lambda: view.history.dated.rows == ())
    assert offer.args is not None
    offer.args[1]()
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 1)
    assert proposals(view).shown[0][1].body.text.text() == ANSWER


def test_a_discarded_run_is_cancelled(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, generator=GatedGenerator([ANSWER]))
    view = shown(qtbot, WriteView(make_context(qapp, services, lanes)))
    view.editor.setPlainText(TEXT)
    proposals(view).act("rewrite")
    qtbot.waitUntil(lambda: proposals(view).shown[0][0].work.state is WorkState.RUNNING)
    qtbot.mouseClick(proposals(view).shown[0][1].discard, LEFT)
    assert not view.busy
    qtbot.waitUntil(lambda: lanes.inference.jobs == ())


def test_all_is_there_after_a_restart(qtbot: QtBot, view: WriteView, context: ViewContext) -> None:
    view.editor.setPlainText(TEXT)
    select(view, 0, 5)
    proposals(view).act("rewrite")
    finish(qtbot, view)
    asking(view).brief.brief.setPlainText("a brief")
    asking(view).brief.options.boxes["tone"].set_value("formal")
    view.save_state()
    again = shown(qtbot, WriteView(context))
    assert again.editor.toPlainText() == TEXT
    assert asking(again).brief.brief.toPlainText() == "a brief"
    assert asking(again).brief.options.boxes["tone"].value() == "formal"
    qtbot.mouseClick(proposals(again).shown[0][1].insert, LEFT)
    assert again.editor.toPlainText() == f"{ANSWER} paragraph here.\nSecond paragraph here."


def test_words_are_counted_and_the_text_is_copied(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClicks(view.editor, "three short words")
    qtbot.waitUntil(lambda: view.page.count.text() == "3 words · 17 characters")
    select(view, 0, 11)
    qtbot.waitUntil(lambda: view.page.count.text() == "2 of 3 words · 11 of 17 characters")
    qtbot.mouseClick(view.page.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "three short words"


def test_without_a_model_nothing_is_proposed(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    services = fake_services(tmp_path, [], installed=False)
    view = shown(qtbot, WriteView(make_context(qapp, services, lanes)))
    view.editor.setPlainText(TEXT)
    with qtbot.waitSignal(view.view_requested) as asked:
        proposals(view).act("shorten")
    assert asked.args == ["models"]
    assert proposals(view).shown == []


@pytest.mark.parametrize("close", [lambda view: asking(view).brief.close_button])
def test_the_brief_closes(
    qtbot: QtBot, view: WriteView, close: Callable[[WriteView], QAbstractButton]
) -> None:
    qtbot.mouseClick(close(view), LEFT)
    assert not asking(view).brief.isVisible()
    assert asking(view).kinds.kind() == ""


def test_hard_blanks_stay_in_what_is_pasted_copied_and_kept(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    text = "10\u00a0km, S.\u00a07 und 5\u202f%"
    QGuiApplication.clipboard().setText(text)
    view.editor.paste()
    qtbot.waitUntil(view.page.copy.isEnabled)
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(view.page.copy, LEFT)
    assert QGuiApplication.clipboard().text() == text
    view.editor.selectAll()
    view.editor.cut()
    assert QGuiApplication.clipboard().text() == text
    view.editor.undo()
    view.save_state()
    again = shown(qtbot, WriteView(context))
    assert again.editor.text() == text
