"""Rows: the pieces of lines that stand at one height."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gpt_desktop.documents.list_items import is_mark
from gpt_desktop.documents.pdf_lines import Line

_SHARED = 0.5  # of the lower one's height, which two pieces of a row share at least
_WORD_GAP = 0.15  # of the font's size, between words
_CELL_GAP = 1.0  # of the font's size, between cells


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces in reading order, with a wide gap between each two.

    Attributes:
        main: the piece that tells where the row stands.
    """

    pieces: tuple[Line, ...]
    main: Line
    text: str
    left: float
    right: float

    @classmethod
    def of(cls, pieces: Sequence[Line]) -> Row:
        """A row of these pieces, one at least."""
        if len(pieces) == 1:
            only = pieces[0]
            return cls((only,), only, only.text, only.left, only.right)
        return cls(
            tuple(pieces),
            max(pieces, key=lambda piece: (piece.size, len(piece.text))),
            " ".join(piece.text for piece in pieces),
            min(piece.left for piece in pieces),
            max(piece.right for piece in pieces),
        )

    @property
    def bottom(self) -> float:
        return self.main.bottom

    @property
    def size(self) -> float:
        return self.main.size


def rows_of(pieces: Iterable[Line]) -> list[Row]:
    """The rows from top to bottom."""
    groups: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if groups and _is_beside(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [Row.of(_merged(_in_order(group))) for group in groups]


def _is_beside(group: Sequence[Line], piece: Line) -> bool:
    """Whether a piece stands at the height of a row and on none of its pieces."""
    if group[-1].bottom - piece.bottom > group[-1].size + piece.size:
        return False
    main = max(group, key=lambda one: one.size)
    shared = min(main.top, piece.top) - max(main.bottom, piece.bottom)
    if shared < _SHARED * min(main.top - main.bottom, piece.top - piece.bottom):
        return False
    return all(
        min(one.right, piece.right) - max(one.left, piece.left) < 0.5 * piece.size for one in group
    )


def _in_order(group: Sequence[Line]) -> Sequence[Line]:
    if len(group) == 1:
        return group
    backwards = sum(map(_runs_to_the_left, group)) * 2 > len(group)
    return sorted(group, key=lambda piece: -piece.right if backwards else piece.left)


def _runs_to_the_left(piece: Line) -> bool:
    directions = (unicodedata.bidirectional(letter) for letter in piece.text)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


def _merged(pieces: Sequence[Line]) -> list[Line]:
    """Pieces with those joined between which there is no wide gap, and marks of items."""
    merged = [pieces[0]]
    for piece in pieces[1:]:
        before = merged[-1]
        gap = max(piece.left - before.right, before.left - piece.right)
        size = max(before.size, piece.size)
        is_item = len(merged) == 1 and is_mark(before.text) and gap < 4 * size
        if gap >= _CELL_GAP * size and not is_item:
            merged.append(piece)
            continue
        merged[-1] = _both(
            before, piece, " " if gap > _WORD_GAP * min(before.size, piece.size) else ""
        )
    return merged


def _both(one: Line, other: Line, between: str) -> Line:
    main = other if len(other.text) > len(one.text) else one
    return replace(
        main,
        text=f"{one.text}{between}{other.text}",
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        bold=one.bold and other.bold,
        fixed=one.fixed and other.fixed,
    )
