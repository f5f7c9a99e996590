"""The order in which a page's pieces of lines are read: columns one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gpt_desktop.documents.contents_entries import is_entry
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_rows import Row, rows_of
from gpt_desktop.documents.structure import HYPHENS, ends_sentence, is_wide

_GUTTER = 0.8  # of the font's size: no gap between columns is narrower
_ALIGNED = 1.0  # points two left edges of one column may differ
_SAME_HEIGHT = 0.25  # of the font's size
_FULL = 0.85  # of its column's width is what a line takes that the next one goes on
_FLOWING = 0.5  # of a column's lines go on in the next one
_WORDS = 3
_INDEX_ENTRY = re.compile(r"\D.*?,\s?\d[\d,–\s-]*")
_ENTRY = 200  # characters
_BULLET = re.compile(r"[•‣◦▪●○■□☐☑]\s")
_EDGES = 12  # left edges tried as a column's; no page has more columns


def regions(pieces: Sequence[Line]) -> list[list[Line]]:
    """Pieces of one turn, by the region they stand in, in reading order.

    A left edge that several pieces share may be a column's. Pieces that cross the gap before it
    part the page into zones; where both sides of a zone are running text, they are columns.
    Tables have such gaps, too: there, lines stand beside each other and do not go on below.
    """
    pieces = sorted(pieces, key=lambda piece: -piece.bottom)
    best: list[list[Line]] = []
    most = 0
    for edge in _edges(pieces):
        zones, inside = _zones(pieces, edge)
        if inside > most:
            best, most = zones, inside
    if best:
        return [region for zone in best for region in regions(zone)]
    return [pieces] if pieces else []


def _edges(pieces: Sequence[Line]) -> list[float]:
    """Left edges that pieces share and that have pieces before them; the most shared first."""
    if len(pieces) < 4:
        return []
    lefts = sorted(piece.left for piece in pieces)
    groups: list[list[float]] = [[lefts[0]]]
    for left in lefts[1:]:
        if left - groups[-1][0] <= _ALIGNED:
            groups[-1].append(left)
        else:
            groups.append([left])
    first = min(piece.right for piece in pieces)
    shared = [group for group in groups if len(group) > 1 and group[0] > first]
    return [group[0] for group in sorted(shared, key=len, reverse=True)[:_EDGES]]


def _zones(pieces: Sequence[Line], edge: float) -> tuple[list[list[Line]], int]:
    """Zones from top to bottom, a column each where they are two.

    Args:
        pieces: from top to bottom.
        edge: where a column may begin.

    Returns:
        the zones, and how many pieces stand in columns.
    """
    gutter = _GUTTER * median(piece.size for piece in pieces)
    zones: list[list[Line]] = [[]]
    run: list[Line] = []
    inside = 0
    for piece in (*pieces, None):
        crosses = piece is None or (piece.left < edge - 0.1 and piece.right > edge - gutter)
        if not crosses and piece is not None:
            run.append(piece)
            continue
        sides = _sides(run, edge)
        if sides is not None:
            zones += [*sides, []]
            inside += _beside(*sides)
        else:
            zones[-1] += run
        if piece is not None:
            zones[-1].append(piece)
        run = []
    return [zone for zone in zones if zone], inside


def _beside(left: Sequence[Line], right: Sequence[Line]) -> int:
    """How many pieces of two columns, from top to bottom, stand where both have some."""
    top = min(left[0].bottom, right[0].bottom)
    end = max(left[-1].bottom, right[-1].bottom)
    return sum(end - piece.size < piece.bottom < top + piece.size for piece in (*left, *right))


def _sides(run: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]] | None:
    """What stands before and behind an edge, if those are columns."""
    left = [piece for piece in run if piece.left < edge - 0.1]
    right = [piece for piece in run if piece.left >= edge - 0.1]
    if min(len(left), len(right)) < 2:
        return None
    ends = (left[-1].bottom, right[-1].bottom)
    shared = min(left[0].bottom, right[0].bottom) - max(ends)
    least = min(left[0].bottom - ends[0], right[0].bottom - ends[1])
    if shared <= 0 or shared < least / 2:
        return None
    rows = rows_of(left), rows_of(right)
    return (left, right) if _are_columns(*rows) else None


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether two sides are read one after the other rather than row by row."""
    few, many = sorted((left, right), key=len)
    if sum(_is_beside(row, many) for row in few) * 2 < len(few):
        return False  # terms, each above what it means
    heights = [row.bottom for row in many]
    aligned = sum(_is_near(row, heights) for row in few) / len(few)
    if aligned >= 0.5 and sum(row.main.fixed for row in few) * 2 > len(few):
        return False  # what a program printed
    if all(_is_list(side) for side in (left, right)):
        return True
    if _flows(left) and _flows(right):
        return not _same_starts(left, right)
    # Short ones between the heights of others are cells in the middle of theirs.
    long = sum(_is_long(row.text) for row in few)
    return aligned < 0.5 and len(few) > 2 and long * 2 >= len(few)


def _is_beside(row: Row, others: Sequence[Row]) -> bool:
    """Whether there is text to the right or to the left of a row."""
    return any(row.bottom < other.main.top and row.main.top > other.bottom for other in others)


def _is_near(row: Row, heights: Sequence[float]) -> bool:
    return any(abs(row.bottom - height) <= _SAME_HEIGHT * row.size for height in heights)


def _flows(rows: Sequence[Row]) -> bool:
    """Whether rows are running text: most go on in the next one."""
    if len(rows) < 2:
        return False
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    words = [row for row in rows if is_entry(row.text) or _is_long(row.text)]
    if len(words) * 2 < len(rows):
        return False
    goes_on = sum(_goes_on(one, other, left, right) for one, other in pairwise(rows))
    return goes_on >= _FLOWING * (len(rows) - 1)


def _is_list(rows: Sequence[Row]) -> bool:
    """Whether rows are the entries of an index, or items of a list."""
    entries = sum(_INDEX_ENTRY.fullmatch(row.text[-_ENTRY:]) is not None for row in rows)
    items = sum(_BULLET.match(row.text) is not None for row in rows)
    return (len(rows) > 8 and entries >= 0.6 * len(rows)) or items >= 0.6 * len(rows)


def _is_long(text: str) -> bool:
    return text.count(" ") + 1 >= _WORDS or sum(map(is_wide, text[:12])) >= 8


def _goes_on(row: Row, below: Row, left: float, right: float) -> bool:
    if row.text.endswith(HYPHENS) or is_entry(row.text):
        return True
    if ends_sentence(row.text) and not row.text.endswith((":", "：")):
        return row.right - left >= _FULL * (right - left) and _is_long(below.text)
    return below.text[0].islower() or row.right - left >= _FULL * (right - left)


def _same_starts(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether paragraphs on both sides begin beside each other, as a table's cells do."""
    starts = _starts(left), _starts(right)
    few, many = sorted(starts, key=len)
    if len(few) < 3:
        return False
    heights = [row.bottom for row in many]
    return len(few) * 2 > len(many) and all(_is_near(row, heights) for row in few)


def _starts(rows: Sequence[Row]) -> list[Row]:
    """The first row, and those with more space above them than is usual."""
    gaps = [above.bottom - row.bottom for above, row in pairwise(rows)]
    usual = median(gaps) * 1.25 if gaps else 0.0
    return [rows[0], *(row for row, gap in zip(rows[1:], gaps, strict=True) if gap > usual)]
