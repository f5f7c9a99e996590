from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.inference.graph_shape import GraphShape
from gpt_desktop.inference.kv_cache import SharedKvCache, common_prefix

SHAPE = GraphShape(layers=2, kv_heads=2, head_size=4, vocab_size=10, context_length=1000)


def _filled(tokens: int) -> SharedKvCache:
    cache = SharedKvCache(SHAPE)
    cache.reserve(tokens)
    for number, buffer in enumerate(cache.buffers.values()):
        buffer[:, :, :tokens] = np.arange(tokens)[:, None] + 1000 * number
    cache.extend(range(tokens))
    return cache


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_common_prefix(left: list[int], right: list[int]) -> None:
    length = common_prefix(left, right)
    assert left[:length] == right[:length]
    assert left[length : length + 1] != right[length : length + 1] or length == len(left)


def test_capacity_doubles_up_to_the_context() -> None:
    cache = SharedKvCache(SHAPE)
    capacities = []
    for length in (1, 256, 257, 600, 1000):
        cache.reserve(length)
        capacities.append(cache.capacity)
    assert capacities == [256, 256, 512, 1000, 1000]
    assert cache.size_bytes == 2 * 2 * 2 * 1000 * 4 * 4


def test_growing_keeps_what_is_held() -> None:
    cache = _filled(200)
    cache.reserve(900)
    assert list(cache.tokens) == list(range(200))
    for number, buffer in enumerate(cache.buffers.values()):
        assert buffer.shape == (1, 2, 1000, 4)
        assert (buffer[0, :, :200, :] == np.arange(200)[:, None] + 1000 * number).all()


def test_truncating_keeps_the_memory() -> None:
    cache = _filled(300)
    cache.truncate(10)
    assert list(cache.tokens) == list(range(10))
    assert cache.capacity == 512


def test_copying_a_prefix_copies_it_only() -> None:
    cache = SharedKvCache(SHAPE)
    cache.copy_prefix(_filled(300), 7)
    assert list(cache.tokens) == list(range(7))
    assert cache.capacity == 256
    values = cache.buffers["1.key"][0, 0, :, 0]
    assert values[:8].tolist() == [2000, 2001, 2002, 2003, 2004, 2005, 2006, 0]


def test_memory_used_up_is_told_and_leaves_an_empty_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = _filled(100)
    made = 0

    def no_memory_for_the_third(shape: tuple[int, ...], dtype: type) -> np.ndarray:
        nonlocal made
        made += 1
        if made == 3:
            raise MemoryError
        return np.full(shape, 0, dtype)

    monkeypatch.setattr(np, "zeros", no_memory_for_the_third)
    with pytest.raises(UserFacingError, match="memory"):
        cache.reserve(300)
    assert list(cache.tokens) == []
    assert cache.capacity == 0
    cache.reserve(300)
    assert {buffer.shape[2] for buffer in cache.buffers.values()} == {512}
