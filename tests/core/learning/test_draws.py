from __future__ import annotations

from math import sqrt

import pytest

from gpt_desktop.core.learning.draws import Cut, after_cut, drawn_counts

SHARES = (0.5, 0.2, 0.1)  # the others hold 0.2
TIMES = 10_000


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (Cut(), (0.5, 0.2, 0.1, 0.2)),
        (Cut(top_k=2), (5 / 7, 2 / 7, 0, 0)),
        (Cut(top_p=0.5), (1, 0, 0, 0)),
        (Cut(top_p=0.6), (5 / 7, 2 / 7, 0, 0)),
        (Cut(top_p=0.9), (0.5, 0.2, 0.1, 0.2)),  # among the others
        (Cut(top_k=7), (0.5, 0.2, 0.1, 0.2)),
    ],
)
def test_a_cut_leaves_the_likeliest(cut: Cut, expected: tuple[float, ...]) -> None:
    assert after_cut(SHARES, cut) == pytest.approx(expected)


def test_counts_follow_the_probabilities() -> None:
    shares = after_cut(SHARES, Cut())
    counts = drawn_counts(shares, TIMES, 1)
    assert sum(counts) == TIMES
    for share, count in zip(shares, counts, strict=True):
        assert abs(count - TIMES * share) < 4 * sqrt(TIMES * share * (1 - share))


def test_what_is_cut_is_never_drawn() -> None:
    assert drawn_counts(after_cut(SHARES, Cut(top_k=2)), TIMES, 1)[2:] == (0, 0)


def test_a_seed_draws_alike_and_another_does_not() -> None:
    assert drawn_counts(SHARES, TIMES, 1) == drawn_counts(SHARES, TIMES, 1)
    assert drawn_counts(SHARES, TIMES, 1) != drawn_counts(SHARES, TIMES, 2)
