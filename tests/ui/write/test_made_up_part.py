"""What a new text made up is marked where it stands, until the person changes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.made_up_part import MadeUpPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

ANSWER = "😀 The walk is led by Paul Weber and costs 900 euros."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    card = view.parts.part(BriefPart).brief
    card.brief.setPlainText("Invite the team to a walk")
    qtbot.mouseClick(card.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(marks(view)) == 2)
    return view


def marks(view: WriteView) -> list[str]:
    part = view.parts.part(MadeUpPart)
    return [each.cursor.selectedText() for each in part.marks]


def test_they_are_marked_where_they_stand(view: WriteView) -> None:
    assert view.editor.text() == ANSWER
    assert marks(view) == ["Paul Weber", "900 euros"]
    shown_ = [each.cursor.selectedText() for each in view.editor.extraSelections()]
    assert {"Paul Weber", "900 euros"} <= set(shown_)
    assert "2 places" in view.parts.part(MadeUpPart).line.text


def test_f8_goes_from_one_to_the_next_and_says_what_it_is(qtbot: QtBot, view: WriteView) -> None:
    cursor = view.editor.textCursor()
    cursor.setPosition(0)
    view.editor.setTextCursor(cursor)
    with qtbot.waitSignal(view.message_posted) as said:
        qtbot.keyClick(view.editor, Qt.Key.Key_F8)
    assert said.args == ["“Paul Weber” is not in your brief"]
    assert view.editor.textCursor().selectedText() == "Paul Weber"
    qtbot.keyClick(view.editor, Qt.Key.Key_F8)
    assert view.editor.textCursor().selectedText() == "900 euros"


def test_a_mark_goes_with_its_words(qtbot: QtBot, view: WriteView) -> None:
    part = view.parts.part(MadeUpPart)
    view.editor.setTextCursor(part.marks[0].cursor)
    qtbot.keyClicks(view.editor, "Anna")
    qtbot.waitUntil(lambda: marks(view) == ["900 euros"])
    view.editor.setTextCursor(part.marks[0].cursor)
    qtbot.keyClick(view.editor, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: marks(view) == [])
    assert not part.line.isVisible()


def test_what_is_written_beside_a_mark_leaves_it(qtbot: QtBot, view: WriteView) -> None:
    # From the end on; the sign at the beginning counts as two.
    for place in (ANSWER.index(" and costs") + 1, ANSWER.index("Paul") + 1):
        cursor = view.editor.textCursor()
        cursor.setPosition(place)
        view.editor.setTextCursor(cursor)
        qtbot.keyClicks(view.editor, ", ")
    assert marks(view)[0] == "Paul Weber"


def test_they_are_there_after_a_restart(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    view.save_state()
    again = shown(qtbot, WriteView(context))
    assert again.editor.text() == ANSWER
    assert marks(again) == ["Paul Weber", "900 euros"]


def test_they_stay_with_their_text(view: WriteView) -> None:
    texts = view.context.services.texts
    view.open_text.save()
    own = texts.get(view.text_id)
    other = texts.create("Paul Weber and 900 euros.")
    view.open_text.open(other)
    assert marks(view) == []
    assert not view.parts.part(MadeUpPart).line.isVisible()
    view.open_text.open(own)
    assert marks(view) == ["Paul Weber", "900 euros"]
