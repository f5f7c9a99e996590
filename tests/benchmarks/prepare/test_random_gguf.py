"""A file of random weights is one that the app builds, with the types of its mix."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gguf.constants import GGMLQuantizationType as Kind

from benchmarks.prepare.mixes import q4_k_m
from benchmarks.prepare.random_gguf import LLAMA32_1B, QWEN3_06B, Shape, write_random_gguf
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import open_source
from gpt_desktop.convert.gguf_file import GgufFile
from tests.convert.tiny_llama import TinyLlama

_SMALL: dict[str, Any] = {
    "layers": 2,
    "hidden": 256,
    "heads": 4,
    "kv_heads": 2,
    "head": 64,
    "feed_forward": 512,
    "vocab": 512,
}


@pytest.mark.parametrize("shape", [QWEN3_06B, LLAMA32_1B], ids=["qwen3", "llama"])
def test_is_read_as_its_shape_says(shape: Shape, tmp_path: Path) -> None:
    small = replace(shape, **_SMALL)
    target = tmp_path / "random.gguf"
    write_random_gguf(target, small, q4_k_m, TinyLlama().write(tmp_path / "tiny.gguf"))
    spec = open_source(target, Quantization.NONE).spec
    assert (spec.architecture, spec.layers, spec.hidden) == (shape.architecture, 2, 256)
    assert (spec.heads, spec.kv_heads, spec.head_size) == (4, 2, 64)
    assert spec.vocab == 512
    info = GgufFile(target).tensors
    assert info["blk.1.ffn_down.weight"].kind is Kind.Q6_K
    assert info["blk.1.ffn_up.weight"].kind is Kind.Q4_K


def test_half_of_some_kinds_have_six_bits() -> None:
    """What llama.cpp's quantizer says for 28 layers, by its rule of eighths and thirds."""
    downs = [layer for layer in range(28) if q4_k_m("ffn_down", layer, 28) is Kind.Q6_K]
    assert downs == [0, 1, 2, 5, 8, 11, 14, 17, 20, 23, 24, 25, 26, 27]
    kinds = Counter(q4_k_m("attn_q", layer, 28) for layer in range(28))
    assert kinds == {Kind.Q4_K: 28}
    assert q4_k_m("token_embd", 0, 28) is Kind.Q6_K
