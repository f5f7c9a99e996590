"""Arabic, Hebrew and Persian begin on the right, code and formulas on the left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.code_box import CodeBox
from gpt_desktop.ui.widgets.direction import has_direction, is_right_to_left
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_editor import TextEditor

ARABIC, HEBREW, PERSIAN = "مرحبا بكم!", "שלום לכולם.", "سلام دنیا؟"


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> Iterator[MarkdownView]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = MarkdownView(context.theme)
    column.addWidget(made)
    column.addStretch()
    holder.resize(760, 900)
    qtbot.addWidget(holder)
    holder.show()
    yield made
    holder.close()


def test_the_first_letter_with_a_direction_tells() -> None:
    for text in (ARABIC, HEBREW, PERSIAN, f"1. {ARABIC}", f"($5) {HEBREW}"):
        assert is_right_to_left(text)
    for text in ("Hello", f"Hello {ARABIC}", "中文", "", "4.50"):
        assert not is_right_to_left(text)
    assert not has_direction("4.50 €")
    assert has_direction("4.50 euros")


@pytest.mark.parametrize("words", [ARABIC, HEBREW, PERSIAN])
def test_paragraphs_quotes_and_lists_begin_on_the_right(view: MarkdownView, words: str) -> None:
    view.set_text(f"{words}\n\n> {words}\n\n1. {words}\n2. {words}\n\nEnglish.")
    block = view.document().begin()
    blocks = []
    while block.isValid():
        blocks.append(block)
        block = block.next()
    plain, quote, first, second, english = blocks
    for each in (plain, quote, first, second):
        assert each.textDirection() == Qt.LayoutDirection.RightToLeft
    assert english.textDirection() == Qt.LayoutDirection.LeftToRight
    assert (quote.blockFormat().leftMargin(), quote.blockFormat().rightMargin()) == (0, 24)
    made = second.textList()
    assert made is not None
    # Painted from the right, so that the full stop is on the side where the words are.
    assert made.itemText(second) == "2."


def test_a_table_begins_on_the_right_and_is_copied_in_its_order(view: MarkdownView) -> None:
    view.set_text("| الاسم | السعر |\n|---|---|\n| شاي | 4.50 |")
    [table] = view.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    right, left = (table.cellAt(1, column).firstCursorPosition().block() for column in (1, 0))
    assert (right.text(), left.text()) == ("شاي", "4.50")
    # A number alone stands where the words of its column do.
    assert left.textDirection() == Qt.LayoutDirection.RightToLeft
    view.selectAll()
    copied = view.createMimeDataFromSelection().text()
    assert copied.strip() == "الاسم\tالسعر\nشاي\t4.50"


def test_code_stays_on_the_left(view: MarkdownView) -> None:
    view.set_text(f"{ARABIC}\n\n```\n# {HEBREW}\n{HEBREW}\n```")
    [box] = view.findChildren(CodeBox)
    option = box.lines.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.LeftToRight
    assert box.lines.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert view.document().lastBlock().textDirection() == Qt.LayoutDirection.LeftToRight


def test_what_is_written_begins_where_its_letters_say(qtbot: QtBot, context: ViewContext) -> None:
    editor = TextEditor(context.theme, "", "Message")
    qtbot.addWidget(editor)
    editor.resize(400, 120)
    editor.show()
    editor.setPlainText(f"{ARABIC}\nEnglish")
    first = editor.document().begin()
    assert editor.cursorRect().left() > 200
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert first.next().textDirection() == Qt.LayoutDirection.LeftToRight
    editor.setPlainText("English")
    assert editor.cursorRect().left() < 50
