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
_APART = 1.5  # of the font's size is how far the next line of the text is away
_SHEET = 0.2  # of all characters: where so much repeats, it is what the pages are for
_LETTER_WIDTH = 0.75  # of the font's size, on average at most
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

    Such a line stands among the first or last three heights of a page, with nothing else outside
    of it and a gap inside. It holds nothing but the page's number; or it says what others at the
    same height say on three pages and a third of them all, or on three of the nine pages around
    it, as a chapter's name does; or it begins or ends with a number that runs along with the
    pages, while its words change with the section.

    What says the same on each page in letters as large as the text's stays once. Where such
    lines are a fifth of the text, none of them goes: question sheets and receipts repeat what
    they are about.
    """
    heads = _Heads(pages)
    found = [_running(lines, heads) for lines in pages]
    gone = sum(len(line.text) for lines in found for line in lines if heads.is_like_text(line))
    sheets = gone > _SHEET * sum(len(line.text) for lines in pages for line in lines)
    told: set[str] = set()
    kept: list[Line] = []
    for lines, running in zip(pages, found, strict=True):
        without: set[int] = set()
        for line in running:
            text = line.text.casefold()
            once = heads.says_the_same(line) and text not in told
            if not heads.is_like_text(line) or not (sheets or once):
                without.add(id(line))
            told.add(text)
        kept += [line for line in lines if id(line) not in without]
    return kept


def _running(lines: Sequence[Line], heads: _Heads) -> list[Line]:
    """The running heads of one page, those at the top and those at the bottom."""
    found: dict[int, Line] = {}
    lefts = Counter(round(line.left) for line in lines)
    left = max(lefts, key=lambda each: lefts[each], default=0)
    top, bottom = _edges(lines)
    titles = {id(line) for row in top for line in row if heads.may_be_title(line, left)}
    for edge in (top, bottom):
        rows = list(
            takewhile(
                lambda row: all(heads.has(line) and id(line) not in titles for line in row),
                edge[:_EDGE_LINES],
            )
        )
        while len(edge) > len(rows) > 0 and heads.may_be_text(rows[-1], edge[len(rows)]):
            rows.pop()
        found |= {id(line): line for row in rows for line in row}
    return list(found.values())


class _Heads:
    """What repeats at the edges of a document's pages."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages: defaultdict[str, set[int]] = defaultdict(set)
        offsets: Counter[_Offset] = Counter()
        for lines in pages:
            edges = {id(line): line for edge in _edges(lines) for row in edge for line in row}
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

    def is_like_text(self, line: Line) -> bool:
        """Whether its letters are as large as the text's, and it is more than a number."""
        return line.size >= self._size and not _PAGE_NUMBER.fullmatch(_numbered(line))

    def may_be_text(self, row: Sequence[Line], inside: Sequence[Line]) -> bool:
        """Whether a row is as large as the text and as near to it as its lines are."""
        size = max(line.size for line in (*row, *inside))
        near = abs(row[0].bottom - inside[0].bottom) < _APART * size
        return near and any(map(self.is_like_text, row))

    def may_be_title(self, line: Line, left: int) -> bool:
        """Whether a line above the text is numbered as its pages are, but looks like the text.

        It does where its letters are as large, where it begins as the text does, and where its
        number stands beside its words, as in "Exercise 3" on the third page.
        """
        if self.says_the_same(line) or not self.is_like_text(line):
            return False
        letters = line.size * len(line.text) * _LETTER_WIDTH
        return abs(line.left - left) <= 1 and line.right - line.left <= letters

    def says_the_same(self, line: Line) -> bool:
        """Whether others say what it says, without a number that grows with the pages."""
        return self._repeats(_shape(line), line.page)

    def _repeats(self, shape: str, page: int) -> bool:
        pages = self._pages[shape]
        if len(pages) >= self._needed:
            return True
        near = [other for other in range(page - _NEAR, page + _NEAR + 1) if other in pages]
        return len(near) >= _LEAST


def _edges(lines: Sequence[Line]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The first rows of a page and the last, from the outside to the inside.

    One more than may go, so that the gap inside is known.
    """
    rows: list[list[Line]] = []
    for line in sorted((line for line in lines if not line.apart), key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows[: _EDGE_LINES + 1], rows[: -_EDGE_LINES - 2 : -1]


def _shapes(line: Line) -> set[str]:
    """What it says and where, as it is and with a number relative to the page's."""
    height = round(line.bottom / 4)
    shapes = {_shape(line)}
    if len(line.text) <= _SHORT_LINE:
        for match in _NUMBER.finditer(line.text):
            before, after = line.text[: match.start()], line.text[match.end() :]
            shapes.add(f"{height} {before}#{int(match[0]) - line.page}{after}".casefold())
    return shapes


def _shape(line: Line) -> str:
    return f"{round(line.bottom / 4)} {line.text.casefold()}"


def _outer_offsets(line: Line) -> set[_Offset]:
    """Where a short line has numbers, and how far they are from its page's."""
    if len(line.text) > _SHORT_LINE:
        return set()
    found = _OUTER_NUMBER.finditer(line.text)
    return {(match[1] is not None, int(match[0]) - line.page) for match in found}


def _is_page_number(line: Line) -> bool:
    """A line that holds nothing but its own page's number."""
    named = str(line.page) in _NUMBER.findall(line.text)
    return named and _PAGE_NUMBER.fullmatch(_numbered(line)) is not None


def _numbered(line: Line) -> str:
    return _NUMBER.sub("#", line.text)
