"""Reads Word files (.docx)."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import entry_of_tabs
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report, TextBudget
from gpt_desktop.documents.structure import paragraph
from gpt_desktop.documents.word_package import check_package, has_footnotes
from gpt_desktop.documents.word_text import W, cell_texts, element_text, is_list_item

_REPORT_EVERY = 200  # elements of the body
_HEADING_NAME = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc [1-9]", re.IGNORECASE)
_TITLE_NAMES = ("title", "标题", "標題")


def parse_word(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Headings by their styles, paragraphs, lists, and tables row by row.

    Raises:
        ReadFailureError: it is not a Word file, locked, damaged, empty or too large.
    """
    check_package(path, limits)
    report(0, 1)
    try:
        document = docx.Document(path)
        blocks = list(_Reader(document, limits, report).blocks())
        title = document.core_properties.title or ""
        notes = has_footnotes(path)
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,  # of XML, as lxml reports it
        KeyError,
        ValueError,
    ) as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    if not blocks:
        raise ReadFailureError(FailureKind.EMPTY)
    return Parsed(
        blocks=blocks,
        title=title.strip(),
        warnings=[(WarningKind.FOOTNOTES_LEFT_OUT, [])] if notes else [],
    )


class _Reader:
    """Walks the body. python-docx's own iteration leaves out tracked insertions and controls."""

    def __init__(self, document: Any, limits: ReadLimits, report: Report) -> None:
        self._body = document.element.body
        self._levels = _style_levels(document)
        self._contents = _contents_styles(document)
        self._budget = TextBudget(limits.text_characters)
        self._report = report
        self._list: list[str] = []

    def blocks(self) -> Iterator[Block]:
        total = len(self._body)
        for done, element in enumerate(self._body):
            if done % _REPORT_EVERY == 0:
                self._report(done, total)
            yield from self._element(element)
        yield from self._end_list()
        self._report(total, total)

    def _element(self, element: Any) -> Iterator[Block]:
        if element.tag == W + "p":
            yield from self._paragraph(element)
        elif element.tag == W + "tbl":
            yield from self._end_list()
            rows = [" | ".join(cells) for cells in cell_texts(element) if any(cells)]
            yield from self._taken("\n".join(rows))
        elif element.tag not in (W + "del", W + "moveFrom", W + "sectPr"):
            for child in element:
                yield from self._element(child)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        text = element_text(element).strip()
        if not text:
            return
        level = self._level(element)
        if not level and is_list_item(element):
            self._budget.take(text)
            self._list.append(f"• {text}")
            return
        yield from self._end_list()
        if _style(element) in self._contents:
            self._budget.take(text)
            yield Block(BlockKind.ENTRY, entry_of_tabs(text))
        elif level:
            self._budget.take(text)
            yield Block(BlockKind.HEADING, " ".join(text.split()), level)
        else:
            yield from self._taken(text)

    def _end_list(self) -> Iterator[Block]:
        """Items next to each other make one paragraph, a line each."""
        items, self._list = self._list, []
        if items:
            yield paragraph("\n".join(items))

    def _taken(self, text: str) -> Iterator[Block]:
        self._budget.take(text)
        if text:
            yield paragraph(text)

    def _level(self, element: Any) -> int:
        own = element.find(f"{W}pPr/{W}outlineLvl")
        return self._levels.get(_style(element), 0) if own is None else _outline(own)


def _style(element: Any) -> str:
    """The id of a paragraph's style, or "" where it has none of its own."""
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val") or ""


def _outline(element: Any) -> int:
    """Word counts outline levels from 0; 9 is body text."""
    level = int(element.get(W + "val", "9")) + 1
    return level if level <= 6 else 0


def _style_levels(document: Any) -> dict[str, int]:
    """Heading levels by style id, from the style's name or its outline level."""
    levels: dict[str, int] = {}
    for style in document.styles.element.iterfind(f"{W}style"):
        name = _name(style)
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        named = _HEADING_NAME.fullmatch(name)
        level = 0
        if named:
            level = min(int(named[1]), 6)
        elif name.casefold() in _TITLE_NAMES:
            level = 1
        elif outline is not None:
            level = _outline(outline)
        if level:
            levels[style.get(W + "styleId")] = level
    return levels


def _contents_styles(document: Any) -> frozenset[str]:
    """The ids of the styles that lines of a table of contents have."""
    styles = document.styles.element.iterfind(f"{W}style")
    return frozenset(
        style.get(W + "styleId") or "" for style in styles if _CONTENTS_NAME.fullmatch(_name(style))
    )


def _name(style: Any) -> str:
    element = style.find(f"{W}name")
    return "" if element is None else (element.get(W + "val") or "").strip()
