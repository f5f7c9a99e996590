"""GGUF files without a language model are told as what they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import open_source
from gpt_desktop.convert.describe import describe_source
from gpt_desktop.convert.gguf_kind import open_model
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_vocabulary import write_vocabulary

Value = str | int | bool


def write(path: Path, architecture: str, metadata: dict[str, Value]) -> Path:
    writer = GGUFWriter(path, architecture)
    for key, value in metadata.items():
        if isinstance(value, bool):
            writer.add_bool(key, value)
        elif isinstance(value, int):
            writer.add_uint32(key, value)
        else:
            writer.add_string(key, value)
    writer.add_tensor("a.weight", np.zeros((2, 32), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.mark.parametrize(
    ("architecture", "metadata", "why", "instead"),
    [
        ("llama", {"general.type": "adapter", "adapter.type": "lora"}, "LoRA", "merged in"),
        ("clip", {"general.type": "mmproj"}, "projector", "without “mmproj”"),
        ("clip", {}, "projector", "without “mmproj”"),
        ("llama", {"general.type": "imatrix"}, "importance matrix", "without “imatrix”"),
        ("controlvector", {}, "control vector", "model itself"),
        ("bert", {}, "embedding model", "that writes"),
        ("qwen3", {"qwen3.pooling_type": 3}, "embedding model", "that writes"),
        ("qwen3", {"qwen3.pooling_type": 4}, "reranker", "that writes"),
        ("llama", {"llama.attention.causal": False}, "embedding model", "that writes"),
        ("gemma-embedding", {}, "embedding model", "that writes"),
        ("t5", {}, "encoder and a decoder", "decoder only"),
        ("whisper", {}, "speech", "that writes"),
        ("flux", {}, "pictures", "that writes"),
        ("llada", {}, "diffusion", "another model"),
        ("qwen2vl", {}, r"sees pictures .* \(qwen2vl\)", "texts only"),
        ("qwen3moe", {}, "mixture of experts", "dense model"),
        ("llama", {"llama.expert_count": 8}, "mixture of experts", "dense model"),
    ],
)
def test_it_is_told(
    tmp_path: Path, architecture: str, metadata: dict[str, Value], why: str, instead: str
) -> None:
    path = write(tmp_path / "it.gguf", architecture, metadata)
    with pytest.raises(UserFacingError, match=why) as caught:
        describe_source(path, "It")
    assert instead in caught.value.next_step
    assert "it.gguf" in caught.value.what
    with pytest.raises(UserFacingError, match=why):
        open_source(path, Quantization.EIGHT_BITS)


def test_a_vocabulary_alone_is_told(tmp_path: Path) -> None:
    path = write_vocabulary(tmp_path / "ggml-vocab-llama-bpe.gguf", "llama-bpe")
    with pytest.raises(UserFacingError, match="vocabulary only"):
        open_model(path)


@pytest.mark.parametrize(
    "metadata",
    [{"llama.expert_count": 0, "llama.pooling_type": 0}, {"general.type": "model"}],
)
def test_what_says_that_it_is_none_of_them(tmp_path: Path, metadata: dict[str, Value]) -> None:
    assert open_model(write(tmp_path / "it.gguf", "llama", metadata)).name == "it.gguf"
