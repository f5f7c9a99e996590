"""How probable a model finds each token of a text, and what sampling makes of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from gpt_desktop.core.annotations import Alternative, Probability, Span
from gpt_desktop.core.generation import TokenScore


def probabilities_of(text: str, scores: Sequence[TokenScore]) -> tuple[Probability, ...]:
    """Where each scored token stands in the text that it is a part of.

    A character that several tokens make together is the last one's; the others stand before
    it, without any letter. Blanks that a tokenizer does not write belong to no token.
    """
    found: list[Probability] = []
    waiting: list[TokenScore] = []  # parts of characters, until a whole one comes
    at = 0
    for score in scores:
        start = _start(text, at, score.text, sum(len(each.text) for each in waiting))
        if start is None:
            waiting.append(score)
            continue
        found += _parts(at, start, waiting)
        at, waiting = start + len(score.text), []
        found.append(_probability(Span(start, at), score))
    return (*found, *_parts(at, len(text), waiting))


def _start(text: str, at: int, token: str, between: int) -> int | None:
    """Where a token of whole characters begins: behind so many others at most, or blanks."""
    if not token or "\ufffd" in token:
        return None
    start = text.find(token, at, at + between + len(token))
    if start >= 0:
        return start
    while at < len(text) and text[at].isspace():
        at += 1
    return at if text.startswith(token, at) else None


def _parts(start: int, end: int, scores: Sequence[TokenScore]) -> Iterator[Probability]:
    """Tokens that make a few characters together, as evenly as it goes."""
    letters, count = end - start, len(scores)
    for number, score in enumerate(scores):
        first, last = (start + letters * each // count for each in (number, number + 1))
        yield _probability(Span(first, last), score)


def _probability(span: Span, score: TokenScore) -> Probability:
    others = tuple(Alternative(each.text, min(0.0, each.logprob)) for each in score.alternatives)
    return Probability(span, min(0.0, score.logprob), others)


def reshaped(logprobs: Sequence[float], temperature: float, top_p: float) -> list[float]:
    """Probabilities of tokens after a temperature and then top-p, among each other.

    Args:
        logprobs: of the most probable tokens, the most probable first.
        temperature: 0 leaves the first one alone.
        top_p: keeps the fewest tokens that together reach it (Holtzman et al. 2020).
    """
    if not logprobs:
        return []
    if temperature == 0:
        return [1.0, *[0.0] * (len(logprobs) - 1)]
    highest = max(logprobs)
    weights = [exp((each - highest) / temperature) for each in logprobs]
    whole, reached, kept = sum(weights), 0.0, []
    for weight in weights:
        kept.append(weight if reached < top_p else 0.0)
        reached += weight / whole
    return [weight / sum(kept) for weight in kept]
