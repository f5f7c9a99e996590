"""Turns a web page's tree into blocks."""

from __future__ import annotations

from typing import Any

from lxml import etree

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.web.inline import Inline
from gpt_desktop.documents.web.lists import OpenList
from gpt_desktop.documents.web.names import (
    BLOCKS,
    CODE,
    HEADINGS,
    LISTS,
    NO_DATA,
    holds_notes,
    is_hidden,
)


def write_page(root: Any, writer: Writer) -> None:
    """The text of a page from top to bottom; without what is not shown or leads elsewhere.

    Args:
        root: an element of lxml, with tags as in HTML.
    """
    walk = _Walk(writer)
    # Not by recursion: elements of a broken page lie in each other by the thousand.
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "start":
            if is_hidden(element):
                steps.skip_subtree()
                walk.skipped.add(element)
            else:
                walk.enter(element)
        elif element in walk.skipped:
            walk.skipped.discard(element)
            walk.leave_hidden(element)
        else:
            walk.leave(element)
    walk.flush()


class _Walk:
    def __init__(self, writer: Writer) -> None:
        self.inline = Inline()
        self.skipped: set[Any] = set()
        self._writer = writer
        self._lists: list[OpenList] = []
        self._mark = ""
        self._cells: list[str] | None = None
        self._tables: list[bool] = []
        self._notes: list[Any] = []
        self._heading = 0
        self._code = 0

    def enter(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._enter_block(element, tag)
        if tag == "br":
            self.inline.line_break()
        elif tag == "hr":
            self.flush()
        if tag in CODE:
            self._code += 1
        self.inline.add(element.text)

    def leave(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._leave_block(element, tag)
        self.inline.add(element.tail)

    def leave_hidden(self, element: Any) -> None:
        """What is not shown parts words where it is a block."""
        if element.tag in BLOCKS or element.tag == "nav":
            self.flush()
        self.inline.add(element.tail)

    def _enter_block(self, element: Any, tag: str) -> None:
        if self._cells is not None and tag not in ("td", "th", "tr", "table"):
            # Paragraphs of a cell are its lines.
            self.inline.line_break()
            return
        self.flush()
        if holds_notes(element):
            self._notes.append(element)
        if tag in LISTS:
            self._lists.append(OpenList(element))
        elif tag == "li":
            self._mark = self._lists[-1].mark(element) if self._lists else "•"
        elif tag == "table":
            self._tables.append(_holds_data(element))
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._cells = []
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]

    def _leave_block(self, element: Any, tag: str) -> None:
        if self._cells is not None:
            self._leave_cell(tag)
            return
        self.flush()
        if tag in CODE:
            self._code -= 1
        if self._notes and self._notes[-1] is element:
            self._notes.pop()
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag in HEADINGS:
            self._heading = 0

    def _leave_cell(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(self.inline.as_shown())
        elif tag == "tr" and self._cells is not None:
            self._writer.row(self._cells)
            self._cells = None
        else:
            self.inline.line_break()

    def flush(self) -> None:
        """The paragraph so far."""
        if self._cells is not None:
            return
        if self._code > 0:
            code = self.inline.as_written()
            if code.strip():
                self._writer.add(Block(BlockKind.CODE, code))
            return
        text = self.inline.as_shown()
        if not text:
            return
        if self._heading:
            self._writer.heading(text, self._heading)
        elif self._notes:
            self._writer.note(f"{self._mark} {text}".strip())
            self._mark = ""
        elif self._mark:
            self._writer.item(text, self._mark, len(self._lists))
            self._mark = ""
        else:
            self._writer.paragraph(text)


def _holds_data(table: Any) -> bool:
    """Whether a table is one, rather than a way to place things on a page."""
    if table.get("role") in ("presentation", "none"):
        return False
    return next(table.iterdescendants(*NO_DATA), None) is None
