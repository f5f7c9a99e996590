"""The written results."""

from __future__ import annotations

import pytest

from benchmarks.curves import Curve, Line
from benchmarks.measure import Better, Comparison, compare
from benchmarks.report import RowResult, number, report, table
from benchmarks.rows.base import Bench, Row
from benchmarks.rows.registry import ROWS


def _never(_bench: Bench) -> Comparison:
    raise AssertionError


def _result(ours: float, peer: float, better: Better, target: float) -> RowResult:
    row = Row("speed", "Speed", "tokens/s", better, target, _never)
    return RowResult(row, compare([ours], [peer]))


def test_row_says_whether_the_target_is_reached() -> None:
    reached = _result(250.0, 100.0, Better.HIGHER, 2.5).cells()
    missed = _result(249.0, 100.0, Better.HIGHER, 2.5).cells()
    assert reached[2:] == (
        "250",
        "100 (llama.cpp)",
        "2.50 (2.50–2.50)",
        "≥ 2.50",
        "yes",
    )
    assert missed[-1] == "**no**"


@pytest.mark.parametrize(
    ("value", "text"), [(1234.4, "1,234"), (100.0, "100"), (12.34, "12.3"), (0.156, "0.16")]
)
def test_numbers_have_the_digits_that_count(value: float, text: str) -> None:
    assert number(value) == text


def test_bars_do_not_break_the_table() -> None:
    assert table(("a", "b"), [("x|y", "z")]).splitlines() == [
        "| a | b |",
        "| --- | --- |",
        "| x\\|y | z |",
    ]


def test_report_holds_machine_figures_and_points() -> None:
    curve = Curve(
        "Writing",
        "writing.svg",
        "tokens",
        "tokens/s",
        [Line("A", {1: 5.0, 2: 4.0}), Line("B", {2: 3.0})],
    )
    text = report(
        [_result(1.0, 2.0, Better.LOWER, 1.0)], [curve], {"Processor": "Z80"}, "So it was."
    )
    assert "| Processor | Z80 |" in text
    assert (
        "| Speed | tokens/s | 1.00 | 2.00 (llama.cpp) | 0.50 (0.50–0.50) | ≤ 1.00 | yes |" in text
    )
    assert "![Writing](writing.svg)" in text
    assert "| 1 | 5.00 | – |" in text
    assert "| 2 | 4.00 | 3.00 |" in text


def test_rows_have_ids_of_their_own() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
