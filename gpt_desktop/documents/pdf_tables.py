"""Tables: rows whose pieces stand below each other, without a rule having to be drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from gpt_desktop.documents.contents_entries import is_entry
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.pdf_rows import Row, rows_of

_BETWEEN_CELLS = " | "
_WRAPPED = 1.45  # of the font's size: a row's next line is no farther below
_FAR, _NEAR = 5.0, 2.2  # of the font's size: how far below a row, or a cell alone, may be
_WIDE_GAP = 2.0  # of the font's size, where two rows of two cells are all there is


Rules = Callable[[], Sequence[float]]
"""Gives the heights of the lines drawn across a page, upwards; asked where there is a table."""


def lines_of(
    region: Sequence[Line], number: int = 0, *, apart: bool = False, rules: Rules = tuple
) -> Iterator[Line]:
    """The lines of a region from top to bottom; a row of a table is one line.

    Args:
        number, apart: the region's, for its lines.
        rules: what parts the rows of tables where it is drawn.
    """
    edge = max((piece.right for piece in region), default=0.0)
    region = [replace(piece, edge=edge, region=number, apart=apart) for piece in region]
    rows = rows_of(region)
    start = 0
    while start < len(rows):
        table = _table_at(rows, start)
        if table is None:
            yield _line(rows[start])
            start += 1
            continue
        yield from table.lines(rules())
        start += table.length


def _line(row: Row) -> Line:
    if len(row.pieces) == 1:
        return row.main
    return replace(row.main, text=row.text, left=row.left, right=row.right)


def _table_at(rows: Sequence[Row], start: int) -> _Table | None:
    """The table that begins with a row, if one does."""
    if len(rows[start].pieces) < 2 or rows[start].main.fixed or is_entry(rows[start].text):
        return None
    table = _Table(rows[start])
    for row in rows[start + 1 :]:
        if not table.take(row):
            break
    table.forget_last_single_rows()
    return table if table.is_one() else None


class _Table:
    """Rows so far, and where their columns stand."""

    def __init__(self, row: Row) -> None:
        self._columns = [(piece.left, piece.right) for piece in row.pieces]
        self._rows = [row]

    @property
    def length(self) -> int:
        return len(self._rows)

    def take(self, row: Row) -> bool:
        """Add a row below the others; False where it does not fit."""
        limit = _FAR if len(row.pieces) > 1 else _NEAR
        if is_entry(row.text) or self._rows[-1].bottom - row.bottom > limit * row.size:
            return False
        columns = list(self._columns)
        places: list[int] = []
        for piece in row.pieces:
            over = [
                index
                for index, (left, right) in enumerate(columns)
                if piece.left < right and piece.right > left
            ]
            if len(over) != 1 or over[0] in places:
                return False
            left, right = columns[over[0]]
            columns[over[0]] = (min(left, piece.left), max(right, piece.right))
            places.append(over[0])
        if len(places) == 1 and places[0] == 0 and not self._can_be_label(row):
            return False
        self._columns = columns
        self._rows.append(row)
        return True

    def _can_be_label(self, row: Row) -> bool:
        """Whether a row with a first cell only ends before the second column."""
        return row.right < self._columns[1][0]

    def forget_last_single_rows(self) -> None:
        """What stands below the last full row at the left is no part of the table."""
        while len(self._rows) > 1 and self._is_first_cell_only(self._rows[-1]):
            self._rows.pop()

    def _is_first_cell_only(self, row: Row) -> bool:
        return len(row.pieces) == 1 and self._place(row.pieces[0]) == 0

    def is_one(self) -> bool:
        """Whether it is more than two pieces that happen to stand below each other."""
        full = [row for row in self._rows if len(row.pieces) > 1]
        if len(full) < 2:
            return False
        if len(full) > 2 or len(self._columns) > 2:
            return True
        gap = self._columns[1][0] - self._columns[0][1]
        return gap >= _WIDE_GAP * full[0].size

    def _place(self, piece: Line) -> int:
        overlaps = [
            min(piece.right, right) - max(piece.left, left) for left, right in self._columns
        ]
        return overlaps.index(max(overlaps))

    def lines(self, rules: Sequence[float]) -> Iterator[Line]:
        """A line for each row, with what was wrapped in its cells put together.

        Args:
            rules: heights of the lines drawn across the page.
        """
        bands = self._bands(rules)
        cells: list[str] = []
        first = last = self._rows[0]
        for number, row in enumerate(self._rows):
            places = [self._place(piece) for piece in row.pieces]
            goes_on = 0 not in places and last.bottom - row.bottom < _WRAPPED * row.size
            if bands and number:
                goes_on = bands[number] == bands[number - 1]
            if not (cells and goes_on):
                if cells:
                    yield self._joined(first, cells)
                cells, first = [""] * len(self._columns), row
            for piece, place in zip(row.pieces, places, strict=True):
                cells[place] = f"{cells[place]} {piece.text}".strip()
            last = row
        yield self._joined(first, cells)

    def _bands(self, rules: Sequence[float]) -> list[int]:
        """For each row, how many rules are below it; nothing where rules do not part the rows.

        Some tables have rules under their heads and at their ends only.
        """
        bands = [bisect_left(rules, row.bottom + 0.3 * row.size) for row in self._rows]
        full = sum(len(row.pieces) > 1 for row in self._rows)
        parts = len(set(bands))
        return bands if parts > 2 and parts * 2 >= full else []

    def _joined(self, row: Row, cells: Sequence[str]) -> Line:
        while cells and not cells[-1]:
            cells = cells[:-1]
        text = _BETWEEN_CELLS.join(cells)
        right = max(piece.right for piece in row.pieces)
        return replace(row.main, text=text, left=row.left, right=right, row=True)
