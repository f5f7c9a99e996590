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
        self._boxes: Sequence[WrittenBox] = ()
        self._placing = False
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
        self._boxes = boxes
        codes = [box for box in boxes if box.kind is BoxKind.CODE]
        tables = [box for box in boxes if box.kind is BoxKind.TABLE]
        while len(self.codes) < len(codes):
            self.codes.append(CodeBox(self._view.theme, self._view.viewport()))
        while len(self.tables) < len(tables):
            self._add_table()
        for code, box in zip(self.codes, codes, strict=False):
            code.show_code(box.source, box.language, growing=growing and box is boxes[-1])
        for (area, table), box in zip(self.tables, tables, strict=False):
            before = table.text()
            if before and box.source.startswith(before):
                table.append_text(box.source[len(before) :])
            elif before != box.source:
                table.set_text(box.source)
            area.set_table_width(box.width)
        self.place()

    @Slot()
    def place_soon(self) -> None:
        """Once, however often the text takes another room before."""
        self._later.start()

    @Slot()
    def place(self) -> None:
        """Lay them where the document keeps their room."""
        if self._placing:
            return
        self._placing = True
        codes, tables = iter(self.codes), iter(self.tables)
        for box in self._boxes:
            widget = next(codes) if box.kind is BoxKind.CODE else next(tables)[0]
            rect = box_rect(box, self._view.document())
            if rect != widget.geometry():
                widget.setGeometry(rect)
            if widget.isHidden():
                widget.show()
        for unused in [*codes, *(area for area, _ in tables)]:
            unused.hide()
        self._placing = False

    def _add_table(self) -> None:
        table = self._make_table()
        area = TableBox(table, self._view.viewport())
        area.height_changed.connect(self._heights.start)
        self.tables.append((area, table))

    @Slot()
    def _take_heights(self) -> None:
        boxes = [box for box in self._boxes if box.kind is BoxKind.TABLE]
        for (area, _), box in zip(self.tables, boxes, strict=False):
            set_box_height(box, area.wanted_height)
