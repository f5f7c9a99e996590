"""The preview follows what is typed, beside the text or in its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.preview_pane import PreviewPane
from gpt_desktop.ui.write.preview_part import PreviewPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "".join(f"Paragraph {number}, which says *something*.\n\n" for number in range(1200))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def opened(qtbot: QtBot, view: WriteView) -> PreviewPane:
    part = view.parts.part(PreviewPart)
    qtbot.mouseClick(part.button, LEFT)
    pane = part.pane
    assert pane is not None
    qtbot.waitUntil(lambda: not pane.drawing)
    return pane


def drawn(pane: PreviewPane) -> str:
    return "" if pane.drawing else pane.text.toPlainText()


def test_what_is_typed_is_drawn_a_moment_later(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("# Plan\n\nSow *in* May.")
    pane = opened(qtbot, view)
    assert drawn(pane) == "Plan\nSow in May."
    assert view.editor.isVisible()
    view.editor.setFocus()
    qtbot.keyClick(view.editor, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(view.editor, " **Water.**")
    qtbot.waitUntil(lambda: drawn(pane) == "Plan\nSow in May. Water.")
    assert view.editor.hasFocus()
    qtbot.mouseClick(view.parts.part(PreviewPart).button, LEFT)
    assert not pane.isVisible()


def test_a_long_text_is_drawn_around_the_cursor(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText(LONG)
    pane = opened(qtbot, view)
    assert pane.around.isVisible()
    assert drawn(pane).startswith("Paragraph 0,")
    assert len(drawn(pane)) < 12_000
    cursor = view.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    view.editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: "Paragraph 1199," in drawn(pane))
    bar = pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


def test_in_a_narrow_window_it_takes_the_place_of_the_text(qtbot: QtBot, view: WriteView) -> None:
    view.editor.setPlainText("Words")
    pane = opened(qtbot, view)
    view.resize(500, 600)
    qtbot.waitUntil(lambda: not view.editor.isVisible())
    assert pane.isVisible()
    view.parts.part(PreviewPart).toggle()
    assert view.editor.isVisible()
    assert view.editor.hasFocus()


def test_it_is_there_again_after_a_restart(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    view.editor.setPlainText("Words")
    opened(qtbot, view)
    view.save_state()
    again = shown(qtbot, WriteView(context))
    pane = again.parts.part(PreviewPart).pane
    assert pane is not None
    qtbot.waitUntil(lambda: drawn(pane) == "Words")
