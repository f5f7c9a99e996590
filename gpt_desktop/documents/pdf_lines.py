"""Lines of a PDF page with where they stand, and which of them repeat on every page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

_EDGE_LINES = 2
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
    start = 0
    for part in text.split("\n"):
        stripped = part.strip()
        if stripped:
            first = start + part.index(stripped[0])
            lines.append(_line(text_page, stripped, page, first))
        start += len(part) + 1
    return lines


def _line(text_page: Any, text: str, page: int, first: int) -> Line:
    """Places are taken from the first and the last character.

    PDFium counts characters where Python counts parts of the text; where the two differ,
    the box is a neighbour's, which moves a guess by a letter's width at most.
    """
    left, bottom, _, _ = _box(text_page, first)
    _, _, right, _ = _box(text_page, first + len(text) - 1)
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

    A line counts as one where it stands among the first or last two of a page, and the same
    words do at the same height on at least three pages and a third of all of them; numbers
    in it may grow with the page.
    """
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({shape for line in _edges(lines) for shape in _shapes(line)})
    needed = max(3, len(pages) / 3)
    kept: list[Line] = []
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        for line in lines:
            repeated = any(counts[shape] >= needed for shape in _shapes(line))
            if not (id(line) in edges and (repeated or _is_page_number(line))):
                kept.append(line)
    return kept


def _edges(lines: Sequence[Line]) -> Iterable[Line]:
    if len(lines) <= _EDGE_LINES * 2:
        return [line for line in lines if len(lines) > 1 or _is_page_number(line)]
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _shapes(line: Line) -> set[str]:
    """What it says and where, with numbers as they are and relative to the page's."""
    height = round(line.bottom / 4)
    relative = _NUMBER.sub(lambda match: f"#{int(match[0]) - line.page}", line.text)
    return {f"{height} {text.casefold()}" for text in (line.text, relative)}


def _is_page_number(line: Line) -> bool:
    """A line that holds nothing but its own page's number."""
    named = str(line.page) in _NUMBER.findall(line.text)
    return named and _PAGE_NUMBER.fullmatch(_NUMBER.sub("#", line.text)) is not None
