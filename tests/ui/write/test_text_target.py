"""What an action works on, and how its result goes in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.write.text_target import Scope, continue_target, edit_target, insert_target

TEXT = "First line.\n\nSecond line."


@pytest.fixture
def editor(qtbot: QtBot) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    editor.setPlainText(TEXT)
    return editor


def select(editor: QPlainTextEdit, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_a_selection_is_replaced_in_one_undo_step(editor: QPlainTextEdit) -> None:
    select(editor, 0, 5)
    target = edit_target(editor)
    assert (target.scope, target.text) == (Scope.SELECTION, "First")
    target.put("Opening\nand second")
    assert editor.toPlainText().startswith("Opening\nand second line.")
    editor.undo()
    assert editor.toPlainText() == TEXT


def test_a_selection_over_paragraphs_has_line_breaks(editor: QPlainTextEdit) -> None:
    select(editor, 0, len(TEXT))
    assert edit_target(editor).text == TEXT


@pytest.mark.parametrize(
    ("position", "scope", "text"),
    [
        (3, Scope.PARAGRAPH, "First line."),
        (len(TEXT), Scope.PARAGRAPH, "Second line."),
        (12, Scope.WHOLE, TEXT),
    ],
)
def test_without_a_selection(
    editor: QPlainTextEdit, position: int, scope: Scope, text: str
) -> None:
    select(editor, position, position)
    target = edit_target(editor)
    assert (target.scope, target.text) == (scope, text)


def test_the_target_moves_with_edits_before_it(editor: QPlainTextEdit) -> None:
    select(editor, len(TEXT) - 12, len(TEXT))
    target = edit_target(editor)
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("New start. ")
    target.put("Replaced.")
    assert editor.toPlainText() == "New start. First line.\n\nReplaced."


def test_going_on_takes_what_is_before_the_cursor(editor: QPlainTextEdit) -> None:
    select(editor, 11, 11)
    target = continue_target(editor)
    assert target.text == "First line."
    target.put("And more.")
    assert editor.toPlainText() == "First line. And more.\n\nSecond line."


def test_a_new_text_goes_to_the_cursor(editor: QPlainTextEdit) -> None:
    select(editor, 12, 12)
    insert_target(editor, "a brief").put("Middle.")
    assert editor.toPlainText() == "First line.\nMiddle.\nSecond line."


@pytest.mark.parametrize(
    ("text", "start", "end", "right"),
    [
        ("One.\nTwo are.\nThree.", 5, 14, "One.\nNEW.\nThree."),
        ("One. Two are. Three.", 5, 14, "One. NEW. Three."),
        ("One. Two are. Three.", 4, 13, "One. NEW. Three."),
        ("    Indented are.\nThree.", 0, 17, "    NEW.\nThree."),
        ("One.\n\nTwo are.\n\nThree.", 6, 16, "One.\n\nNEW.\n\nThree."),
        ("\U0001f600 \U0001f600 two \n end", 2, 9, "\U0001f600 NEW. \n end"),
    ],
)
def test_what_parts_a_selection_from_the_rest_stays(
    editor: QPlainTextEdit, text: str, start: int, end: int, right: str
) -> None:
    editor.setPlainText(text)
    select(editor, start, end)
    edit_target(editor).put("NEW.")
    assert editor.toPlainText() == right
