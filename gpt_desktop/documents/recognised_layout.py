"""Blocks of what was recognised on a page: its lines joined by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.list_items import begins_item
from gpt_desktop.documents.structure import chapter_level, ends_sentence, is_wide, join_lines
from gpt_desktop.recognition.page import SeenLine, SeenPage, SeenTable

# The boxes are as high as the letters that happen to be in them, give or take a sixth.
_HEADING_RATIO = 1.38
_TITLE_RATIO = 1.9
_HEADING_CHARACTERS = 120
_LINE_GAP = 1.35  # of the usual distance between lines
_SHORT_LINE = 0.75  # of the text's width
_INDENT = 0.8  # of a line's height
_PAGE_NUMBER = re.compile(
    r"[-–—·|\s]*(?:page|seite|第)?\s*\d{1,4}\s*(?:(?:of|/|von|页|頁|共)\s*\d*\s*(?:页|頁)?)?[-–—·|\s]*",
    re.IGNORECASE,
)
_FAR = 1.8  # lines' distances between the text and a page's number


def blocks_of_page(page: SeenPage, number: int) -> Iterator[Block]:
    """Headings, paragraphs, items and rows, in the page's reading order."""
    lines = [part for part in page.parts if isinstance(part, SeenLine)]
    layout = _Layout(lines, number)
    outside = layout.page_numbers(lines)
    group: list[SeenLine] = []
    for part in page.parts:
        if isinstance(part, SeenLine) and part not in outside:
            if group and layout.breaks_between(group, part):
                yield layout.block(group)
                group = []
            group.append(part)
        elif isinstance(part, SeenTable):
            if group:
                yield layout.block(group)
                group = []
            yield from _rows(part, number)
    if group:
        yield layout.block(group)


class _Layout:
    """What is usual on a page, measured over all its lines."""

    def __init__(self, lines: Sequence[SeenLine], number: int) -> None:
        self._number = number
        letters = [line.height for line in lines for _ in range(1 + len(line.text) // 20)]
        self._height = median(letters) if letters else 1.0
        self._distance = _distance(lines, self._height)

    def page_numbers(self, lines: Sequence[SeenLine]) -> list[SeenLine]:
        """The highest and the lowest line where they hold a page's number and no more.

        A number that does not look like one of a page, with a dash or a word, has to stand apart.
        """
        ordered = sorted(lines, key=lambda line: line.top)
        if len(ordered) < 3:
            return []
        edges = ((ordered[0], ordered[1]), (ordered[-1], ordered[-2]))
        return [
            edge
            for edge, beside in edges
            if _PAGE_NUMBER.fullmatch(edge.text)
            and (not edge.text.isdecimal() or abs(edge.top - beside.top) > _FAR * self._distance)
        ]

    def breaks_between(self, group: Sequence[SeenLine], line: SeenLine) -> bool:
        """Whether a new block begins with the line, after those of the one above."""
        above = group[-1]
        ended = ends_sentence(above.text)
        if self._is_large(above) != self._is_large(line):
            return True
        if any(map(chapter_level, (above.text, line.text))):
            return True
        if self._begins_item(group, line, ended=ended):
            return True
        if line.top < above.top:  # the next column
            return ended or not (line.text[0].islower() or is_wide(line.text[0]))
        usual = line.height if self._is_large(line) else self._distance
        if line.top - above.top > usual * _LINE_GAP:
            return True
        indented = line.left - above.left > _INDENT * self._height
        widest = max(each.right - each.left for each in group)
        short = above.right - above.left < widest * _SHORT_LINE
        return ended and (indented or short)

    def _begins_item(self, group: Sequence[SeenLine], line: SeenLine, *, ended: bool) -> bool:
        first = group[0]
        if begins_item(line.text, first.text, after_sentence=ended):
            return True
        beside = abs(line.left - first.left) < _INDENT * self._height
        return beside and all(_is_item(each.text) for each in (first, line))

    def block(self, lines: Sequence[SeenLine]) -> Block:
        """A heading where its size says so, else an item or a paragraph."""
        text = join_lines(line.text for line in lines)
        level = self._level(lines, text)
        if level:
            return Block(BlockKind.HEADING, text, level, self._number, recognised=True)
        kind = BlockKind.ITEM if _is_item(text) else BlockKind.PARAGRAPH
        return Block(kind, text, page=self._number, recognised=True)

    def _level(self, lines: Sequence[SeenLine], text: str) -> int:
        if len(text) > _HEADING_CHARACTERS:
            return 0
        if all(map(self._is_large, lines)) and len(lines) <= 3:
            height = min(line.height for line in lines)
            return 1 if height > _TITLE_RATIO * self._height else 2
        return chapter_level(text) if len(lines) == 1 else 0

    def _is_large(self, line: SeenLine) -> bool:
        return line.height > _HEADING_RATIO * self._height


def _is_item(text: str) -> bool:
    return begins_item(text, "", after_sentence=True)


def _distance(lines: Sequence[SeenLine], height: float) -> float:
    """From a line to the next one of its paragraph, top to top."""
    steps = [below.top - above.top for above, below in pairwise(lines)]
    usual = [step for step in steps if 0.5 * height < step < 3 * height]
    return median(usual) if usual else 1.5 * height


def _rows(table: SeenTable, number: int) -> Iterator[Block]:
    for cells in table.rows:
        text = " | ".join(cell.strip() for cell in cells)
        if text.strip(" |"):
            yield Block(BlockKind.ROW, text, page=number, recognised=True)
