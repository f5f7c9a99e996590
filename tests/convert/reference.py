"""A plain float32 forward pass over a GGUF's dequantized weights, to hold the graph against.

It shares no code with the conversion: gguf's own reader and dequantizer, and rotary pairs of
neighbours as llama.cpp computes them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Reference:
    """A llama model in numpy."""

    def __init__(self, path: Path) -> None:
        reader = GGUFReader(path)
        self._values = {
            tensor.name: np.asarray(dequantize(tensor.data, tensor.tensor_type), np.float32)
            for tensor in reader.tensors
        }
        number = {
            key.removeprefix("llama."): field.contents()
            for key, field in reader.fields.items()
            if key.startswith("llama.")
        }
        self._layers = int(number["block_count"])
        self._heads = int(number["attention.head_count"])
        self._kv_heads = int(number["attention.head_count_kv"])
        self._base = float(number["rope.freq_base"])
        self._epsilon = np.float32(number["attention.layer_norm_rms_epsilon"])

    def logits(self, ids: list[int]) -> Floats:
        """Logits [sequence, vocab] of one sequence from position 0."""
        values = self._values
        hidden = values["token_embd.weight"][ids]
        for layer in range(self._layers):
            name = f"blk.{layer}."
            normed = self._norm(hidden, name + "attn_norm.weight")
            hidden = hidden + self._attention(normed, name)
            normed = self._norm(hidden, name + "ffn_norm.weight")
            gate = normed @ values[name + "ffn_gate.weight"].T
            gated = gate / (1 + np.exp(-gate)) * (normed @ values[name + "ffn_up.weight"].T)
            hidden = hidden + gated @ values[name + "ffn_down.weight"].T
        output = values.get("output.weight", values["token_embd.weight"])
        logits: Floats = self._norm(hidden, "output_norm.weight") @ output.T
        return logits

    def _attention(self, x: Floats, name: str) -> Floats:
        values, length = self._values, len(x)
        queries = self._rotate((x @ values[name + "attn_q.weight"].T).reshape(length, -1))
        keys = self._rotate((x @ values[name + "attn_k.weight"].T).reshape(length, -1), kv=True)
        group = self._heads // self._kv_heads
        value = (x @ values[name + "attn_v.weight"].T).reshape(length, self._kv_heads, -1)
        keys, value = np.repeat(keys, group, axis=1), np.repeat(value, group, axis=1)
        scores = np.einsum("qhd,khd->hqk", queries, keys) / np.sqrt(queries.shape[-1])
        scores = np.where(np.tri(length, dtype=bool), scores, -np.inf)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        attended = np.einsum("hqk,khd->qhd", shares, value).reshape(length, -1)
        product: Floats = attended.astype(np.float32) @ values[name + "attn_output.weight"].T
        return product

    def _rotate(self, x: Floats, kv: bool = False) -> Floats:
        length = len(x)
        pairs = x.reshape(length, self._kv_heads if kv else self._heads, -1, 2)
        size = pairs.shape[2] * 2
        frequencies = self._base ** (-np.arange(0, size, 2) / size)
        if "rope_freqs.weight" in self._values:
            frequencies = frequencies / self._values["rope_freqs.weight"]
        angles = np.outer(np.arange(length), frequencies)[:, None, :]
        even, odd, cos, sin = pairs[..., 0], pairs[..., 1], np.cos(angles), np.sin(angles)
        turned = np.stack([even * cos - odd * sin, even * sin + odd * cos], axis=-1)
        rotated: Floats = turned.reshape(*pairs.shape[:2], size).astype(np.float32)
        return rotated

    def _norm(self, x: Floats, name: str) -> Floats:
        mean = np.square(x).mean(axis=-1, keepdims=True)
        normed: Floats = x / np.sqrt(mean + self._epsilon) * self._values[name]
        return normed
