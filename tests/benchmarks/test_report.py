"""The written results."""

from __future__ import annotations

import pytest

from benchmarks.curves import CURVES, Curve, Line
from benchmarks.limits import read_limits
from benchmarks.measure import Better, Comparison, compare
from benchmarks.report import Measured, RowResult, missed_table, number, report, table
from benchmarks.rows.base import Bench, Row
from benchmarks.rows.registry import ROWS, RUNTIME_ROWS
from benchmarks.run import PARTS


def _never(_bench: Bench) -> Comparison:
    raise AssertionError


def _result(ours: float, peer: float, better: Better, target: float | None) -> RowResult:
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
    measured = Measured(
        [_result(1.0, 2.0, Better.LOWER, 1.0)], [_result(3.0, 2.0, Better.HIGHER, None)], [curve]
    )
    text = report(measured, {"Processor": "Z80"}, "So it was.", {})
    assert "| Processor | Z80 |" in text
    assert (
        "| Speed | tokens/s | 1.00 | 2.00 (llama.cpp) | 0.50 (0.50–0.50) | ≤ 1.00 | yes |" in text
    )
    assert "| Speed | tokens/s | 3.00 | 2.00 (llama.cpp) | 1.50 (1.50–1.50) |\n" in text
    assert "Not reached" not in text
    assert "Not measured" not in text
    assert "![Writing](writing.svg)" in text
    assert "| 1 | 5.00 | – |" in text
    assert "| 2 | 4.00 | 3.00 |" in text


@pytest.mark.parametrize(
    ("ratio", "better", "target", "short"),
    [
        (1.0, Better.HIGHER, 1.25, "1.00 of 1.25: 20 % short"),
        (1.5, Better.LOWER, 1.0, "1.50 of 1.00: 50 % over"),
    ],
)
def test_missed_target_is_explained(
    ratio: float, better: Better, target: float, short: str
) -> None:
    missed = _result(ratio, 1.0, better, target)
    assert f"| Speed | {short} | Memory. |" in missed_table([missed], {"speed": "Memory."})
    assert "Not looked into yet." in missed_table([missed], {"other": "Memory."})


def test_what_is_missing_is_named() -> None:
    text = report(Measured([], [], [], ["Speed (llama.cpp)"]), {}, "", {})
    assert text.endswith("## Not measured\n\n- Speed (llama.cpp)\n")


def test_parts_have_ids_of_their_own() -> None:
    ids = [part.id for part in PARTS]
    assert len(set(ids)) == len(ids) == len(ROWS) + len(RUNTIME_ROWS) + len(CURVES)


def test_limits_are_of_rows_with_a_target() -> None:
    assert set(read_limits()) <= {row.id for row in ROWS if row.target is not None}
