"""All pages of a PDF, read one after another; one that cannot be read costs the others nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.failure import WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Report, TextBudget
from gpt_desktop.documents.pdf_letters import GlyphNames
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_page_text import PageText, page_text
from gpt_desktop.documents.pdf_pages import Recognise, is_picture, picture_of


@dataclass(slots=True)
class Content:
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
        """What is missing, with the numbers of the pages it is missing on."""
        kinds = {
            WarningKind.PAGES_WITHOUT_TEXT: self.pictures,
            WarningKind.UNREADABLE_PAGES: self.unreadable,
            WarningKind.DAMAGED_PAGES: self.damaged,
        }
        nameless: list[tuple[WarningKind, list[int]]] = [(WarningKind.UNKNOWN_CHARACTERS, [])]
        about = [(kind, pages) for kind, pages in kinds.items() if pages]
        return about + (nameless if self.nameless else [])


class ContentReader:
    """Reads a document's pages.

    Args:
        document: a ``pypdfium2.PdfDocument``.
        size: of its file, in bytes.
        recognise: reads pages that are pictures, or whose letters have no names; None leaves
            them out.
    """

    def __init__(
        self, document: Any, size: int, limits: ReadLimits, recognise: Recognise | None
    ) -> None:
        self._document = document
        self._size = size
        self._budget = TextBudget(limits.text_characters)
        self._recognise = recognise

    def read(self, report: Report) -> Content:
        """All pages; raises ReadFailureError where there is more text than the limit."""
        count = len(self._document)
        found = Content()
        with closing(GlyphNames(self._document, self._size)) as names:
            for index in range(count):
                report(index, count)
                try:
                    self._add(index, names, found)
                except pdfium.PdfiumError:
                    found.damaged.append(index + 1)
                    found.lines.append([])
        report(count, count)
        return found

    def _add(self, index: int, names: GlyphNames, found: Content) -> None:
        with closing(self._document[index]) as page:
            text = page_text(page, index + 1)
            blocks = self._recognised(page, index + 1, text, found)
        if text.nameless:
            text = self._named(index, names, text)
        notes = [Block(BlockKind.NOTE, comment, page=index + 1) for comment in text.comments]
        for line in text.lines:
            self._budget.take(line.text)
        for block in (*blocks, *notes):
            self._budget.take(block.text)
        found.lines.append(text.lines)
        found.recognised += blocks
        found.comments += notes
        found.nameless += text.nameless

    def _recognised(self, page: Any, number: int, text: PageText, found: Content) -> list[Block]:
        """What is on the picture of a page that has no other text."""
        if text.lines or not (text.unreadable or is_picture(page)):
            return []
        blocks = self._recognise(picture_of(page), number) if self._recognise else []
        if not blocks:
            (found.unreadable if text.unreadable else found.pictures).append(number)
        return blocks

    def _named(self, index: int, names: GlyphNames, text: PageText) -> PageText:
        """The page by the names of its glyphs, where more of its letters have those."""
        page = names.page(index)
        if page is None:
            return text
        with closing(page):
            other = page_text(page, index + 1)
        return other if other.nameless < text.nameless and not other.unreadable else text
