"""No event covers another."""

from __future__ import annotations

import pytest

from gpt_desktop.ui.agenda.arranging import lanes, side_by_side


@pytest.mark.parametrize(
    ("spans", "places"),
    [
        ([], []),
        ([(0, 60)], [(0, 1)]),
        ([(0, 60), (60, 90)], [(0, 1), (0, 1)]),
        ([(0, 60), (30, 90)], [(0, 2), (1, 2)]),
        ([(0, 60), (30, 90), (60, 120)], [(0, 2), (1, 2), (0, 2)]),
        ([(30, 90), (0, 60)], [(1, 2), (0, 2)]),
        ([(0, 100), (10, 20), (15, 30), (20, 40)], [(0, 3), (1, 3), (2, 3), (1, 3)]),
    ],
)
def test_what_overlaps_stands_side_by_side(
    spans: list[tuple[float, float]], places: list[tuple[int, int]]
) -> None:
    assert side_by_side(spans) == places


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ([], []),
        ([(0, 6), (2, 2), (3, 3)], [0, 1, 1]),
        ([(0, 0), (1, 1)], [0, 0]),
        ([(0, 1), (1, 2), (2, 3)], [0, 1, 0]),
    ],
)
def test_days_share_a_line_only_where_they_do_not_meet(
    spans: list[tuple[int, int]], lines: list[int]
) -> None:
    assert lanes(spans) == lines
