"""Numbers that look drawn, the same again from the same seed."""

from __future__ import annotations

from collections.abc import Iterator


def points(seed: int) -> Iterator[float]:
    """Numbers from 0 to below 1: Knuth's linear congruential generator (MMIX)."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state / 2**64
