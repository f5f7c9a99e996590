"""How alike texts are, by the letters that must be put in or taken out."""

from __future__ import annotations

from collections.abc import Sequence


def likenesses(text: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """The places of those at least so like a text, with how like, 0 to 1; the likest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        text, others, scorer=fuzz.ratio, score_cutoff=100 * least, limit=len(others)
    )
    return [(place, score / 100) for _, score, place in found]
