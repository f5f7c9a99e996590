"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.curves import Curve
from benchmarks.measure import Better, Comparison, Spread, reached
from benchmarks.rows.base import Row

_HEAD = ("figure", "unit", "GPT Desktop", "beside", "ratio", "target", "reached")
_UNKNOWN = "Not looked into yet."


@dataclass(frozen=True, slots=True)
class RowResult:
    """A measured row."""

    row: Row
    comparison: Comparison

    @property
    def reached(self) -> bool | None:
        """None where there is no target."""
        target = self.row.target
        if target is None:
            return None
        return reached(self.comparison.ratio.median, self.row.better, target)

    @property
    def beside(self) -> str:
        """The other's figure and name."""
        return f"{number(self.comparison.peer.median)} ({self.row.against})"

    def cells(self) -> tuple[str, ...]:
        """The row of the table, in the order of its head."""
        row, figures = self.row, self.comparison
        measured = (
            row.title,
            row.unit,
            number(figures.ours.median),
            self.beside,
            spread_text(figures.ratio),
        )
        if row.target is None:
            return (*measured, "–", "–")
        target = f"{row.better.value} {row.target:.2f}"
        return (*measured, target, "yes" if self.reached else "**no**")

    def shortfall(self) -> str:
        """By how much a target is missed, such as ``0.79 of 1.25: 37 % short``."""
        ratio, target = self.comparison.ratio.median, self.row.target
        assert target is not None
        short = 1 - ratio / target if self.row.better is Better.HIGHER else ratio / target - 1
        word = "short" if self.row.better is Better.HIGHER else "over"
        return f"{ratio:.2f} of {target:.2f}: {100 * short:.0f} % {word}"


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


def runtimes_table(results: Sequence[RowResult]) -> str:
    """Rows without a target."""
    return table(_HEAD[:5], [result.cells()[:5] for result in results])


def missed_table(results: Sequence[RowResult], limits: Mapping[str, str]) -> str:
    """Rows whose target is not reached: by how much, and what limits them; "" if there is none."""
    rows = [
        (result.row.title, result.shortfall(), limits.get(result.row.id, _UNKNOWN))
        for result in results
        if result.reached is False
    ]
    return table(("figure", "by how much", "what limits it"), rows) if rows else ""


def curve_section(curve: Curve) -> str:
    """A heading, the picture and the points as a table."""
    rows = [
        [f"{x:,}", *(number(line.points[x]) if x in line.points else "–" for line in curve.lines)]
        for x in sorted({x for line in curve.lines for x in line.points})
    ]
    head = [curve.x_title, *(f"{line.name}, {curve.y_title}" for line in curve.lines)]
    return f"### {curve.title}\n\n![{curve.title}]({curve.file_name})\n\n{table(head, rows)}"


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a report shows.

    Attributes:
        missing: titles or ids of what was not measured.
    """

    figures: Sequence[RowResult]
    runtimes: Sequence[RowResult]
    curves: Sequence[Curve]
    missing: Sequence[str] = ()


def report(
    measured: Measured, machine: Mapping[str, str], how: str, limits: Mapping[str, str]
) -> str:
    """The whole document.

    Args:
        how: paragraphs on the way it was measured.
        limits: see ``missed_table``.
    """
    missed = missed_table(measured.figures, limits)
    parts = [
        "# Results",
        "Written by `make bench`; not edited by hand.",
        how,
        table(("what", "which"), list(machine.items())),
        "## Figures",
        figures_table(measured.figures),
    ]
    if missed:
        parts += ["### Not reached", missed]
    if measured.runtimes:
        parts += ["## Beside other runtimes on ONNX", runtimes_table(measured.runtimes)]
    if measured.curves:
        parts += ["## How cost grows", *map(curve_section, measured.curves)]
    if measured.missing:
        parts += ["## Not measured", "\n".join(f"- {name}" for name in measured.missing)]
    return "\n\n".join(parts) + "\n"
