"""Reads PDF files that have a text layer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from ctypes import create_string_buffer
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.contents_entries import with_neighbours
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.pdf_blocks import blocks_of_lines
from gpt_desktop.documents.pdf_content import Content, ContentReader
from gpt_desktop.documents.pdf_notes import without_notes
from gpt_desktop.documents.pdf_outline import outline_of
from gpt_desktop.documents.pdf_pages import Recognise
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
        document.init_forms()
        size = path.stat().st_size
        pages = ContentReader(document, size, limits, recognise).read(report)
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


def _nothing(pages: Content) -> FailureKind:
    """Why there is no text at all."""
    if pages.pictures:
        return FailureKind.SCANNED
    if pages.unreadable:
        return FailureKind.NAMELESS
    return FailureKind.DAMAGED if pages.damaged else FailureKind.EMPTY


def _by_page(blocks: Sequence[Block]) -> list[Block]:
    """Each page's blocks together, those of one page in the order they came."""
    return sorted(blocks, key=lambda block: block.page or 0)
