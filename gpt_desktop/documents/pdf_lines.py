"""Lines of a PDF page with where they stand."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium_c

from gpt_desktop.documents.contents_entries import without_leaders

# Where a word goes on in the next line, PDFium writes this mark and no line end.
_ONE_LINE = re.compile("[^\n\ufffe]*[\n\ufffe]?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. Lengths are points (1/72 inch); y grows upwards.

    Attributes:
        page: 1-based.
        size: of the font of its first character.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float


def page_lines(text_page: Any, page: int) -> list[Line]:
    """The lines PDFium finds on a page, in its reading order."""
    text = text_page.get_text_range()
    lines: list[Line] = []
    for match in _ONE_LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            first = match.start() + match[0].index(stripped[0])
            lines.append(_line(text_page, stripped, page, first))
    return lines


def _line(text_page: Any, text: str, page: int, first: int) -> Line:
    """Places are taken from the first and the last character.

    PDFium counts characters where Python counts parts of the text; where the two differ,
    the box is a neighbour's, which moves a guess by a letter's width at most.
    """
    left, bottom, _, _ = _box(text_page, first)
    _, _, right, _ = _box(text_page, first + len(text.rstrip("\ufffe")) - 1)
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(text_page, first)
    size = pdfium_c.FPDFText_GetFontSize(text_page, max(index, 0))
    return Line(without_leaders(text), page, left, right, bottom, round(size, 1))


def _box(text_page: Any, text_index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character; zeros where PDFium knows none."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def body_size(lines: Sequence[Line]) -> float:
    """The font size most text has, in points; 0 where there is none."""
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    return median(sizes) if sizes else 0.0
