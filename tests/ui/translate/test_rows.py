"""Both panes in rows: beside each other, lit together, copied as they were, edited by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Segment, Span
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.row_text import RowText
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import KEPT, SOURCE, TARGET, stored_work

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.open_work(stored_work(services))
    qtbot.waitUntil(lambda: view.page.rows.settled)
    return view


def grounds(view: TranslateView) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Top and height of each row, left and right."""
    rows = view.page.rows
    found = []
    for number in range(rows.count):
        left, right = (side.row_rect(number) for side in (rows.left, rows.right))
        found.append(((left.top(), left.height()), (right.top(), right.height())))
    return found


def test_rows_stand_beside_each_other_also_after_the_width_changed(
    qtbot: QtBot, view: TranslateView
) -> None:
    assert view.source_pane.shows_rows
    assert view.page.rows.count == 5
    for side in (view.page.rows.left, view.page.rows.right):
        assert (side.textCursor().position(), side.textCursor().hasSelection()) == (0, False)
    assert all(left == right for left, right in grounds(view))
    before = grounds(view)
    view.resize(1500, 600)
    qtbot.waitUntil(lambda: grounds(view) != before and view.page.rows.settled)
    assert all(left == right for left, right in grounds(view))


def test_the_row_under_the_pointer_is_lit_in_both(qtbot: QtBot, view: TranslateView) -> None:
    left, right = view.page.rows.left, view.page.rows.right
    QTest.mouseMove(right.viewport(), right.row_rect(2).center())
    qtbot.waitUntil(lambda: left.lit == 2)
    assert right.lit == 2
    QTest.mouseMove(left.viewport(), left.row_rect(4).center())
    qtbot.waitUntil(lambda: right.lit == 4)
    QTest.mouseMove(view.source_pane.run, QPoint(2, 2))
    qtbot.waitUntil(lambda: right.lit == -1)


def test_what_is_copied_is_the_text_as_it_is(qtbot: QtBot, view: TranslateView) -> None:
    for rows, whole in ((view.page.rows.left, SOURCE), (view.page.rows.right, TARGET)):
        rows.setFocus()
        qtbot.keyClick(rows, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(rows, Qt.Key.Key_C, CONTROL)
        assert QGuiApplication.clipboard().text() == whole
    right = view.page.rows.right
    cursor = right.textCursor()
    cursor.setPosition(right.lines.shown_start(1) + 5)
    cursor.setPosition(right.lines.shown_start(2) + 3, QTextCursor.MoveMode.KeepAnchor)
    right.setTextCursor(cursor)
    assert right.selected_text() == "coûte 45 euros. App"


def test_what_is_marked_and_what_was_kept(view: TranslateView) -> None:
    rows = view.page.rows
    assert [number for number, mark in sorted(rows.right.marks.items()) if mark.icon] == [1, 4]
    assert "nothing to translate" in rows.right.marks[KEPT].words
    assert rows.right.marks[1].words == "The number 4,500 is missing."
    assert rows.left.lines.quiet == rows.right.lines.quiet == {KEPT}


def test_who_types_into_the_rows_edits_the_text(qtbot: QtBot, view: TranslateView) -> None:
    left = view.page.rows.left
    left.setFocus()
    left.go_to(2)
    qtbot.keyClicks(left, "N")
    assert not view.source_pane.shows_rows
    assert view.editor.hasFocus()
    qtbot.keyClicks(view.editor, "ow ")
    assert "euros. Now Bring" in view.source_pane.text()
    qtbot.waitUntil(view.stale.isVisible)
    for _ in range(4):
        qtbot.keyClick(view.editor, Qt.Key.Key_Backspace)
    assert view.source_pane.text() == SOURCE
    assert not view.source_pane.shows_rows
    view.target.setFocus()
    assert view.source_pane.shows_rows


def test_another_text_is_shown_in_the_editor(view: TranslateView) -> None:
    view.take_text("Something else.")
    assert not view.source_pane.shows_rows
    view.editor.undo()
    view.source_pane.edit_left.emit()
    assert view.source_pane.shows_rows


def test_rows_come_as_they_stream(qtbot: QtBot, view: TranslateView) -> None:
    work, rows = view.work, view.page.rows
    right = rows.right
    work.text_reset.emit()
    work.text, whole = "", work.text
    every = [each for each in work.annotations if isinstance(each, Segment)]
    work.annotations.clear()
    said = 0
    for each in every:
        work.text = whole[: each.target.end]
        work.annotations.append(each)
        work.text_added.emit(whole[said : each.target.end])
        work.annotated.emit(each)
        said = each.target.end
        rows.show_now()
        assert right.text() == work.text
        assert right.lines.spans[-1] == each.target
    qtbot.waitUntil(lambda: rows.settled)
    assert all(left == right for left, right in grounds(view))
    assert right.toPlainText().count("\n") == TARGET.count("\n") + 1


def test_right_to_left_and_large_characters(qtbot: QtBot, context: ViewContext) -> None:
    side = RowText(context.theme, "Translation")
    qtbot.addWidget(side)
    side.resize(600, 300)
    with qtbot.waitExposed(side):
        side.show()
    side.show_text("مرحبا 😀 بكم. كيف الحال؟", [Span(0, 12), Span(13, 23)])
    side.go_to(1)
    assert side.current == 1
    cursor = side.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    side.setTextCursor(cursor)
    assert side.selected_text() == "كيف الحال؟"
    place = side.cursorRect(cursor).left()
    assert place > side.viewport().width() / 2
