"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.curves import Curve
from benchmarks.measure import Comparison, Spread, reached
from benchmarks.rows.base import Row

_HEAD = ("figure", "unit", "GPT Desktop", "beside", "ratio", "target", "reached")


@dataclass(frozen=True, slots=True)
class RowResult:
    """A measured row."""

    row: Row
    comparison: Comparison

    @property
    def reached(self) -> bool:
        return reached(self.comparison.ratio.median, self.row.better, self.row.target)

    def cells(self) -> tuple[str, ...]:
        """The row of the table, in the order of its head."""
        row, figures = self.row, self.comparison
        return (
            row.title,
            row.unit,
            number(figures.ours.median),
            f"{number(figures.peer.median)} ({row.against})",
            spread_text(figures.ratio),
            f"{row.better.value} {row.target:.2f}",
            "yes" if self.reached else "**no**",
        )


def number(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread_text(spread: Spread) -> str:
    """``median (low–high)``"""
    return f"{spread.median:.2f} ({spread.low:.2f}–{spread.high:.2f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a bar in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines
    )


def figures_table(results: Sequence[RowResult]) -> str:
    """All rows that were measured."""
    return table(_HEAD, [result.cells() for result in results])


def curve_section(curve: Curve) -> str:
    """A heading, the picture and the points as a table."""
    rows = [
        [f"{x:,}", *(number(line.points[x]) if x in line.points else "–" for line in curve.lines)]
        for x in sorted({x for line in curve.lines for x in line.points})
    ]
    head = [curve.x_title, *(f"{line.name}, {curve.y_title}" for line in curve.lines)]
    return f"### {curve.title}\n\n![{curve.title}]({curve.file_name})\n\n{table(head, rows)}"


def report(
    results: Sequence[RowResult],
    curves: Sequence[Curve],
    machine: Mapping[str, str],
    how: str,
) -> str:
    """The whole document.

    Args:
        how: one paragraph on the way it was measured.
    """
    parts = [
        "# Results",
        "Written by `make bench`; not edited by hand.",
        how,
        table(("what", "which"), list(machine.items())),
        "## Figures",
        figures_table(results),
        "## How cost grows",
        *(curve_section(curve) for curve in curves),
    ]
    return "\n\n".join(parts) + "\n"
