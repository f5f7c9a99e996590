"""A GGUF of the qwen3 architecture and the size of Qwen3 0.6B whose weights are random.

How fast a model runs does not depend on what its weights are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFWriter
from gguf.constants import GGMLQuantizationType as Kind
from numpy.typing import NDArray

from gpt_desktop.convert.gguf_file import GgufFile

PARAMETERS = 596_049_920
_LAYERS = 28
_HIDDEN = 1024
_HEADS = 16
_KV_HEADS = 8
_HEAD = 128
_FEED_FORWARD = 3072
_VOCAB = 151_936
_CONTEXT = 8192
_UNUSED = 5  # of llama.h's token types
_BLOCK = 32
_LEVELS = {Kind.Q4_0: 8, Kind.Q8_0: 128}  # half the range of a block's numbers

Bytes = NDArray[np.uint8]


def write_random_qwen3(target: Path, vocabulary: Path) -> None:
    """Write the file; Q4_0 matrices and a Q8_0 embedding, tied with the output layer.

    Args:
        vocabulary: a GGUF whose tokenizer is taken, filled up with tokens no text has.
    """
    writer = GGUFWriter(str(target), "qwen3")
    _write_sizes(writer)
    _write_tokenizer(writer, GgufFile(vocabulary).metadata)
    random = np.random.default_rng(6)
    for name, rows, columns, kind in _matrices():
        blocks = random_blocks(random, rows, columns, kind)
        writer.add_tensor(name, blocks, raw_dtype=kind)
    for name, size in _norms():
        writer.add_tensor(name, random.uniform(0.8, 1.2, size).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def random_blocks(random: np.random.Generator, rows: int, columns: int, kind: Kind) -> Bytes:
    """Q4_0 or Q8_0 blocks [rows, bytes] whose values keep the size of what they multiply."""
    numbers = _BLOCK * (4 if kind is Kind.Q4_0 else 8) // 8
    blocks = random.integers(0, 256, (rows, columns // _BLOCK, 2 + numbers), np.uint8)
    deviation = _LEVELS[kind] / 3**0.5  # of the uniform numbers
    scale = np.array([1 / (deviation * columns**0.5)], "<f2")
    blocks[..., :2] = scale.view(np.uint8)
    return blocks.reshape(rows, -1)


def _matrices() -> Iterator[tuple[str, int, int, Kind]]:
    yield "token_embd.weight", _VOCAB, _HIDDEN, Kind.Q8_0
    for layer in range(_LAYERS):
        for name, rows, columns in (
            ("attn_q", _HEADS * _HEAD, _HIDDEN),
            ("attn_k", _KV_HEADS * _HEAD, _HIDDEN),
            ("attn_v", _KV_HEADS * _HEAD, _HIDDEN),
            ("attn_output", _HIDDEN, _HEADS * _HEAD),
            ("ffn_gate", _FEED_FORWARD, _HIDDEN),
            ("ffn_up", _FEED_FORWARD, _HIDDEN),
            ("ffn_down", _HIDDEN, _FEED_FORWARD),
        ):
            yield f"blk.{layer}.{name}.weight", rows, columns, Kind.Q4_0


def _norms() -> Iterator[tuple[str, int]]:
    yield "output_norm.weight", _HIDDEN
    for layer in range(_LAYERS):
        yield f"blk.{layer}.attn_norm.weight", _HIDDEN
        yield f"blk.{layer}.ffn_norm.weight", _HIDDEN
        yield f"blk.{layer}.attn_q_norm.weight", _HEAD
        yield f"blk.{layer}.attn_k_norm.weight", _HEAD


def _write_sizes(writer: GGUFWriter) -> None:
    writer.add_name("Random weights of Qwen3 0.6B's shape")
    writer.add_block_count(_LAYERS)
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(_HIDDEN)
    writer.add_feed_forward_length(_FEED_FORWARD)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_KV_HEADS)
    writer.add_key_length(_HEAD)
    writer.add_value_length(_HEAD)
    writer.add_rope_freq_base(1e6)
    writer.add_layer_norm_rms_eps(1e-6)


def _write_tokenizer(writer: GGUFWriter, metadata: dict[str, Any]) -> None:
    """The tokens of another file and as many more as the size of the vocabulary wants."""
    tokens, types = metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.token_type"]
    missing = range(len(tokens), _VOCAB)
    writer.add_tokenizer_model(metadata["tokenizer.ggml.model"])
    writer.add_tokenizer_pre(metadata["tokenizer.ggml.pre"])
    writer.add_token_list([*tokens, *(f"[unused {number}]" for number in missing)])
    writer.add_token_types([*types, *(_UNUSED for _ in missing)])
    writer.add_token_merges(metadata["tokenizer.ggml.merges"])
    writer.add_eos_token_id(metadata["tokenizer.ggml.eos_token_id"])
    writer.add_add_bos_token(False)
