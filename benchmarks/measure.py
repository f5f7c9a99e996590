"""What is made of repeated measurements of two engines."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum


class Better(Enum):
    """Which end of a figure is the good one."""

    HIGHER = "≥"
    LOWER = "≤"


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, smallest and largest of a few measurements."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure of two engines, measured in turns.

    Attributes:
        ratio: of the engine's figure to the peer's, taken round by round: what slows the
            machine for a minute slows both halves of a round.
    """

    ours: Spread
    peer: Spread
    ratio: Spread


def spread(values: Sequence[float]) -> Spread:
    """Raises ValueError where there is no value."""
    if not values:
        raise ValueError("nothing was measured")
    return Spread(statistics.median(values), min(values), max(values))


def compare(ours: Sequence[float], peer: Sequence[float]) -> Comparison:
    """Put rounds together; both sequences have one value a round.

    Raises:
        ValueError: the lengths differ, nothing was measured, or a value is not above 0.
    """
    if len(ours) != len(peer):
        raise ValueError("each round needs both figures")
    if min((*ours, *peer), default=1.0) <= 0:
        raise ValueError("a figure must be above 0")
    ratios = [one / other for one, other in zip(ours, peer, strict=True)]
    return Comparison(spread(ours), spread(peer), spread(ratios))


def in_turns(ours: Callable[[int], float], peer: Callable[[int], float], rounds: int) -> Comparison:
    """Measure both once a round; who goes first changes from round to round.

    Args:
        ours, peer: take the number of the round and return the figure.
    """
    figures: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        pair = ((ours, figures[0]), (peer, figures[1]))
        for measure, values in pair if number % 2 == 0 else pair[::-1]:
            values.append(measure(number))
    return compare(*figures)


def reached(ratio: float, better: Better, target: float) -> bool:
    """Whether a ratio is as good as the target, which it may equal."""
    return ratio >= target if better is Better.HIGHER else ratio <= target
