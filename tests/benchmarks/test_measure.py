"""Statistics of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks.measure import Better, Spread, compare, in_turns, reached, spread


def test_spread_of_values() -> None:
    assert spread([5.0, 1.0, 3.0]) == Spread(3.0, 1.0, 5.0)


def test_ratio_is_taken_round_by_round() -> None:
    # What changes both engines of a round does not change its ratio.
    comparison = compare([10.0, 40.0, 10.0], [5.0, 20.0, 10.0])
    assert comparison.ratio == Spread(2.0, 1.0, 2.0)


@pytest.mark.parametrize(
    ("ours", "peer"), [([], []), ([1.0], [1.0, 2.0]), ([0.0], [1.0]), ([1.0], [-1.0])]
)
def test_figures_that_mean_nothing_are_refused(ours: list[float], peer: list[float]) -> None:
    with pytest.raises(ValueError, match=r"measured|round|above 0"):
        compare(ours, peer)


def test_who_goes_first_changes() -> None:
    calls: list[str] = []

    def measure(name: str, value: float) -> float:
        calls.append(name)
        return value

    comparison = in_turns(
        lambda number: measure(f"ours {number}", 3.0),
        lambda number: measure(f"peer {number}", 2.0),
        3,
    )
    assert calls == ["ours 0", "peer 0", "peer 1", "ours 1", "ours 2", "peer 2"]
    assert comparison.ratio.median == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("ratio", "better", "expected"),
    [
        (1.25, Better.HIGHER, True),
        (1.24, Better.HIGHER, False),
        (1.25, Better.LOWER, True),
        (1.26, Better.LOWER, False),
    ],
)
def test_target_reached(ratio: float, better: Better, expected: bool) -> None:
    assert reached(ratio, better, 1.25) is expected
