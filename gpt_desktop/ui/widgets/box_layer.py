"""The widgets that lie over the boxes of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from gpt_desktop.ui.widgets.box_object import BoxKind, WrittenBox, box_rect, set_box_height
from gpt_desktop.ui.widgets.code_box import CodeBox
from gpt_desktop.ui.widgets.reading_text import ReadingText
from gpt_desktop.ui.widgets.table_box import TableBox

if TYPE_CHECKING:
    from gpt_desktop.ui.widgets.markdown_view import MarkdownView


class BoxLayer(QObject):
    """Its widgets are used again as the text grows and is written anew.

    Args:
        view: whose document keeps the room.
        make_table: makes what shows a table in a box.
    """

    def __init__(self, view: ReadingText, make_table: Callable[[], MarkdownView]) -> None:
        super().__init__(view)
        self._view = view
        self._make_table = make_table
        self._shown: list[tuple[WrittenBox, CodeBox | TableBox]] = []
        self.codes: list[CodeBox] = []
        self.tables: list[tuple[TableBox, MarkdownView]] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.place)
        # A table knows its height only after the text around it was laid out.
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(0)
        self._heights.timeout.connect(self._take_heights)

    def show_boxes(self, boxes: Sequence[WrittenBox], *, growing: bool) -> None:
        """Let a widget stand for each.

        Args:
            growing: more of the last one may come.
        """
        same = 0
        while same < min(len(boxes), len(self._shown)) and boxes[same] is self._shown[same][0]:
            same += 1
        # The last one may have ended without another letter.
        same = min(same, max(0, len(boxes) - 1))
        for _, widget in self._shown[same:]:
            widget.hide()
        del self._shown[same:]
        taken = [widget for _, widget in self._shown]
        codes = iter(self.codes[sum(isinstance(each, CodeBox) for each in taken) :])
        tables = iter(self.tables[sum(isinstance(each, TableBox) for each in taken) :])
        for box in boxes[same:]:
            if box.kind is BoxKind.CODE:
                code = next(codes, None) or self._add_code()
                code.show_code(box.source, box.language, growing=growing and box is boxes[-1])
                self._shown.append((box, code))
            else:
                area, table = next(tables, None) or self._add_table()
                _show_table(area, table, box)
                self._shown.append((box, area))
        self._place(same)

    @Slot()
    def place_soon(self) -> None:
        """Once, however often the text takes another room before."""
        self._later.start()

    @Slot()
    def place(self) -> None:
        """Lay them where the document keeps their room."""
        self._place(len(self._shown))

    def _place(self, changed: int) -> None:
        """Those from a number on, and of the others those that moved."""
        for number in range(len(self._shown) - 1, -1, -1):
            box, widget = self._shown[number]
            rect = box_rect(box, self._view.document())
            if number < changed and rect == widget.geometry() and not widget.isHidden():
                break  # what stands above did not move either
            widget.setGeometry(rect)
            widget.show()

    def _add_code(self) -> CodeBox:
        self.codes.append(CodeBox(self._view.theme, self._view.viewport()))
        return self.codes[-1]

    def _add_table(self) -> tuple[TableBox, MarkdownView]:
        table = self._make_table()
        area = TableBox(table, self._view.viewport())
        area.height_changed.connect(self._heights.start)
        self.tables.append((area, table))
        return area, table

    @Slot()
    def _take_heights(self) -> None:
        for box, widget in self._shown:
            if isinstance(widget, TableBox):
                set_box_height(box, widget.wanted_height)


def _show_table(area: TableBox, table: MarkdownView, box: WrittenBox) -> None:
    before = table.text()
    if before and box.source.startswith(before):
        table.append_text(box.source[len(before) :])
    elif before != box.source:
        table.set_text(box.source)
    area.set_table_width(box.width)
