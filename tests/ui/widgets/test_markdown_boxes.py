"""Code and wide tables have boxes of their own in a text, which scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextTable, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.code_box import CodeBox, code_height
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.table_box import TableBox

LONG = "x = " + " + ".join(f"value_{number}" for number in range(40))


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


def wide(columns: int) -> str:
    names = " | ".join(f"column{number}" for number in range(columns))
    values = " | ".join(f"value number {number}" for number in range(columns))
    return f"| {names} |\n|{'---|' * columns}\n| {values} |"


def codes(view: MarkdownView) -> list[CodeBox]:
    return [box for box in view.findChildren(CodeBox) if not box.isHidden()]


def tables(view: MarkdownView) -> list[TableBox]:
    return [box for box in view.findChildren(TableBox) if not box.isHidden()]


def feed(qtbot: QtBot, view: MarkdownView, text: str, step: int = 1) -> None:
    for start in range(0, len(text), step):
        view.append_text(text[start : start + step])
    qtbot.waitUntil(lambda: not view.feeding)
    view.finish()


def test_code_says_its_language_and_is_copied_by_its_button(
    qtbot: QtBot, view: MarkdownView
) -> None:
    text = "Look:\n\n```python\nprint(1)\nprint(2)\n```\n\nand\n\n```\nplain\n```\n\nend"
    feed(qtbot, view, text)
    first, second = codes(view)
    assert [each.header.language.text() for each in (first, second)] == ["python", ""]
    qtbot.mouseClick(first.header.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "print(1)\nprint(2)"
    second.header.copy.setFocus()
    qtbot.keyClick(second.header.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "plain"
    assert first.header.copy.accessibleName() == "Copied"
    assert first.lines.toPlainText() == "print(1)\nprint(2)"
    assert first.geometry().bottom() < second.geometry().top()
    assert second.geometry().bottom() < view.height()


def test_code_has_its_letters_and_colours(
    qtbot: QtBot, view: MarkdownView, context: ViewContext
) -> None:
    feed(qtbot, view, "```python\ndef f(): pass\n```")
    [box] = codes(view)
    cursor = QTextCursor(box.lines.document())
    cursor.setPosition(2)
    assert cursor.charFormat().foreground().color().name().upper() == context.theme.palette.accent
    assert cursor.charFormat().font().fixedPitch()
    settings = context.settings()
    context.theme.apply(Appearance.DARK, settings.text_size)
    qtbot.waitUntil(lambda: not view.feeding)
    assert cursor.charFormat().foreground().color().name().upper() == context.theme.palette.accent
    context.theme.apply(settings.appearance, settings.text_size)


@pytest.mark.parametrize("code", ["one", "a\nb\nc", "中文\n# ตัวอย่าง\nעברית\nplain", LONG])
def test_all_lines_of_a_code_have_room(view: MarkdownView, code: str) -> None:
    view.set_text(f"```\n{code}\n```")
    [box] = codes(view)
    lines = box.lines
    QApplication.processEvents()
    assert box.height() == code_height(code, view.theme.text_size)
    last = QTextCursor(lines.document())
    last.movePosition(QTextCursor.MoveOperation.End)
    assert lines.cursorRect(last).bottom() <= lines.viewport().height()
    assert lines.verticalScrollBar().maximum() == 0


def test_a_long_line_scrolls_in_its_box_by_keys_and_wheel(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text(f"```\n{LONG}\n```\n\n```\nshort\n```")
    long, short = (box.lines for box in codes(view))
    bar = long.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert long.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not short.focusPolicy() & Qt.FocusPolicy.TabFocus
    long.setFocus()
    qtbot.keyClick(long, Qt.Key.Key_Right)
    assert bar.value() > 0
    before = bar.value()
    assert _wheel(long, QPoint(-120, 0))
    assert bar.value() > before
    # Up and down is the conversation's.
    assert not _wheel(long, QPoint(0, -120))


def _wheel(widget: QWidget, angle: QPoint) -> bool:
    """Whether it was taken."""
    area = widget.viewport() if hasattr(widget, "viewport") else widget
    place = QPointF(5, 5)
    event = QWheelEvent(
        place,
        QPointF(area.mapToGlobal(place.toPoint())),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    widget.wheelEvent(event)
    return event.isAccepted()


def test_growing_code_is_only_added_to(qtbot: QtBot, view: MarkdownView) -> None:
    code = "\n".join(f"line {number}" for number in range(60))
    view.append_text(f"```\n{code}")
    [box] = codes(view)
    box.lines.setTextCursor(box.lines.document().find("line 58"))
    view.append_text("\nmore")
    qtbot.waitUntil(lambda: not view.feeding)
    assert box.lines.toPlainText() == f"{code}\nmore"
    assert box.lines.textCursor().selectedText() == "line 58"


def test_boxes_are_let_go_with_their_text(view: MarkdownView) -> None:
    view.set_text(f"```\na\n```\n\n{wide(20)}")
    assert (len(codes(view)), len(tables(view))) == (1, 1)
    view.set_text("Words only.")
    assert (codes(view), tables(view)) == ([], [])


def test_a_selection_over_a_box_has_what_is_in_it(view: MarkdownView) -> None:
    view.set_text(f"Before.\n\n```py\na = 1\nb = 2\n```\n\n{wide(20)}\n\nAfter.")
    view.selectAll()
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:3] == ["Before.", "a = 1", "b = 2"]
    assert lines[3].split("\t") == [f"column{number}" for number in range(20)]
    assert lines[4].split("\t") == [f"value number {number}" for number in range(20)]
    assert lines[5:] == ["After."]


def test_a_table_that_fits_is_part_of_the_text(view: MarkdownView) -> None:
    view.set_text(wide(4))
    assert view.document().rootFrame().childFrames()
    assert tables(view) == []


def test_a_wide_table_scrolls_and_its_words_stay_whole(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text(f"{wide(20)}\n\nAfter.")
    [box] = tables(view)
    bar = box.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and box.height() == box.wanted_height)
    table = box.widget()
    assert isinstance(table, MarkdownView)
    [made] = table.document().rootFrame().childFrames()
    assert isinstance(made, QTextTable)
    for row in range(2):
        for column in range(20):
            block = made.cellAt(row, column).firstCursorPosition().block()
            assert block.layout().lineCount() == 1
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Right)
    assert bar.value() > 0
    after = view.document().lastBlock()
    layout = view.document().documentLayout()
    assert layout.blockBoundingRect(after).top() >= box.geometry().bottom()


def test_a_wide_table_that_grows_is_the_whole_table(qtbot: QtBot, view: MarkdownView) -> None:
    feed(qtbot, view, f"{wide(20)}\n\nAfter.", step=7)
    [box] = tables(view)
    table = box.widget()
    assert isinstance(table, MarkdownView)
    assert "value number 19" in table.toPlainText()


def test_a_table_gets_its_form_back_when_there_is_room(qtbot: QtBot, view: MarkdownView) -> None:
    holder = view.window()
    holder.resize(240, 900)
    view.set_text(wide(4))
    assert len(tables(view)) == 1
    holder.resize(760, 900)
    qtbot.waitUntil(lambda: bool(view.document().rootFrame().childFrames()))
    assert tables(view) == []


def test_columns_stand_on_the_side_they_ask_for(view: MarkdownView) -> None:
    view.set_text("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |")
    [table] = view.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    sides = [
        table.cellAt(1, column).firstCursorPosition().blockFormat().alignment()
        for column in range(3)
    ]
    assert sides[1] & Qt.AlignmentFlag.AlignRight
    assert sides[2] & Qt.AlignmentFlag.AlignHCenter
    assert not sides[0] & Qt.AlignmentFlag.AlignRight
