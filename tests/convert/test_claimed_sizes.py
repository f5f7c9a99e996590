"""Sizes that are each plausible and together would fill the memory meet the tensors first."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from tests.convert.building import build
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama

LARGE = 1 << 24  # the largest number that a description may have
QWEN = TinyLlama(architecture="qwen3", tied=False)
GGUF = (
    {"block_count": 1024},
    {"embedding_length": LARGE},
    {"feed_forward_length": LARGE},
    {"attention.key_length": LARGE, "context_length": LARGE},
    {"attention.head_count": LARGE, "attention.key_length": LARGE},
)
CHECKPOINT = (
    {"num_hidden_layers": 1024},
    {"hidden_size": LARGE},
    {"intermediate_size": LARGE},
    {"vocab_size": LARGE},
    {"head_dim": LARGE, "max_position_embeddings": LARGE},
)


def refused(source: Path, tmp_path: Path) -> None:
    """Little memory is taken, and nothing is left."""
    tracemalloc.start()
    try:
        with pytest.raises(UserFacingError) as caught:
            build(source, tmp_path / "models" / "tiny")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert caught.value.why
    assert not (tmp_path / "models" / "tiny").exists()


@pytest.mark.parametrize("numbers", GGUF)
def test_of_a_gguf(tmp_path: Path, numbers: dict[str, int]) -> None:
    metadata = {f"llama.{key}": number for key, number in numbers.items()}
    refused(TinyLlama(metadata=metadata).write(tmp_path / "tiny.gguf"), tmp_path)


@pytest.mark.parametrize("numbers", CHECKPOINT)
def test_of_a_checkpoint(tmp_path: Path, numbers: dict[str, int]) -> None:
    refused(TinyCheckpoint(QWEN, dict(numbers)).write(tmp_path / "checkpoint"), tmp_path)
