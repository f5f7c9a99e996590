"""Running headers, footers and page numbers: lines of a page that are not part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from gpt_desktop.documents.pdf_lines import Line, body_size

_EDGE_LINES = 3
_SHORT_LINE = 60  # characters
_NEAR = 4  # pages to each side
_LEAST, _SHARE = 3, 1 / 3  # of the pages
_LEAST_NUMBERED = 5
_NUMBER = re.compile(r"[0-9]+")
_OUTER_NUMBER = re.compile(r"^([0-9]{1,4})(?=\s|$)|(?:^|(?<=\s))([0-9]{1,4})$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—·|]\s*)?(?:page|seite|p\.|第)?\s*(?:#|[ivxlc]{1,7})\s*"
    r"(?:(?:of|/|von|de|页|頁|共)+\s*#?\s*(?:页|頁)?)?(?:\s*[-–—·|])?",
    re.IGNORECASE,
)

_Offset = tuple[bool, int]  # whether a line begins with the number, and the number less the page's


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but running headers, footers and page numbers.

    Such a line stands among the first or last three of a page, with nothing else outside of it.
    It holds nothing but the page's number; or it says what others at the same height say
    (numbers in a short line may grow with the page) on three pages and a third of them all;
    or on three of the nine pages around it, as a chapter's name does, of which the first is
    kept; or it begins or ends with a number that runs along with the pages, while its words
    change with the section.
    """
    heads = _Heads(pages)
    kept: list[Line] = []
    for lines in pages:
        running = {id(line) for edge in _edges(lines) for line in takewhile(heads.has, edge)}
        kept += [line for line in lines if id(line) not in running]
    return kept


class _Heads:
    """What repeats at the edges of a document's pages."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages: defaultdict[str, set[int]] = defaultdict(set)
        offsets: Counter[_Offset] = Counter()
        for lines in pages:
            edges = {id(line): line for edge in _edges(lines) for line in edge}
            for shape in {shape for line in edges.values() for shape in _shapes(line)}:
                self._pages[shape].add(lines[0].page)
            offsets.update({each for line in edges.values() for each in _outer_offsets(line)})
        self._needed = max(_LEAST, len(pages) * _SHARE)
        numbered = max(_LEAST_NUMBERED, len(pages) * _SHARE)
        self._offsets = {offset for offset, count in offsets.items() if count >= numbered}
        self._size = body_size([line for lines in pages for line in lines])

    def has(self, line: Line) -> bool:
        """Whether a line at the edge of its page is one of those."""
        if _is_page_number(line) or any(self._repeats(shape, line.page) for shape in _shapes(line)):
            return True
        # A number in front of larger letters is a heading's.
        return line.size <= self._size and not self._offsets.isdisjoint(_outer_offsets(line))

    def _repeats(self, shape: str, page: int) -> bool:
        pages = self._pages[shape]
        if len(pages) >= self._needed:
            return True
        near = [other for other in range(page - _NEAR, page + _NEAR + 1) if other in pages]
        return len(near) >= _LEAST and near[0] < page


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


def _outer_offsets(line: Line) -> set[_Offset]:
    """Where a short line has numbers, and how far they are from its page's."""
    if len(line.text) > _SHORT_LINE:
        return set()
    found = _OUTER_NUMBER.finditer(line.text)
    return {(match[1] is not None, int(match[0]) - line.page) for match in found}


def _is_page_number(line: Line) -> bool:
    """A line that holds nothing but its own page's number."""
    named = str(line.page) in _NUMBER.findall(line.text)
    return named and _PAGE_NUMBER.fullmatch(_NUMBER.sub("#", line.text)) is not None
