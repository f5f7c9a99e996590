"""Choosing the next token: filters over candidates, put together as the parameters say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.i18n import tr
from gpt_desktop.inference.damage import no_numbers

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Token ids, int64 [n], and the logits of each, float32 [n]. The order means nothing."""

    ids: NDArray[np.int64]
    logits: Logits


_BLOCK = 64
_NUCLEUS = 1024  # candidates that nearly always hold enough of the probability

Filter = Callable[[Candidates], Candidates]
Sampler = Callable[[Logits, Sequence[int]], int]
Limit = Callable[[Logits, Sequence[int]], Logits]
"""From logits and all tokens so far to a copy where forbidden tokens are minus infinity."""


def softmax(logits: Logits) -> NDArray[np.float64]:
    """Probabilities, [n]."""
    powers = np.exp(logits.astype(np.float64) - logits.max())
    probabilities: NDArray[np.float64] = powers / powers.sum()
    return probabilities


def keep_top_k(k: int) -> Filter:
    """The k most probable candidates."""

    def keep(candidates: Candidates) -> Candidates:
        if k >= len(candidates.ids):
            return candidates
        some = holding_largest(candidates.logits, k)
        chosen = some[np.argpartition(candidates.logits[some], -k)[-k:]]
        return Candidates(candidates.ids[chosen], candidates.logits[chosen])

    return keep


def holding_largest(logits: Logits, k: int) -> NDArray[np.int64]:
    """Places of a few values that the k largest are among.

    The k-th largest of the maxima of blocks has k values at least as large. Finding those
    takes a tenth of the time of partitioning a vocabulary.
    """
    blocks = len(logits) // _BLOCK
    if blocks <= k:
        return np.arange(len(logits))
    maxima = logits[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    return np.flatnonzero(logits >= np.partition(maxima, -k)[-k])


def keep_top_p(p: float) -> Filter:
    """The fewest most probable candidates that together reach p (Holtzman et al. 2020)."""

    def keep(candidates: Candidates) -> Candidates:
        probabilities = softmax(candidates.logits)
        some = np.arange(len(probabilities))
        if len(probabilities) > 2 * _NUCLEUS:  # sorting all of a vocabulary takes milliseconds
            likely = np.argpartition(probabilities, -_NUCLEUS)[-_NUCLEUS:]
            some = likely if probabilities[likely].sum() > p else some
        order = some[np.argsort(-probabilities[some], kind="stable")]
        reached = np.cumsum(probabilities[order])
        chosen = order[: int(np.searchsorted(reached, p)) + 1]
        return Candidates(candidates.ids[chosen], candidates.logits[chosen])

    return keep


def keep_min_p(share: float) -> Filter:
    """Candidates at least ``share`` times as probable as the best (Nguyen et al. 2024)."""
    distance = np.log(share)

    def keep(candidates: Candidates) -> Candidates:
        chosen = candidates.logits >= candidates.logits.max() + distance
        return Candidates(candidates.ids[chosen], candidates.logits[chosen])

    return keep


def divide_by_temperature(temperature: float) -> Filter:
    """Sharper below 1, flatter above."""

    def divide(candidates: Candidates) -> Candidates:
        return Candidates(candidates.ids, candidates.logits / np.float32(temperature))

    return divide


def penalize(logits: Logits, seen: NDArray[np.int64], penalty: float) -> Logits:
    """Make tokens less likely in a copy of the logits, [vocab_size].

    Positive logits are divided by the penalty, others multiplied, once for each distinct
    token however often it was seen (Keskar et al. 2019, CTRL).
    """
    values = logits[seen]
    penalized = logits.copy()
    penalized[seen] = np.where(values > 0, values / penalty, values * penalty)
    return penalized


def make_sampler(
    params: SamplingParams, seed: int, end_tokens: Collection[int], limits: Sequence[Limit] = ()
) -> Sampler:
    """A function from logits [vocab_size] and all tokens so far to the next token.

    Args:
        seed: equal seeds choose equally.
        end_tokens: never penalized, for ending is no repetition.
        limits: applied first; what they forbid is never chosen.
    """
    choose = _greedy if params.temperature == 0 else _drawing(_filters(params), seed)
    ends = np.array(sorted(end_tokens), dtype=np.int64)
    window = params.repetition_window if params.repetition_penalty != 1 else 0

    def sample(logits: Logits, tokens: Sequence[int]) -> int:
        if not np.isfinite(logits.max()):
            raise no_numbers()
        for limit in limits:
            logits = limit(logits, tokens)
        if limits and not np.isfinite(logits.max()):
            raise _nothing_allowed()
        if window:
            seen = np.unique(np.array(tokens[-window:], dtype=np.int64))
            logits = penalize(logits, np.setdiff1d(seen, ends), params.repetition_penalty)
        return choose(logits)

    return sample


def _filters(params: SamplingParams) -> list[Filter]:
    filters = []
    if params.top_k:
        filters.append(keep_top_k(params.top_k))
    filters.append(divide_by_temperature(params.temperature))
    if params.top_p < 1:
        filters.append(keep_top_p(params.top_p))
    if params.min_p:
        filters.append(keep_min_p(params.min_p))
    return filters


def _greedy(logits: Logits) -> int:
    return int(logits.argmax())


def _drawing(filters: Sequence[Filter], seed: int) -> Callable[[Logits], int]:
    generator = np.random.default_rng(seed)

    def draw(logits: Logits) -> int:
        allowed = np.flatnonzero(logits > -np.inf)
        candidates = Candidates(allowed, logits[allowed])
        for keep in filters:
            candidates = keep(candidates)
        reached = np.cumsum(softmax(candidates.logits))
        place = int(np.searchsorted(reached, generator.random() * reached[-1], side="right"))
        return int(candidates.ids[min(place, len(candidates.ids) - 1)])

    return draw


def _nothing_allowed() -> UserFacingError:
    return UserFacingError(
        tr("No answer is left that fits what was asked for."),
        tr("The form and the banned phrases together leave no way to go on."),
        tr("Ban fewer phrases, or ask for another form."),
    )
