from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.inference.sampling import (
    Candidates,
    Logits,
    keep_min_p,
    keep_top_k,
    keep_top_p,
    make_sampler,
    penalize,
    softmax,
)

PLAIN = SamplingParams(temperature=1, top_k=0, top_p=1, min_p=0, repetition_penalty=1)
LOGITS = arrays(np.float32, st.integers(1, 30), elements=st.floats(-20, 20, width=32))
HALVES = np.log(np.array([0.5, 0.25, 0.125, 0.125], dtype=np.float32))


def _all(logits: Logits) -> Candidates:
    return Candidates(np.arange(len(logits), dtype=np.int64), logits)


@given(LOGITS, st.integers(1, 40))
def test_top_k_keeps_the_k_largest(logits: Logits, k: int) -> None:
    kept = keep_top_k(k)(_all(logits))
    assert sorted(kept.logits) == sorted(logits)[-k:]
    assert (logits[kept.ids] == kept.logits).all()


@given(st.integers(0, 2**32), st.integers(1, 40), st.sampled_from([0.0, 1.0]))
def test_top_k_of_a_large_vocabulary_keeps_the_k_largest(seed: int, k: int, scale: float) -> None:
    logits = (np.random.default_rng(seed).standard_normal(3001) * scale).astype(np.float32)
    kept = keep_top_k(k)(_all(logits))
    assert sorted(kept.logits) == sorted(logits)[-k:]
    assert len(set(kept.ids)) == k


@given(LOGITS, st.floats(0.01, 0.99))
def test_top_p_keeps_the_fewest_that_reach_p(logits: Logits, p: float) -> None:
    kept = keep_top_p(p)(_all(logits))
    probabilities = softmax(logits)
    assert probabilities[kept.ids].sum() >= p - 1e-9
    least = probabilities[kept.ids].min()
    assert probabilities[kept.ids].sum() - least < p + 1e-9
    assert (probabilities[np.setdiff1d(np.arange(len(logits)), kept.ids)] <= least + 1e-12).all()


def test_top_p_of_a_large_vocabulary_keeps_what_a_whole_sort_keeps() -> None:
    random = np.random.default_rng(0)
    for scale in (0.01, 3.0):  # nearly flat, where the likely ones are not enough, and steep
        logits = (random.standard_normal(5000) * scale).astype(np.float32)
        probabilities = softmax(logits)
        order = np.argsort(-probabilities)
        fewest = int(np.searchsorted(np.cumsum(probabilities[order]), 0.9)) + 1
        assert set(keep_top_p(0.9)(_all(logits)).ids) == set(order[:fewest])


@given(LOGITS, st.floats(0.001, 0.999))
def test_min_p_drops_what_is_below_the_share_of_the_best(logits: Logits, share: float) -> None:
    kept = set(keep_min_p(share)(_all(logits)).ids)
    probabilities = softmax(logits)
    limit = share * probabilities.max()
    for index, probability in enumerate(probabilities):
        if abs(probability - limit) > 1e-5 * limit:
            assert (index in kept) == (probability > limit)


def test_the_penalty_pulls_seen_tokens_down_whatever_their_sign() -> None:
    logits = np.array([2.0, -2.0, 3.0], dtype=np.float32)
    penalized = penalize(logits, np.array([0, 1]), 2.0)
    assert penalized.tolist() == [1.0, -4.0, 3.0]
    assert logits.tolist() == [2.0, -2.0, 3.0]


def test_the_penalty_looks_at_the_window_only_and_spares_end_tokens() -> None:
    logits = np.array([1.0, 0.9, 0.8], dtype=np.float32)
    params = replace(PLAIN, temperature=0, repetition_penalty=2, repetition_window=2)
    sample = make_sampler(params, 0, ())
    assert sample(logits, [0, 1, 2]) == 0
    assert sample(logits, [1, 0, 1]) == 2
    assert make_sampler(params, 0, (0,))(logits, [1, 0]) == 0
    assert make_sampler(replace(params, repetition_window=0), 0, ())(logits, [0, 0]) == 0


def test_drawing_follows_the_probabilities() -> None:
    sample = make_sampler(PLAIN, 5, ())
    counts = Counter(sample(HALVES, []) for _ in range(20_000))
    shares = [counts[index] / 20_000 for index in range(4)]
    assert shares == pytest.approx([0.5, 0.25, 0.125, 0.125], abs=0.015)


def test_temperature_sharpens() -> None:
    sample = make_sampler(replace(PLAIN, temperature=0.5), 5, ())
    counts = Counter(sample(HALVES, []) for _ in range(20_000))
    squares = np.array([0.5, 0.25, 0.125, 0.125]) ** 2
    expected = squares / squares.sum()
    assert [counts[i] / 20_000 for i in range(4)] == pytest.approx(expected.tolist(), abs=0.015)


def test_filters_work_together() -> None:
    params = replace(PLAIN, top_k=3, top_p=0.99, min_p=0.4)
    sample = make_sampler(params, 5, ())
    assert {sample(HALVES, []) for _ in range(200)} == {0, 1}


def test_equal_seeds_draw_equally() -> None:
    def drawn(seed: int) -> list[int]:
        sample = make_sampler(PLAIN, seed, ())
        return [sample(HALVES, []) for _ in range(50)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_greedy_takes_the_largest() -> None:
    sample = make_sampler(replace(PLAIN, temperature=0), 0, ())
    assert sample(np.array([1, 5, 3], dtype=np.float32), []) == 1


@pytest.mark.parametrize("temperature", [0, 1])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_unusable_numbers_are_told(temperature: float, value: float) -> None:
    sample = make_sampler(replace(PLAIN, temperature=temperature), 0, ())
    with pytest.raises(UserFacingError, match="numbers"):
        sample(np.full(4, value, dtype=np.float32), [])
