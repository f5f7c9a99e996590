"""Lines of a PDF page, and the pieces of which they are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or a piece of one. Lengths are points (1/72 inch); y grows upwards.

    Attributes:
        page: 1-based.
        bottom: where its letters stand.
        size: of the font of its first character.
        edge: right end of the column it stands in; 0 where nothing is known of columns.
        region: number of the column or zone it stands in, on its page.
        bold, fixed: whether all of it is bold, or in letters of equal width.
        row: whether it is a row of a table.
        apart: whether it stands beside the text, such as words along a margin.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    edge: float = 0.0
    region: int = 0
    bold: bool = False
    fixed: bool = False
    row: bool = False
    apart: bool = False

    @property
    def top(self) -> float:
        """About where its capital letters end."""
        return self.bottom + 0.7 * self.size


def body_size(lines: Sequence[Line]) -> float:
    """The font size most text has, in points; 0 where there is none."""
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    return median(sizes) if sizes else 0.0
