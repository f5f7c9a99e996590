"""Finding in the text by keyboard, and replacing, one place or all, with Undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.find_part import FindPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "\U0001f600 Tea is made of tea.\nTeapots hold TEA."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText(TEXT)
    view.editor.setFocus()
    return view


def find(view: WriteView) -> FindPart:
    return view.parts.part(FindPart)


def selected(view: WriteView) -> tuple[str, int]:
    cursor = view.editor.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_places_are_found_and_stepped_through(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClick(view.editor, Qt.Key.Key_F, CONTROL)
    bar = find(view).bar
    qtbot.waitUntil(bar.words.hasFocus)
    assert not bar.replaces
    qtbot.keyClicks(bar.words, "tea")
    assert bar.count.text() == "1 of 4"
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert (selected(view), bar.count.text()) == (("Tea", 3), "1 of 4")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert (selected(view), bar.count.text()) == (("tea", 18), "2 of 4")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert (selected(view), bar.count.text()) == (("TEA", 36), "4 of 4")
    bar.whole.click()
    assert [place.start for place in find(view).places] == [3, 18, 36]
    bar.case.click()
    assert [place.start for place in find(view).places] == [18]
    bar.words.setText("coffee")
    assert bar.count.text() == "Nothing found."
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.editor.hasFocus()
    assert view.editor.extraSelections() == []


def test_the_selection_is_looked_for(qtbot: QtBot, view: WriteView) -> None:
    cursor = view.editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(6, cursor.MoveMode.KeepAnchor)
    view.editor.setTextCursor(cursor)
    qtbot.keyClick(view.editor, Qt.Key.Key_F, CONTROL)
    assert find(view).bar.words.text() == "Tea"
    assert len(view.editor.extraSelections()) == 4


def test_one_place_after_the_other_is_replaced(qtbot: QtBot, view: WriteView) -> None:
    qtbot.keyClick(view.editor, Qt.Key.Key_H, CONTROL)
    bar = find(view).bar
    assert bar.replaces
    bar.words.setText("tea")
    bar.other.setText("Coffee")
    qtbot.mouseClick(bar.replace, LEFT)  # goes to the first
    assert selected(view) == ("Tea", 3)
    qtbot.mouseClick(bar.replace, LEFT)
    assert view.editor.text() == TEXT.replace("Tea is", "Coffee is")
    assert selected(view) == ("tea", 21)
    assert bar.count.text() == "1 of 3"


def test_all_are_replaced_and_undone_at_once(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    find(view).replace()
    bar = find(view).bar
    bar.words.setText("tea")
    bar.other.setText("t")
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(bar.all, LEFT)
    assert view.editor.text() == "\U0001f600 t is made of t.\ntpots hold t."
    assert [each.name for each in services.texts.versions(view.text_id)] == ["Replace all"]
    assert offer.args is not None
    assert offer.args[0] == "4 places replaced"
    offer.args[1]()
    assert view.editor.text() == TEXT


def test_what_is_typed_is_found_a_moment_later(qtbot: QtBot, view: WriteView) -> None:
    find(view).find()
    find(view).bar.words.setText("tea")
    view.editor.setFocus()
    qtbot.keyClick(view.editor, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(view.editor, " More tea")
    qtbot.waitUntil(lambda: find(view).bar.count.text() == "1 of 5")
