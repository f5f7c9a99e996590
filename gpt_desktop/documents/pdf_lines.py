"""Lines of a PDF page with where they stand, and which of them repeat on every page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import pypdfium2.raw as pdfium_c

_EDGE_LINES = 2
_SHORT_LINE = 60  # characters
# Where a word goes on in the next line, PDFium writes this mark and no line end.
_ONE_LINE = re.compile("[^\n\ufffe]*[\n\ufffe]?")
_NUMBER = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—·|]\s*)?(?:page|seite|p\.|第)?\s*(?:#|[ivxlc]{1,7})\s*"
    r"(?:(?:of|/|von|de|页|頁|共)+\s*#?\s*(?:页|頁)?)?(?:\s*[-–—·|])?",
    re.IGNORECASE,
)


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
    return Line(text, page, left, right, bottom, round(size, 1))


def _box(text_page: Any, text_index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character; zeros where PDFium knows none."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def without_repeated(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but running headers, footers and page numbers.

    A line counts as one where it stands among the first or last two of a page, nothing else
    outside of it, and the same words do at the same height on at least three pages and a
    third of all of them. Numbers in a short line may grow with the page.
    """
    counts: Counter[str] = Counter()
    for lines in pages:
        edges = {id(line): line for edge in _edges(lines) for line in edge}
        counts.update({shape for line in edges.values() for shape in _shapes(line)})
    needed = max(3, len(pages) / 3)

    def is_running(line: Line) -> bool:
        return _is_page_number(line) or any(counts[shape] >= needed for shape in _shapes(line))

    kept: list[Line] = []
    for lines in pages:
        running = {id(line) for edge in _edges(lines) for line in takewhile(is_running, edge)}
        kept += [line for line in lines if id(line) not in running]
    return kept


def _edges(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The first lines and the last, from the outside to the inside."""
    return lines[:_EDGE_LINES], lines[: -_EDGE_LINES - 1 : -1]


def _shapes(line: Line) -> set[str]:
    """What it says and where, as it is and with a number relative to the page's."""
    height = round(line.bottom / 4)
    shapes = {f"{height} {line.text.casefold()}"}
    if len(line.text) <= _SHORT_LINE:
        for match in _NUMBER.finditer(line.text):
            before, after = line.text[: match.start()], line.text[match.end() :]
            shapes.add(f"{height} {before}#{int(match[0]) - line.page}{after}".casefold())
    return shapes


def _is_page_number(line: Line) -> bool:
    """A line that holds nothing but its own page's number."""
    named = str(line.page) in _NUMBER.findall(line.text)
    return named and _PAGE_NUMBER.fullmatch(_NUMBER.sub("#", line.text)) is not None
