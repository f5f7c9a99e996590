"""What stands on a recognised page, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of text. Lengths are pixels; y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table's rows of cells; a cell without text is ""."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page.

    Attributes:
        parts: lines and tables in reading order, column after column.
        certainty: how sure the letters are on average, 0 to 1; 0 where there are none.
    """

    parts: tuple[SeenLine | SeenTable, ...]
    certainty: float


def seen_page(page: Any) -> SeenPage:
    """Of ocrust's own page."""
    letters = sum(len(line.text) for line in page.lines)
    sure = sum(line.confidence * len(line.text) for line in page.lines)
    return SeenPage(tuple(_parts(page)), sure / letters if letters else 0.0)


def _parts(page: Any) -> Iterator[SeenLine | SeenTable]:
    for block in page.blocks:
        if block.table is not None:
            yield SeenTable(tuple(tuple(row) for row in block.table.as_rows()))
            continue
        for line in block.lines:
            if text := line.text.strip():
                yield SeenLine(text, *line.box.as_tuple())
