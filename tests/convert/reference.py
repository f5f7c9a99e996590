"""A plain float32 forward pass over a GGUF's dequantized weights, to hold the graph against.

It shares no code with the conversion: gguf's own reader and dequantizer, rotary pairs of
neighbours in llama as llama.cpp computes them, whole masks in place of caches.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_GLOBAL_EVERY = 6
_LOCAL_BASE = 10000.0


class Reference:
    """A llama, qwen2, qwen3 or gemma3 model in numpy.

    Args:
        change: makes other matrices of the file's.
    """

    def __init__(self, path: Path, change: Callable[[Floats], Floats] | None = None) -> None:
        reader = GGUFReader(path)
        self._values = {
            tensor.name: np.asarray(dequantize(tensor.data, tensor.tensor_type), np.float32)
            for tensor in reader.tensors
        }
        if change is not None:
            for name, values in self._values.items():
                self._values[name] = change(values) if values.ndim == 2 else values
        self._kind = str(reader.fields["general.architecture"].contents())
        prefix = f"{self._kind}."
        number = {
            key.removeprefix(prefix): field.contents()
            for key, field in reader.fields.items()
            if key.startswith(prefix)
        }
        self._layers = int(number["block_count"])
        self._heads = int(number["attention.head_count"])
        self._kv_heads = int(number["attention.head_count_kv"])
        self._base = float(number["rope.freq_base"])
        self._window = int(number.get("attention.sliding_window", 0))
        self._epsilon = np.float32(number["attention.layer_norm_rms_epsilon"])

    def logits(self, ids: list[int]) -> Floats:
        """Logits [sequence, vocab] of one sequence from position 0."""
        values = self._values
        hidden = values["token_embd.weight"][ids]
        if self._kind == "gemma3":
            hidden = hidden * np.sqrt(np.float32(hidden.shape[-1]))
        for layer in range(self._layers):
            name = f"blk.{layer}."
            normed = self._norm(hidden, name + "attn_norm.weight")
            attended = self._attention(normed, name, layer)
            hidden = hidden + self._norm(attended, name + "post_attention_norm.weight")
            normed = self._norm(hidden, name + "ffn_norm.weight")
            gated = self._active(normed @ values[name + "ffn_gate.weight"].T)
            gated = gated * (normed @ values[name + "ffn_up.weight"].T)
            down = gated @ values[name + "ffn_down.weight"].T
            hidden = hidden + self._norm(down, name + "post_ffw_norm.weight")
        output = values.get("output.weight", values["token_embd.weight"])
        logits: Floats = self._norm(hidden, "output_norm.weight") @ output.T
        return logits

    def _attention(self, x: Floats, name: str, layer: int) -> Floats:
        local = self._window > 0 and (layer + 1) % _GLOBAL_EVERY > 0
        length, base = len(x), _LOCAL_BASE if local else self._base
        queries = self._rotate(self._heads_of(x, name, "q", self._heads), base)
        keys = self._rotate(self._heads_of(x, name, "k", self._kv_heads), base)
        value = self._heads_of(x, name, "v", self._kv_heads)
        group = self._heads // self._kv_heads
        keys, value = np.repeat(keys, group, axis=1), np.repeat(value, group, axis=1)
        scores = queries.swapaxes(0, 1) @ keys.transpose(1, 2, 0) / np.sqrt(queries.shape[-1])
        age = np.arange(length)[:, None] - np.arange(length)
        seen = (age >= 0) & (age < self._window) if local else age >= 0
        scores = np.where(seen, scores, -np.inf)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        attended = (shares @ value.swapaxes(0, 1)).swapaxes(0, 1).reshape(length, -1)
        product: Floats = attended.astype(np.float32) @ self._values[name + "attn_output.weight"].T
        return product

    def _heads_of(self, x: Floats, name: str, part: str, heads: int) -> Floats:
        """Queries, keys or values [sequence, heads, head_size], not rotated yet."""
        product = x @ self._values[f"{name}attn_{part}.weight"].T
        product = product + self._values.get(f"{name}attn_{part}.bias", np.float32(0))
        return self._norm(product.reshape(len(x), heads, -1), f"{name}attn_{part}_norm.weight")

    def _active(self, x: Floats) -> Floats:
        if self._kind != "gemma3":
            silu: Floats = x / (1 + np.exp(-x))
            return silu
        inner = np.sqrt(np.float32(2 / np.pi)) * (x + np.float32(0.044715) * x**3)
        gelu: Floats = np.float32(0.5) * x * (1 + np.tanh(inner))
        return gelu

    def _rotate(self, x: Floats, base: float) -> Floats:
        size = x.shape[-1]
        frequencies = base ** (-np.arange(0, size, 2) / size)
        if "rope_freqs.weight" in self._values:
            frequencies = frequencies / self._values["rope_freqs.weight"]
        angles = np.outer(np.arange(len(x)), frequencies)[:, None, :]
        cos, sin = np.cos(angles), np.sin(angles)
        if self._kind == "llama":
            even, odd = x[..., 0::2], x[..., 1::2]
            pairs = np.stack([even * cos - odd * sin, even * sin + odd * cos], axis=-1)
            return pairs.reshape(x.shape).astype(np.float32)
        low, high = np.split(x, 2, axis=-1)
        turned = np.concatenate([low * cos - high * sin, low * sin + high * cos], axis=-1)
        return turned.astype(np.float32)

    def _norm(self, x: Floats, name: str) -> Floats:
        """The RMS norm with a weight; ``x`` itself where the model has no such norm."""
        if name not in self._values:
            return x
        mean = np.square(x).mean(axis=-1, keepdims=True)
        normed: Floats = x / np.sqrt(mean + self._epsilon) * self._values[name]
        return normed
