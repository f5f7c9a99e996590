"""A table of Markdown: its cells, and how wide it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gpt_desktop.ui.theme.tokens import GAP_SMALL

_WIDEST_CELL = 24  # em; longer words of a cell go on in its next line
_SIDES = {
    "text-align:right": Qt.AlignmentFlag.AlignRight,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """Rows of cells; the first has the columns' names.

    Attributes:
        sides: of the columns; None for the side that the text begins at.
    """

    rows: tuple[tuple[Token, ...], ...]
    sides: tuple[Qt.AlignmentFlag | None, ...]

    @property
    def columns(self) -> int:
        return len(self.rows[0])

    def least_width(self, font: QFont) -> float:
        """Pixels that it takes with no word broken."""
        return self._width(font, whole_cells=False)

    def full_width(self, font: QFont) -> float:
        """Pixels that it takes with short cells in one line."""
        return self._width(font, whole_cells=True)

    def shares(self, font: QFont) -> tuple[float, ...]:
        """Of its columns, in percent, by what is in them."""
        widths = self._widths(font, whole_cells=True)
        whole = sum(widths) or 1.0
        return tuple(100 * width / whole for width in widths)

    def _width(self, font: QFont, *, whole_cells: bool) -> float:
        return sum(self._widths(font, whole_cells=whole_cells)) + 1

    def _widths(self, font: QFont, *, whole_cells: bool) -> list[float]:
        metrics = QFontMetricsF(font)
        most = _WIDEST_CELL * metrics.averageCharWidth() * 2
        widths = [0.0] * self.columns
        for row in self.rows:
            for column, cell in enumerate(row[: self.columns]):
                words = max(map(metrics.horizontalAdvance, cell.content.split()), default=0.0)
                if whole_cells:
                    words = max(words, min(most, metrics.horizontalAdvance(cell.content)))
                widths[column] = max(widths[column], words)
        return [width + 2 * GAP_SMALL + 1 for width in widths]

    def as_markdown(self) -> str:
        """The same table, apart from what it stood in."""
        marks = {Qt.AlignmentFlag.AlignRight: "--:", Qt.AlignmentFlag.AlignHCenter: ":-:"}
        lines = [_line(cell.content.replace("|", "\\|") for cell in row) for row in self.rows]
        rule = _line(marks.get(side, "---") if side else "---" for side in self.sides)
        return "\n".join([lines[0], rule, *lines[1:]]) + "\n"

    def as_text(self) -> str:
        """What is copied of it: cells with tabs between them."""
        return "\n".join("\t".join(map(_words, row)) for row in self.rows)


def read_table(tokens: Sequence[Token], start: int) -> tuple[MarkdownTable, int]:
    """The table that begins at ``start``, and the place of its end."""
    end = start
    rows: list[list[Token]] = []
    sides: list[Qt.AlignmentFlag | None] = []
    while tokens[end].type != "table_close":
        token = tokens[end]
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            sides.append(_SIDES.get(str(token.attrGet("style"))))
        elif token.type == "inline":
            rows[-1].append(token)
        end += 1
    return MarkdownTable(tuple(map(tuple, rows)), tuple(sides)), end


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(cell: Token) -> str:
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in cell.children or []
    )
