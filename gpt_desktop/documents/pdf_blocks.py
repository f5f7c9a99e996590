"""Lines of a PDF joined to paragraphs, headings, lists, tables, notes and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import is_entry
from gpt_desktop.documents.hyphens import Hyphens
from gpt_desktop.documents.list_items import begins_item, is_item
from gpt_desktop.documents.pdf_lines import Line, body_size
from gpt_desktop.documents.structure import chapter_level, ends_sentence, is_wide, paragraph

_HEADING_RATIO = 1.15  # of the body's font size
_HEADING_CHARACTERS = 200
_LINE_GAP = 1.3  # of the usual distance between lines
_NEAR_LINE = 1.1  # of the usual distance
_SHORT_LINE = 0.75  # of the text's width
_PITCH = 1.3  # of the font's size is usual between lines
_FEW = 6  # distances tell nothing of what is usual
_FIXED_WIDTH = 0.6  # of the font's size is what a letter takes where all are equally wide
_NO_HEADING_END = (".", ",", ";", "。", "，", "；")

Outline = Mapping[tuple[int, str], int]
"""Levels of the bookmarks, by page and title; see ``pdf_outline``."""


def blocks_of_lines(lines: Sequence[Line], outline: Outline | None = None) -> Iterator[Block]:
    """Lines joined to paragraphs by their distance, indentation, width and font.

    Args:
        lines: in reading order.
        outline: what the file itself names as headings.
    """
    if not lines:
        return
    layout = _Layout(lines, outline or {})
    group: list[Line] = [lines[0]]
    for line in lines[1:]:
        if layout.breaks_between(group, line):
            yield layout.block(group)
            group = []
        group.append(line)
    yield layout.block(group)


class _Layout:
    """What is usual in a document, measured over all its lines."""

    def __init__(self, lines: Sequence[Line], outline: Outline) -> None:
        self._outline = outline
        self._hyphens = Hyphens([line.text for line in lines])
        self._size = body_size(lines)
        body = [line for line in lines if line.size == self._size] or list(lines)
        self._right = sorted(line.right for line in body)[len(body) * 9 // 10]
        pitches = [
            above.bottom - line.bottom
            for above, line in pairwise(lines)
            if above.page == line.page and 0 < above.bottom - line.bottom < 4 * line.size
        ]
        self._pitch = median(pitches) if pitches else _PITCH * self._size
        if len(pitches) < _FEW:
            self._pitch = min(self._pitch, _PITCH * self._size)
        self._levels = self._heading_levels(lines)
        # A document in one such font is no program.
        has_code = sum(line.fixed for line in lines) * 2 < len(lines)
        self._prose = self._code_in_prose(lines) if has_code else {id(line) for line in lines}
        self._has_bold = not outline and sum(line.bold for line in lines) * 4 < len(lines)

    def _code_in_prose(self, lines: Sequence[Line]) -> set[int]:
        """Single lines of code right below others: a word of it that did not fit in those."""
        found: set[int] = set()
        for above, line, below in zip(lines, lines[1:], (*lines[2:], None), strict=False):
            alone = not above.fixed and (below is None or not below.fixed)
            if line.fixed and alone and above.page == line.page and not above.row:
                near = 0 < above.bottom - line.bottom <= self._pitch * _NEAR_LINE
                if near and abs(above.size - line.size) <= 1:
                    found.add(id(line))
        return found

    def _heading_levels(self, lines: Sequence[Line]) -> dict[float, int]:
        """Levels of the font sizes that are larger than the body's, the largest first."""
        sizes = {line.size for line in lines if line.size >= self._size * _HEADING_RATIO}
        return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), 1)}

    def breaks_between(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a new paragraph begins with the line, after those of the one above."""
        above = group[-1]
        if self._is_code(above) and self._is_code(line):
            return above.page != line.page
        return (
            self._is_another_kind(group, line)
            or is_entry(above.text)
            or begins_item(line.text, group[0].text, after_sentence=ends_sentence(above.text))
            or self._is_set_apart(above, line)
        )

    def _is_another_kind(self, group: Sequence[Line], line: Line) -> bool:
        """Whether one of both is a heading, a row, code, or in letters of another size."""
        both = (group[-1], line)
        if any(each.row or each.apart or self._is_code(each) for each in both):
            return True
        if abs(group[-1].size - line.size) > 0.6 or any(chapter_level(each.text) for each in both):
            return True
        return bool(self._outline_level([line]) or self._outline_level(group))

    def _is_set_apart(self, above: Line, line: Line) -> bool:
        """Whether a paragraph begins by where the two lines stand."""
        if above.page != line.page or line.bottom > above.bottom:
            return not _goes_on(above.text, line.text)
        larger = max(line.size / self._size, 1.0) if self._size else 1.0
        if above.bottom - line.bottom > self._pitch * larger * _LINE_GAP:
            return True
        if above.left - line.left > 6 * self._size:  # centred, or set to the right
            return True
        ended = ends_sentence(above.text)
        short = above.right < above.left + (self._edge(above) - above.left) * _SHORT_LINE
        indented = self._size < line.left - above.left < 6 * self._size
        another_weight = above.bold != line.bold and (short or ended)
        return another_weight or (ended and (indented or short))

    def _edge(self, line: Line) -> float:
        """The right end of the column a line stands in."""
        return line.edge or self._right

    def _is_code(self, line: Line) -> bool:
        return line.fixed and id(line) not in self._prose

    def block(self, lines: Sequence[Line]) -> Block:
        """A block of the kind its lines look like; it stands on its first page."""
        first = lines[0]
        if first.row:
            return Block(BlockKind.ROW, first.text, page=first.page)
        if self._is_code(first):
            return Block(BlockKind.CODE, _code(lines), page=first.page)
        text = self._hyphens.join([line.text for line in lines])
        if is_entry(text):
            return Block(BlockKind.ENTRY, text, page=first.page)
        level = self._level(lines, text)
        if level and len(text) <= _HEADING_CHARACTERS:
            return Block(BlockKind.HEADING, text, level, first.page)
        if is_item(text):
            return Block(BlockKind.ITEM, text, page=first.page)
        return paragraph(text, first.page)

    def _level(self, lines: Sequence[Line], text: str) -> int:
        """1 to 6 for what is a heading by the file's outline or its font; else 0."""
        level = self._outline_level(lines) or self._levels.get(lines[0].size, 0)
        if level or (len(lines) > 1 and not lines[0].bold):
            return level
        bold = self._has_bold and all(line.bold for line in lines)
        if bold and lines[0].size >= self._size and not text.endswith(_NO_HEADING_END):
            return min(len(self._levels) + 1, 6) if any(map(str.isalpha, text)) else 0
        return chapter_level(text)

    def _outline_level(self, lines: Sequence[Line]) -> int:
        if not self._outline or len(lines) > 3:
            return 0
        text = " ".join(line.text for line in lines)
        return self._outline.get((lines[0].page, title_key(text)), 0)


def title_key(text: str) -> str:
    """What stays of a heading where it is written another way: its letters, without a number."""
    words = text.split(maxsplit=1)
    if len(words) == 2 and words[0][0].isdigit():
        text = words[1]
    return "".join(filter(str.isalnum, text.casefold()))[:80]


def _code(lines: Sequence[Line]) -> str:
    left = min(line.left for line in lines)
    indents = (round((line.left - left) / (_FIXED_WIDTH * line.size)) for line in lines)
    return "\n".join(" " * indent + line.text for indent, line in zip(indents, lines, strict=True))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs on over a page's or a column's end."""
    return not ends_sentence(before) and (after[0].islower() or is_wide(after[0]))
