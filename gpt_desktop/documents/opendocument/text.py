"""Texts: headings, paragraphs, lists with their numbers, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import entry_of_tabs
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.opendocument.inline import Inline, InlineReader
from gpt_desktop.documents.opendocument.names import DRAW, TABLE, TEXT, count_of
from gpt_desktop.documents.opendocument.styles import Styles

_CODE = re.compile(r"preformatted text|source code|code", re.IGNORECASE)
_TITLE = re.compile(r"title", re.IGNORECASE)
_INDEXES = tuple(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "user-index",
        "object-index",
    )
)
_LEFT_OUT = (TEXT + "tracked-changes", TEXT + "sequence-decls", TABLE + "shapes")
_DEEPEST = 100
_DEEPEST_LIST = 10


class TextReader:
    """Walks a body and writes its blocks."""

    def __init__(
        self, styles: Styles, inline: InlineReader, writer: Writer, step: Callable[[], None]
    ) -> None:
        self._styles = styles
        self._inline = inline
        self._writer = writer
        self._step = step
        self._headings: list[int] = []
        self._counts: dict[str, list[int]] = {}
        self._named: dict[str, list[int]] = {}

    def read(self, element: Any, depth: int = 0) -> None:
        """All that stands in an element."""
        if depth > _DEEPEST:
            return
        for child in element:
            self._child(child, depth)

    def _child(self, child: Any, depth: int) -> None:
        tag = child.tag
        if tag == TEXT + "h":
            self._heading(child)
        elif tag == TEXT + "p":
            self._paragraph(child)
        elif tag == TEXT + "list":
            self._list(child, "", [])
        elif tag == TABLE + "table":
            self._table(child)
        elif tag in _INDEXES:
            self._index(child)
        elif tag in _LEFT_OUT or child.get(TEXT + "display") in ("none", "condition"):
            return
        else:
            self.read(child, depth + 1)

    def _heading(self, element: Any) -> None:
        self._step()
        found = self._inline.read(element)
        level = max(count_of(element, TEXT + "outline-level"), 1)
        text = found.text.strip()
        if text:
            label = "" if element.get(TEXT + "is-list-header") else self._heading_label(level)
            self._writer.heading(f"{label} {text}", level)
        self._rest(found)

    def _heading_label(self, level: int) -> str:
        own = self._styles.heading(level)
        del self._headings[level:]
        while len(self._headings) < level:
            above = self._styles.heading(len(self._headings) + 1)
            self._headings.append(above.start - (len(self._headings) + 1 == level))
        self._headings[level - 1] += 1
        forms = [self._styles.heading(each + 1).form for each in range(level)]
        return own.label(self._headings, forms)

    def _paragraph(self, element: Any, label: str = "", depth: int = 0) -> None:
        self._step()
        found = self._inline.read(element)
        names = self._styles.names("paragraph", element.get(TEXT + "style-name") or "")
        if label:
            self._writer.item(found.text, label, depth)
        elif any(map(_CODE.fullmatch, names)):
            self._writer.code(found.text)
        elif any(map(_TITLE.fullmatch, names)):
            self._writer.heading(found.text, 1)
        else:
            self._writer.paragraph(found.text)
        self._rest(found)

    def _rest(self, found: Inline) -> None:
        for box in found.boxes:
            if box.tag == DRAW + "text-box":
                self.read(box, _DEEPEST // 2)
            else:
                self._child(box, _DEEPEST // 2)
        for text, author in found.notes:
            self._writer.note(text, author)

    def _list(self, element: Any, style: str, above: list[int]) -> None:
        """The items of a list, and of lists in it.

        Args:
            above: the numbers of the items it is inside of.
        """
        level = len(above) + 1
        if level > _DEEPEST_LIST:
            return
        style = element.get(TEXT + "style-name") or style or self._style_of_items(element)
        rule = self._styles.level(style, level)
        number = self._before(element, style, level, rule.start)
        forms = [self._styles.level(style, each).form for each in range(1, level + 1)]
        for item in element:
            if item.tag == TEXT + "list-item":
                number = count_of(item, TEXT + "start-value", number + 1)
            label = rule.label([*above, number], forms) if item.tag == TEXT + "list-item" else ""
            self._item(item, label, style, [*above, number])
        self._counts[style] = [*self._counts.get(style, [])[: level - 1], number]
        self._counts[style] = [0] * (level - len(self._counts[style])) + self._counts[style]
        name = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if name:
            self._named[name] = self._counts[style]

    def _before(self, element: Any, style: str, level: int, start: int) -> int:
        """The number before a list's first one: lists can go on with one further above."""
        counts = self._named.get(element.get(TEXT + "continue-list") or "")
        if element.get(TEXT + "continue-numbering") == "true":
            counts = self._counts.get(style)
        return counts[level - 1] if counts and len(counts) >= level else start - 1

    def _style_of_items(self, element: Any) -> str:
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        return "" if first is None else self._styles.list_of(first.get(TEXT + "style-name") or "")

    def _item(self, item: Any, label: str, style: str, numbers: list[int]) -> None:
        """Only an item's first paragraph has the number."""
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, style, numbers)
            elif child.tag == TEXT + "p":
                self._paragraph(child, label, len(numbers) - 1)
                label = ""
            else:
                self._child(child, len(numbers))

    def _table(self, table: Any) -> None:
        for row in table.iter(TABLE + "table-row"):
            if next(row.iterancestors(TABLE + "table"), None) is not table:
                continue
            self._step()
            cells = [cell for cell in row if cell.tag == TABLE + "table-cell"]
            self._writer.row([self._inline.plain(cell) for cell in cells])
            for cell in cells:
                for paragraph in cell.iter(TEXT + "p", TEXT + "h"):
                    for text, author in self._inline.read(paragraph).notes:
                        self._writer.note(text, author)

    def _index(self, element: Any) -> None:
        for paragraph in element.iter(TEXT + "p", TEXT + "h"):
            text = self._inline.read(paragraph).text.strip()
            if not text:
                continue
            title = next(paragraph.iterancestors(TEXT + "index-title"), None)
            if title is None:
                self._writer.add(Block(BlockKind.ENTRY, entry_of_tabs(text)))
            else:
                self._writer.paragraph(text)
