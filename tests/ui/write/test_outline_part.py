"""The outline follows the text and the cursor, and leads to its headings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.outline_part import OutlinePart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
TEXT = "# Walk\n\nDear team,\n\n## Bring\n\nWater.\n\n## After\n\nFood."


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    view = shown(qtbot, WriteView(context))
    view.editor.setPlainText(TEXT)
    qtbot.mouseClick(view.parts.part(OutlinePart).button, LEFT)
    return view


def titles(view: WriteView) -> list[str]:
    return [each.title for each in view.parts.part(OutlinePart).side.rows.headings]


def test_headings_are_listed_as_they_are_typed(qtbot: QtBot, view: WriteView) -> None:
    assert titles(view) == ["Walk", "Bring", "After"]
    view.editor.setFocus()
    qtbot.keyClick(view.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.editor, "\r## End")
    qtbot.waitUntil(lambda: titles(view) == ["Walk", "Bring", "After", "End"])
    side = view.parts.part(OutlinePart).side
    qtbot.waitUntil(lambda: side.list.currentIndex().data() == "End")
    view.editor.clear()
    qtbot.waitUntil(lambda: titles(view) == [])
    assert side.nothing.isVisible()


def test_a_click_leads_to_a_heading_and_the_current_one_is_marked(
    qtbot: QtBot, view: WriteView
) -> None:
    side = view.parts.part(OutlinePart).side
    place = side.list.visualRect(side.rows.index(1)).center()
    qtbot.mouseClick(side.list.viewport(), LEFT, pos=place)
    assert view.editor.textCursor().block().text() == "## Bring"
    assert view.editor.hasFocus()
    assert side.list.currentIndex().row() == 1
    qtbot.keyClick(view.editor, Qt.Key.Key_Up)
    qtbot.keyClick(view.editor, Qt.Key.Key_Up)
    assert side.list.currentIndex().row() == 0
