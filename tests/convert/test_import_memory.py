"""Building a model takes the memory of its embedding and little besides."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from gguf.constants import GGMLQuantizationType as Kind

from benchmarks.prepare.mixes import Mix
from benchmarks.prepare.random_gguf import QWEN3_06B, write_random_gguf
from gpt_desktop.convert import row_chunks
from gpt_desktop.convert.row_chunks import CHUNK_WEIGHTS
from tests.convert.building import build
from tests.convert.tiny_llama import TinyLlama

# 4 million weights in the embedding, 2 million in each of four layers.
_SHAPE = replace(
    QWEN3_06B, layers=4, hidden=256, heads=4, kv_heads=4, head=64, feed_forward=2048, vocab=16_384
)
_SMALL_CHUNK = 1 << 16


def _all(kind: Kind) -> Mix:
    return lambda _name, _layer, _layers: kind


@pytest.mark.parametrize("kind", [Kind.Q2_K, Kind.Q4_K, Kind.Q6_K])
def test_memory_of_a_build(tmp_path: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 4 billion weights the embedding has 390 million, its widest matrix 50 million.

    So this bound, times what is larger there, stays under 1 GB: 1.25 bytes a weight for the
    embedding, which is held, twice that for the widest matrix, which is stacked of its parts, and
    64 bytes for each of a chunk's ``CHUNK_WEIGHTS``.
    """
    monkeypatch.setattr(row_chunks, "CHUNK_WEIGHTS", _SMALL_CHUNK)
    source = tmp_path / "random.gguf"
    write_random_gguf(source, _SHAPE, _all(kind), TinyLlama().write(tmp_path / "tiny.gguf"))
    tracemalloc.start()
    try:
        build(source, tmp_path / "built")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < _bound(_SHAPE.vocab * _SHAPE.hidden, 2 * 2048 * 256, _SMALL_CHUNK)
    assert _bound(151_936 * 2560, 2 * 9728 * 2560, CHUNK_WEIGHTS) < 1e9


def _bound(embedding: int, widest: int, chunk: int) -> float:
    """Bytes: of weights in the embedding, in the widest stacked matrix and in a chunk."""
    tables = 6e6  # of the tokenizer and of positions
    return 1.25 * embedding + 2 * 1.25 * widest + 64 * chunk + tables
