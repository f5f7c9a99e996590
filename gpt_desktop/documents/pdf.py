"""Reads PDF files that have a text layer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from ctypes import create_string_buffer
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import with_neighbours
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report, TextBudget
from gpt_desktop.documents.pdf_blocks import blocks_of_lines
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_notes import without_notes
from gpt_desktop.documents.pdf_outline import outline_of
from gpt_desktop.documents.pdf_page_text import PageText, page_text
from gpt_desktop.documents.pdf_pages import Recognise, is_picture, picture_of
from gpt_desktop.documents.running_heads import without_running_heads

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
        if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            document.init_forms()
        pages = _read_pages(document, limits, report, recognise)
        title, outline = _title(document), outline_of(document)
    if not (any(pages.lines) or pages.recognised or pages.comments):
        raise ReadFailureError(_nothing(pages))
    lines, notes = without_notes(without_running_heads(pages.lines))
    blocks = with_neighbours(list(blocks_of_lines(lines, outline)))
    return Parsed(
        blocks=_by_page([*blocks, *notes, *pages.comments, *pages.recognised]),
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
    if pages.unreadable:
        return FailureKind.NAMELESS
    return FailureKind.DAMAGED if pages.damaged else FailureKind.EMPTY


def _by_page(blocks: Sequence[Block]) -> list[Block]:
    """Each page's blocks together, those of one page in the order they came."""
    return sorted(blocks, key=lambda block: block.page or 0)


@dataclass(slots=True)
class _Pages:
    """What was on the pages: lines, comments, blocks of pictures, and what could not be read.

    Attributes:
        pictures: numbers of the pages that are pictures without text.
        unreadable: numbers of the pages whose letters the file does not name.
        damaged: numbers of the pages that PDFium cannot load.
        nameless: how many single letters the file does not name.
    """

    lines: list[list[Line]] = field(default_factory=list)
    comments: list[Block] = field(default_factory=list)
    recognised: list[Block] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    nameless: int = 0

    def warnings(self) -> list[tuple[WarningKind, list[int]]]:
        kinds = {
            WarningKind.PAGES_WITHOUT_TEXT: self.pictures,
            WarningKind.UNREADABLE_PAGES: self.unreadable,
            WarningKind.DAMAGED_PAGES: self.damaged,
        }
        nameless: list[tuple[WarningKind, list[int]]] = [(WarningKind.UNKNOWN_CHARACTERS, [])]
        about = [(kind, pages) for kind, pages in kinds.items() if pages]
        return about + (nameless if self.nameless else [])


def _read_pages(
    document: Any, limits: ReadLimits, report: Report, recognise: Recognise | None
) -> _Pages:
    budget = TextBudget(limits.text_characters)
    count = len(document)
    found = _Pages()
    for index in range(count):
        report(index, count)
        text = PageText()
        blocks: list[Block] = []
        try:
            page = document[index]
            with closing(page):
                text = page_text(page, index + 1, document.formenv)
                if not text.lines and (text.unreadable or is_picture(page)):
                    blocks = recognise(picture_of(page), index + 1) if recognise else []
                    missing = found.unreadable if text.unreadable else found.pictures
                    missing += [] if blocks else [index + 1]
        except pdfium.PdfiumError:
            found.damaged.append(index + 1)
        notes = [Block(BlockKind.NOTE, comment, page=index + 1) for comment in text.comments]
        for line in text.lines:
            budget.take(line.text)
        for block in (*blocks, *notes):
            budget.take(block.text)
        found.lines.append(text.lines)
        found.recognised += blocks
        found.comments += notes
        found.nameless += text.nameless
    report(count, count)
    return found
