"""How far a piece of work is."""

from __future__ import annotations

import pytest

from gpt_desktop.core.progress import Phase, Progressed, Unit


@pytest.mark.parametrize(
    ("done", "total", "percent"),
    [(0, 0, 0), (5, 0, 0), (1, 3, 33), (3, 3, 100), (10**12, 10**13, 10)],
)
def test_the_percentage_is_rounded_down_and_nothing_without_a_total(
    done: int, total: int, percent: int
) -> None:
    assert Progressed(Phase.COPYING, done, total, Unit.BYTES).percent == percent
