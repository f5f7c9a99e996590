"""Reads PDF files that have a text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import create_string_buffer
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import is_entry, with_neighbours
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.list_items import begins_item
from gpt_desktop.documents.parsed import Parsed, Report, TextBudget
from gpt_desktop.documents.pdf_lines import Line, body_size, page_lines
from gpt_desktop.documents.pdf_pages import Recognise, is_picture, picture_of
from gpt_desktop.documents.running_heads import without_running_heads
from gpt_desktop.documents.structure import (
    chapter_level,
    ends_sentence,
    is_wide,
    join_lines,
    paragraph,
)

_HEADING_RATIO = 1.15  # of the body's font size
_HEADING_CHARACTERS = 120
_LINE_GAP = 1.3  # of the usual distance between lines
_SHORT_LINE = 0.75  # of the text's width
_PROGRAM_NAME = re.compile(r"^(microsoft|untitled|无标题|未命名)|\.\w{2,4}$", re.IGNORECASE)


def parse_pdf(
    path: Path,
    limits: ReadLimits,
    report: Report,
    password: str = "",
    recognise: Recognise | None = None,
) -> Parsed:
    """Paragraphs and headings, page by page.

    Args:
        password: that opens the file, where it needs one.
        recognise: reads pages that are pictures; without it they are left out, with a warning.

    Raises:
        ReadFailureError: it is encrypted, scanned, damaged, empty or too long.
    """
    try:
        document = pdfium.PdfDocument(path, password=password or None)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        asked = FailureKind.KEY_WRONG if password else FailureKind.KEY_NEEDED
        raise ReadFailureError(asked if locked else FailureKind.DAMAGED) from error
    with closing(document):
        pages = _read_pages(document, limits, report, recognise)
        title = _title(document)
    if not any(pages.lines) and not pages.recognised:
        raise ReadFailureError(_nothing(pages))
    blocks = with_neighbours(list(blocks_of_lines(without_running_heads(pages.lines))))
    return Parsed(
        blocks=_by_page([*blocks, *pages.recognised]),
        title=title,
        page_count=len(pages.lines),
        warnings=pages.warnings(),
    )


def _title(document: Any) -> str:
    """From the file's own metadata; "" where it only says what program made it.

    Half a character, which pypdfium2 refuses, is one character lost.
    """
    length = pdfium_c.FPDF_GetMetaText(document, b"Title", None, 0)
    buffer = create_string_buffer(length)
    pdfium_c.FPDF_GetMetaText(document, b"Title", buffer, length)
    title = buffer.raw[: max(length - 2, 0)].decode("utf-16-le", errors="replace").strip()
    return "" if _PROGRAM_NAME.search(title) else title


def _nothing(pages: _Pages) -> FailureKind:
    """Why there is no text at all."""
    if pages.pictures:
        return FailureKind.SCANNED
    return FailureKind.DAMAGED if pages.damaged else FailureKind.EMPTY


def _by_page(blocks: Sequence[Block]) -> list[Block]:
    """Each page's blocks together, those of one page in the order they came."""
    return sorted(blocks, key=lambda block: block.page or 0)


@dataclass(slots=True)
class _Pages:
    """What was on the pages: lines of text, blocks of pictures, and what could not be read.

    Attributes:
        pictures: numbers of the pages that are pictures without text.
        damaged: numbers of the pages that PDFium cannot load.
    """

    lines: list[list[Line]] = field(default_factory=list)
    recognised: list[Block] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)

    def warnings(self) -> list[tuple[WarningKind, list[int]]]:
        kinds = {
            WarningKind.PAGES_WITHOUT_TEXT: self.pictures,
            WarningKind.DAMAGED_PAGES: self.damaged,
        }
        return [(kind, pages) for kind, pages in kinds.items() if pages]


def _read_pages(
    document: Any, limits: ReadLimits, report: Report, recognise: Recognise | None
) -> _Pages:
    budget = TextBudget(limits.text_characters)
    count = len(document)
    found = _Pages()
    for index in range(count):
        report(index, count)
        lines: list[Line] = []
        blocks: list[Block] = []
        try:
            page = document[index]
            with closing(page):
                lines = _lines(page, index + 1)
                if not lines and is_picture(page):
                    blocks = recognise(picture_of(page), index + 1) if recognise else []
                    found.pictures += [] if blocks else [index + 1]
        except pdfium.PdfiumError:
            found.damaged.append(index + 1)
        for text in (*(line.text for line in lines), *(block.text for block in blocks)):
            budget.take(text)
        found.lines.append(lines)
        found.recognised += blocks
    report(count, count)
    return found


def _lines(page: Any, number: int) -> list[Line]:
    with closing(page.get_textpage()) as text_page:
        return page_lines(text_page, number)


def blocks_of_lines(lines: Sequence[Line]) -> Iterator[Block]:
    """Lines joined to paragraphs by their distance, indentation, width and font size."""
    if not lines:
        return
    layout = _Layout(lines)
    group: list[Line] = [lines[0]]
    for line in lines[1:]:
        if layout.breaks_between(group, line):
            yield layout.block(group)
            group = []
        group.append(line)
    yield layout.block(group)


class _Layout:
    """What is usual in a document, measured over all its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._size = body_size(lines)
        body = [line for line in lines if line.size == self._size] or list(lines)
        self._right = sorted(line.right for line in body)[len(body) * 9 // 10]
        pitches = [
            above.bottom - line.bottom
            for above, line in pairwise(lines)
            if above.page == line.page and 0 < above.bottom - line.bottom < 4 * line.size
        ]
        self._pitch = median(pitches) if pitches else 1.2 * self._size
        self._levels = self._heading_levels(lines)

    def _heading_levels(self, lines: Sequence[Line]) -> dict[float, int]:
        """Levels of the font sizes that are larger than the body's, the largest first."""
        sizes = {line.size for line in lines if line.size >= self._size * _HEADING_RATIO}
        return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), 1)}

    def breaks_between(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a new paragraph begins with the line, after those of the one above."""
        above = group[-1]
        ended = ends_sentence(above.text)
        if abs(above.size - line.size) > 0.6 or any(map(chapter_level, (above.text, line.text))):
            return True
        if is_entry(above.text) or begins_item(line.text, group[0].text, after_sentence=ended):
            return True
        if above.page != line.page or line.bottom > above.bottom:
            return not _goes_on(above.text, line.text)
        if above.bottom - line.bottom > self._pitch * _LINE_GAP:
            return True
        if above.left - line.left > 6 * self._size:  # centred, or set to the right
            return True
        indented = self._size < line.left - above.left < 6 * self._size
        width = self._right - above.left
        short = above.right < above.left + width * _SHORT_LINE
        return ended and (indented or short)

    def block(self, lines: Sequence[Line]) -> Block:
        """A heading where the font says so, else a paragraph; it stands on its first page."""
        first = lines[0]
        text = join_lines(line.text for line in lines)
        if is_entry(text):
            return Block(BlockKind.ENTRY, text, page=first.page)
        level = self._levels.get(first.size, 0) or (chapter_level(text) if len(lines) == 1 else 0)
        if level and len(text) <= _HEADING_CHARACTERS:
            return Block(BlockKind.HEADING, text, level, first.page)
        return paragraph(text, first.page)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs on over a page's or a column's end."""
    return not ends_sentence(before) and (after[0].islower() or is_wide(after[0]))
