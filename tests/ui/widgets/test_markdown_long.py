"""Long blocks are written piece by piece, and look as if they were written at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from markdown_it.token import Token
from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.code_box import CodeBox
from gpt_desktop.ui.widgets.markdown_cut import Continued, find_cut, open_fence
from gpt_desktop.ui.widgets.markdown_rules import markdown_parser
from gpt_desktop.ui.widgets.markdown_view import MarkdownView

ROWS = 90


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


def numbered() -> str:
    return "\n".join(f"{number}. Item {number} of many" for number in range(7, 7 + ROWS))


def table() -> str:
    rows = "\n".join(f"| name {number} | {number} |" for number in range(ROWS))
    return f"| Name | Value |\n|---|--:|\n{rows}"


def show(qtbot: QtBot, view: MarkdownView, text: str, *, streamed: bool) -> None:
    if streamed:
        for start in range(0, len(text), 97):
            view.append_text(text[start : start + 97])
        view.finish()
    else:
        view.set_text(text)
    qtbot.waitUntil(lambda: not view.feeding, timeout=60_000)
    assert view.text() == text


@pytest.mark.parametrize("streamed", [False, True])
def test_a_long_list_counts_on(qtbot: QtBot, view: MarkdownView, streamed: bool) -> None:
    show(qtbot, view, numbered(), streamed=streamed)
    block = view.document().begin()
    seen = []
    while block.isValid():
        made = block.textList()
        assert made is not None
        seen.append(f"{made.itemText(block)} {block.text()}")
        block = block.next()
    assert seen == [f"{number}. Item {number} of many" for number in range(7, 7 + ROWS)]


@pytest.mark.parametrize("streamed", [False, True])
def test_a_long_list_of_which_all_items_say_one_counts_on(
    qtbot: QtBot, view: MarkdownView, streamed: bool
) -> None:
    show(qtbot, view, "\n".join(["1. The same item"] * ROWS), streamed=streamed)
    last = view.document().lastBlock()
    made = last.textList()
    assert made is not None
    assert made.itemText(last) == f"{ROWS}."


@pytest.mark.parametrize("streamed", [False, True])
def test_a_long_table_has_its_names_once_and_columns_of_one_width(
    qtbot: QtBot, view: MarkdownView, streamed: bool
) -> None:
    show(qtbot, view, f"{table()}\n\nAfter.", streamed=streamed)
    tables = view.document().rootFrame().childFrames()
    words = []
    firsts, lefts = [], set()
    layout = view.document().documentLayout()
    for each in tables:
        assert isinstance(each, QTextTable)
        for row in range(each.rows()):
            cells = [each.cellAt(row, column).firstCursorPosition() for column in range(2)]
            words.append(tuple(cell.block().text() for cell in cells))
            firsts.append(cells[0].block())
        block = each.cellAt(0, 1).firstCursorPosition().block()
        lefts.add(round(layout.blockBoundingRect(block).left()))
    assert words == [("Name", "Value"), *((f"name {n}", str(n)) for n in range(ROWS))]
    assert len(lefts) == 1
    assert view.toPlainText().rstrip().endswith("After.")
    # No gap is between the pieces.
    tops = [layout.blockBoundingRect(block).top() for block in firsts]
    steps = [below - above for above, below in itertools.pairwise(tops)]
    assert max(steps) - min(steps) <= 5


def test_a_selection_over_a_long_table_has_all_rows(qtbot: QtBot, view: MarkdownView) -> None:
    show(qtbot, view, table(), streamed=False)
    view.selectAll()
    copied = view.createMimeDataFromSelection().text().strip().split("\n")
    assert [line for line in copied if line][:3] == ["Name\tValue", "name 0\t0", "name 1\t1"]
    assert len([line for line in copied if line]) == ROWS + 1


def test_a_long_line_without_a_blank_loses_no_letter(qtbot: QtBot, view: MarkdownView) -> None:
    text = "".join(chr(ord("a") + number % 26) for number in range(9_000))
    show(qtbot, view, text, streamed=False)
    assert view.toPlainText().replace("\n", "") == text


def test_a_long_quote_stays_one(qtbot: QtBot, view: MarkdownView) -> None:
    text = "\n".join(f"> Line {number} of it" for number in range(ROWS))
    show(qtbot, view, text, streamed=True)
    shown = view.toPlainText().replace("\u2028", "\n").split("\n")
    assert shown == [f"Line {number} of it" for number in range(ROWS)]
    block = view.document().begin()
    while block.isValid():
        assert block.blockFormat().leftMargin() > 0
        block = block.next()


def test_long_code_gets_all_its_colours_in_the_end(
    qtbot: QtBot, view: MarkdownView, context: ViewContext
) -> None:
    code = "\n".join(["def f(x):  # 注释 🫖"] * 120)
    show(qtbot, view, f"```python\n{code}\n```", streamed=True)
    [box] = view.findChildren(CodeBox)
    assert box.lines.toPlainText() == code
    last = box.lines.document().lastBlock()

    def colour(place: int) -> str:
        cursor = QTextCursor(last)
        cursor.setPosition(last.position() + place)
        return cursor.charFormat().foreground().color().name().upper()

    qtbot.waitUntil(lambda: colour(2) == context.theme.palette.accent, timeout=30_000)
    qtbot.waitUntil(lambda: colour(13) == context.theme.palette.second_text)


@pytest.mark.parametrize(
    "text",
    [
        "```\nclosed\n```",
        "~~~\nclosed\n~~~",
        "words",
        "`` `` `a",
        "```one line```",
        "````\na\n````",
    ],
)
def test_only_an_open_fence_is_taken_for_one(text: str) -> None:
    assert open_fence(text) is None


@pytest.mark.parametrize(
    "text", ["```py\na = 1\n", "~~~\n```\nno end", "````\n```\nno end", "```\na\n``` b"]
)
def test_an_open_fence_is_what_the_parser_makes_of_it(text: str) -> None:
    found = open_fence(text)
    [expected] = markdown_parser().parse(text)
    assert found is not None
    assert found.info == expected.info
    assert found.content.rstrip("\n") == expected.content.rstrip("\n")


def tokens(text: str) -> list[Token]:
    return markdown_parser().parse(text)


def test_short_blocks_and_those_that_cannot_be_cut_stay_whole() -> None:
    for text in ("- a\n- b", "| a |\n|---|\n| 1 |", "words " * 100, "- " + "word " * 1000):
        assert find_cut(text, tokens(text), Continued()) is None


def test_a_list_is_cut_before_its_last_item_and_a_table_before_its_last_row() -> None:
    cut = find_cut(numbered(), tokens(numbered()), Continued())
    assert cut is not None
    assert numbered()[cut.place :] == f"{6 + ROWS}. Item {6 + ROWS} of many"
    assert cut.rest == Continued(number=6 + ROWS)
    cut = find_cut(table(), tokens(table()), Continued())
    assert cut is not None
    assert table()[cut.place :] == f"| name {ROWS - 1} | {ROWS - 1} |"
    assert cut.rest.head == "| Name | Value |\n|---|--:|\n"
