"""What models write beside CommonMark is shown as it is meant, or as it came."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextTable
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView


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


def plain(view: MarkdownView, text: str) -> str:
    view.set_text(text)
    return view.toPlainText()


def bold(view: MarkdownView) -> str:
    """What is bold of the first block."""
    found = []
    iterator = view.document().begin().begin()
    while not iterator.atEnd():
        piece = iterator.fragment()
        if piece.charFormat().fontWeight() > QFont.Weight.Normal:
            found.append(piece.text())
        iterator += 1
    return "|".join(found)


@pytest.mark.parametrize(
    ("text", "shown", "heavy"),
    [
        ("这是**重要的事。**请记住。", "这是重要的事。请记住。", "重要的事。"),
        ("他读了**《红楼梦》**这本书。", "他读了《红楼梦》这本书。", "《红楼梦》"),
        ("これは**「大切」**です。", "これは「大切」です。", "「大切」"),
        ("이것은 **(중요)**입니다.", "이것은 (중요)입니다.", "(중요)"),
        ("价格**100元**。", "价格100元。", "100元"),
        ("**粗体**和**另一个**", "粗体和另一个", "粗体|另一个"),
        ("2 * 3 * 4 是 24", "2 * 3 * 4 是 24", ""),
        ("a ** b 与 c", "a ** b 与 c", ""),
        ("plain **bold** words", "plain bold words", "bold"),
    ],
)
def test_bold_in_scripts_without_blanks(
    view: MarkdownView, text: str, shown: str, heavy: str
) -> None:
    assert plain(view, text) == shown
    assert bold(view) == heavy


@pytest.mark.parametrize(
    "text",
    [
        r"The roots are \( x_1 \) and \( x_2 \).",
        r"\[ x = \frac{-b \pm \sqrt{b^2-4ac}}{2a} \]",
        r"A set is $\{1,2\}$ and a product $a*b*c$.",
        r"$$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$$",
        "\\[\n- a\n+ b\n= c\n\\]",
        "It costs $5 and *that* is $6.",
        r"\[ left open",
        "$$ left open",
    ],
)
def test_formulas_stay_letter_by_letter(view: MarkdownView, text: str) -> None:
    expected = text.replace("*that*", "that").replace(r"\[ left", "[ left")
    assert plain(view, text).replace("\u2028", "\n") == expected


def test_all_levels_of_a_deep_list_are_there(view: MarkdownView) -> None:
    text = "\n".join(f"{'  ' * level}- level {level + 1}" for level in range(14))
    assert plain(view, text).split("\n") == [f"level {level}" for level in range(1, 15)]


def test_a_hostile_depth_ends_somewhere(view: MarkdownView) -> None:
    view.set_text("> " * 5_000 + "deep")
    assert view.toPlainText() is not None


def test_a_list_may_begin_at_zero(view: MarkdownView) -> None:
    view.set_text("0. zero\n1. one")
    block = view.document().begin()
    made = block.textList()
    assert made is not None
    assert [made.itemText(block), made.itemText(block.next())] == ["0.", "1."]


def test_long_numbers_have_room(view: MarkdownView) -> None:
    view.set_text("998. a\n999. b\n1000. c")
    block = view.document().begin()
    made = block.textList()
    assert made is not None
    room = view.document().indentWidth() + block.blockFormat().leftMargin()
    assert QFontMetrics(view.font()).horizontalAdvance("1000.") <= room


def test_a_break_is_a_new_line_in_text_and_cells(view: MarkdownView) -> None:
    text = "| a |\n|---|\n| one<br>two |\n\nFirst line.<br/>Second line.<BR >Third, a<b>c."
    view.set_text(text)
    table = next(each for each in view.document().rootFrame().childFrames())
    assert isinstance(table, QTextTable)
    cell = table.cellAt(1, 0).firstCursorPosition().block().text()
    assert cell == "one\u2028two"
    last = view.document().lastBlock().text()
    assert last == "First line.\u2028Second line.\u2028Third, a<b>c."
