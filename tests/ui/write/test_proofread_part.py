"""Proofreading in Write: marks, list, accept, reject, and only what changed a second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.proofread_card import ProofreadCard
from gpt_desktop.ui.write.proofread_part import ProofreadPart
from gpt_desktop.ui.write.view import WriteView
from tests.core.proofread.word_scores import WordScores
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

READ = ("She goes home by the old road.", "He likes the old house.", "It was late.")
FIRST, SECOND = "She go home by the old road.", "He like the old house."
TEXT = f"\U0001f600 It was late.\n\n{FIRST}\n\n{SECOND}"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model() -> WordScores:
    return WordScores(*READ)


@pytest.fixture
def services(tmp_path: Path, model: WordScores) -> Services:
    return fake_services(tmp_path, [], generator=model)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText(TEXT)
    return view


def part_of(view: WriteView) -> ProofreadPart:
    return view.parts.part(ProofreadPart)


def check(qtbot: QtBot, view: WriteView) -> ProofreadCard:
    """Press F7 and wait for the end."""
    part = part_of(view)
    qtbot.keyClick(view.editor, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: part.run is None and part.card is not None, timeout=20_000)
    assert part.card is not None
    return part.card


def marked(view: WriteView) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [
        each.cursor.selectedText()
        for each in view.editor.extraSelections()
        if each.format.underlineStyle() == wave
    ]


def listed(card: ProofreadCard) -> list[str]:
    return [card.rows.item(row).text().split("\n")[0] for row in range(card.rows.count())]


def put(view: WriteView, place: int, words: str) -> None:
    cursor = QTextCursor(view.editor.document())
    cursor.setPosition(place)
    cursor.insertText(words)


def test_places_are_marked_and_listed_with_reason_and_gain(qtbot: QtBot, view: WriteView) -> None:
    card = check(qtbot, view)
    assert marked(view) == ["go", "like"]
    assert listed(card) == ["go → goes", "like → likes"]
    assert "gain +16.0 · Verb and subject do not agree" in card.rows.item(0).text()
    assert view.editor.text() == TEXT


def test_a_change_is_accepted_as_one_step_to_undo(qtbot: QtBot, view: WriteView) -> None:
    card = check(qtbot, view)
    qtbot.mouseClick(card.accept, LEFT)
    assert view.editor.text() == TEXT.replace(" go ", " goes ")
    assert marked(view) == ["like"]
    view.editor.undo()
    assert view.editor.text() == TEXT


def test_all_of_a_kind_are_accepted_together(qtbot: QtBot, view: WriteView) -> None:
    card = check(qtbot, view)
    card.menu.actions()[0].trigger()
    right = TEXT.replace(" go ", " goes ").replace("like", "likes")
    assert view.editor.text() == right
    assert marked(view) == []
    view.editor.undo()
    assert view.editor.text() == TEXT


def test_a_rejected_change_does_not_come_again(qtbot: QtBot, view: WriteView) -> None:
    card = check(qtbot, view)
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(card.reject, LEFT)
    assert marked(view) == ["like"]
    check(qtbot, view)
    assert marked(view) == ["like"]
    assert offered.args is not None
    offered.args[1]()
    assert marked(view) == ["go", "like"]


def test_marks_follow_what_is_written_and_stale_ones_vanish(qtbot: QtBot, view: WriteView) -> None:
    check(qtbot, view)
    put(view, 0, "Before. ")
    assert marked(view) == ["go", "like"]
    place = view.editor.toPlainText().index("go home") + len("go")
    put(view, place + view.editor.toPlainText().count("\U0001f600"), "ing")
    assert marked(view) == ["like"]


def test_a_second_time_only_what_changed_is_read(
    qtbot: QtBot, view: WriteView, model: WordScores
) -> None:
    check(qtbot, view)
    model.scored.clear()
    check(qtbot, view)
    assert model.scored == []
    put(view, len(TEXT) + 1, " It was late.")
    card = check(qtbot, view)
    assert all(FIRST not in text for _, texts in model.scored for text in texts)
    assert model.scored
    assert listed(card) == ["go → goes", "like → likes"]


def test_a_selection_alone_is_read(qtbot: QtBot, view: WriteView) -> None:
    cursor = view.editor.textCursor()
    start = TEXT.index(SECOND) + 1
    cursor.setPosition(start)
    cursor.setPosition(start + len(SECOND), QTextCursor.MoveMode.KeepAnchor)
    view.editor.setTextCursor(cursor)
    card = check(qtbot, view)
    assert listed(card) == ["like → likes"]


def test_f8_goes_from_one_to_the_next(qtbot: QtBot, view: WriteView) -> None:
    card = check(qtbot, view)
    seen = []
    for _ in range(3):
        qtbot.keyClick(view.editor, Qt.Key.Key_F8)
        seen.append(view.editor.textCursor().selectedText())
    assert seen == ["go", "like", "go"]
    assert card.rows.currentRow() == 0
    qtbot.keyClick(view.editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert view.editor.textCursor().selectedText() == "like"


def test_a_word_is_left_as_it_is_from_then_on(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    card = check(qtbot, view)
    card.menu.actions()[-1].trigger()
    assert marked(view) == ["like"]
    again = shown(qtbot, WriteView(context))
    again.editor.setPlainText(TEXT)
    check(qtbot, again)
    assert marked(again) == ["like"]


def test_a_right_text_says_so(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("It was late.")
    card = check(qtbot, view)
    assert card.count.text() == "Nothing to change was found."
    assert card.rows.isHidden()


def test_esc_puts_it_away(qtbot: QtBot, view: WriteView) -> None:
    check(qtbot, view)
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    assert part_of(view).card is None
    assert marked(view) == []


def test_another_text_has_none_of_the_marks(qtbot: QtBot, view: WriteView) -> None:
    check(qtbot, view)
    view.text_replaced.emit()
    assert part_of(view).card is None
    assert marked(view) == []


def test_an_empty_text_is_told(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("  \n")
    with qtbot.waitSignal(view.message_posted):
        qtbot.keyClick(view.editor, Qt.Key.Key_F7)
    assert part_of(view).card is None
