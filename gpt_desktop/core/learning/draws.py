"""Drawing the next token many times: from which it is drawn, and how often each came."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from gpt_desktop.core.learning.points import points


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left out before a token is drawn; as it stands, nothing.

    Attributes:
        top_k: so many of the likeliest stay; 0 keeps all.
        top_p: the likeliest that hold this share together stay; 1 keeps all.
    """

    top_k: int = 0
    top_p: float = 1.0

    def kept(self, shares: Sequence[float]) -> int | None:
        """How many of the likeliest stay; None where nothing is cut among those given.

        Args:
            shares: by falling probability, not of all tokens.
        """
        if 0 < self.top_k <= len(shares):
            return self.top_k
        if self.top_p < 1:
            sums = accumulate(shares)
            reached = (number for number, held in enumerate(sums, 1) if held >= self.top_p)
            return next(reached, None)
        return None


def after_cut(shares: Sequence[float], cut: Cut) -> tuple[float, ...]:
    """The probabilities that a token is drawn with, those of all others together as the last.

    They add up to 1. A cut that falls among the others leaves everything as it is.
    """
    whole = (*shares, max(0.0, 1 - sum(shares)))
    kept = cut.kept(shares)
    if kept is not None:
        whole = (*whole[:kept], *([0.0] * (len(whole) - kept)))
    total = sum(whole)
    return tuple(share / total for share in whole)


def drawn_counts(shares: Sequence[float], times: int, seed: int) -> tuple[int, ...]:
    """How often each of these came; equal seeds draw alike, what has no share never comes."""
    bounds = list(accumulate(shares))
    last = max(number for number, share in enumerate(shares) if share > 0)
    counts = [0] * len(shares)
    for _, point in zip(range(times), points(seed), strict=False):
        counts[min(bisect(bounds, point * bounds[-1]), last)] += 1
    return tuple(counts)
