"""GGUF files of published sizes whose weights are random.

How fast a model runs does not depend on what its weights are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFWriter
from gguf.constants import GGML_QUANT_SIZES
from gguf.constants import GGMLQuantizationType as Kind
from numpy.typing import NDArray

from benchmarks.prepare.mixes import Mix
from gpt_desktop.convert.gguf_file import GgufFile

_CONTEXT = 8192
_UNUSED = 5  # of llama.h's token types
_ROWS = 4096  # of random blocks that are drawn; a longer matrix repeats them

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shape:
    """A published model's sizes; the embedding is the output layer, too.

    Attributes:
        normed_heads: whether queries and keys have norms of their own.
    """

    architecture: str
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head: int
    feed_forward: int
    vocab: int
    rope_base: float = 1e6
    normed_heads: bool = True

    def matrices(self) -> Iterator[tuple[str, int, int]]:
        """Kind, rows and columns of a layer's matrices."""
        yield "attn_q", self.heads * self.head, self.hidden
        yield "attn_k", self.kv_heads * self.head, self.hidden
        yield "attn_v", self.kv_heads * self.head, self.hidden
        yield "attn_output", self.hidden, self.heads * self.head
        yield "ffn_gate", self.feed_forward, self.hidden
        yield "ffn_up", self.feed_forward, self.hidden
        yield "ffn_down", self.hidden, self.feed_forward

    def norms(self) -> Iterator[tuple[str, int]]:
        """Names and sizes."""
        yield "output_norm.weight", self.hidden
        for layer in range(self.layers):
            yield f"blk.{layer}.attn_norm.weight", self.hidden
            yield f"blk.{layer}.ffn_norm.weight", self.hidden
            if self.normed_heads:
                yield f"blk.{layer}.attn_q_norm.weight", self.head
                yield f"blk.{layer}.attn_k_norm.weight", self.head


QWEN3_06B = Shape("qwen3", 28, 1024, 16, 8, 128, 3072, 151_936)
QWEN3_17B = Shape("qwen3", 28, 2048, 16, 8, 128, 6144, 151_936)
QWEN3_4B = Shape("qwen3", 36, 2560, 32, 8, 128, 9728, 151_936)
LLAMA32_1B = Shape("llama", 16, 2048, 32, 8, 64, 8192, 128_256, 5e5, normed_heads=False)


def write_random_gguf(target: Path, shape: Shape, mix: Mix, vocabulary: Path) -> None:
    """Write the file, a matrix after the other.

    Args:
        mix: the type of each matrix.
        vocabulary: a GGUF whose tokenizer is taken, filled up with tokens no text has.
    """
    writer = GGUFWriter(str(target), shape.architecture)
    _write_sizes(writer, shape)
    _write_tokenizer(writer, shape, GgufFile(vocabulary).metadata)
    random = np.random.default_rng(6)
    tensors = list(_matrices(shape, mix))
    for name, rows, columns, kind in tensors:
        size = (rows, _row_bytes(columns, kind))
        writer.add_tensor_info(name, size, np.dtype(np.uint8), rows * size[1], raw_dtype=kind)
    norms = list(shape.norms())
    for name, length in norms:
        writer.add_tensor_info(name, (length,), np.dtype(np.float32), length * 4)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for _, rows, columns, kind in tensors:
        writer.write_tensor_data(random_blocks(random, rows, columns, kind))
    for _, length in norms:
        writer.write_tensor_data(random.uniform(0.8, 1.2, length).astype(np.float32))
    writer.close()


def random_blocks(random: np.random.Generator, rows: int, columns: int, kind: Kind) -> Bytes:
    """Blocks [rows, bytes] whose values keep the size of what they multiply.

    Raises:
        KeyError: blocks of this type are not known here.
    """
    drawn = min(rows, _ROWS)
    block, size = GGML_QUANT_SIZES[kind]
    blocks = random.integers(0, 256, (drawn, columns // block, size), np.uint8)
    places, deviation = _SCALES[kind]
    for place, share in places.items():
        scale = np.array([share / (deviation * columns**0.5)], "<f2")
        blocks[..., place : place + 2] = scale.view(np.uint8)
    return np.resize(blocks.reshape(drawn, -1), (rows, columns // block * size))


# By type: places of the float16 scales in a block with their share, and the deviation of what
# they multiply, uniform numbers all. A k-quant's scales s are such numbers, too: Q4_K is
# d · s · q − d' · m, centred by d' = 7.5 d; Q6_K is d · s · (q − 32) with signed bytes s.
_SCALES: dict[Kind, tuple[dict[int, float], float]] = {
    Kind.Q4_0: ({0: 1.0}, 8 / 3**0.5),
    Kind.Q8_0: ({0: 1.0}, 128 / 3**0.5),
    Kind.Q2_K: ({80: 1.0, 82: 1.5}, 13.9),
    Kind.Q4_K: ({0: 1.0, 2: 7.5}, 228.0),
    Kind.Q6_K: ({208: 1.0}, 128 / 3**0.5 * 32 / 3**0.5),
}


def _matrices(shape: Shape, mix: Mix) -> Iterator[tuple[str, int, int, Kind]]:
    yield "token_embd.weight", shape.vocab, shape.hidden, mix("token_embd", 0, shape.layers)
    for layer in range(shape.layers):
        for name, rows, columns in shape.matrices():
            yield f"blk.{layer}.{name}.weight", rows, columns, mix(name, layer, shape.layers)


def _row_bytes(columns: int, kind: Kind) -> int:
    block, size = GGML_QUANT_SIZES[kind]
    return int(columns // block * size)


def _write_sizes(writer: GGUFWriter, shape: Shape) -> None:
    writer.add_name(f"Random weights in {shape.architecture}'s shape")
    writer.add_block_count(shape.layers)
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(shape.hidden)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_key_length(shape.head)
    writer.add_value_length(shape.head)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_layer_norm_rms_eps(1e-6)
    if shape.architecture == "llama":
        writer.add_rope_dimension_count(shape.head)


def _write_tokenizer(writer: GGUFWriter, shape: Shape, metadata: dict[str, Any]) -> None:
    """The tokens of another file and as many more as the size of the vocabulary wants."""
    tokens, types = metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.token_type"]
    missing = range(len(tokens), shape.vocab)
    writer.add_tokenizer_model(metadata["tokenizer.ggml.model"])
    writer.add_tokenizer_pre(metadata["tokenizer.ggml.pre"])
    writer.add_token_list([*tokens, *(f"[unused {number}]" for number in missing)])
    writer.add_token_types([*types, *(_UNUSED for _ in missing)])
    writer.add_token_merges(metadata["tokenizer.ggml.merges"])
    writer.add_eos_token_id(metadata["tokenizer.ggml.eos_token_id"])
    writer.add_add_bos_token(False)
