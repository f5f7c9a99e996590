"""Growing memory is noticed, and a single high sample is not taken for it."""

from __future__ import annotations

import pytest

from proof.memory import Memory


@pytest.mark.parametrize(
    ("megabytes", "flat"),
    [
        ((300, 301, 299, 300, 320, 330, 340, 350), False),
        ((300, 301, 299, 300, 340, 301, 300, 302), True),
    ],
)
def test_the_last_quarter_is_held_against_the_first(megabytes: list[int], flat: bool) -> None:
    samples = iter(megabytes)
    memory = Memory(0, lambda: next(samples) * 2**20)
    for _ in megabytes:
        memory.sample()
    assert memory.flat is flat
