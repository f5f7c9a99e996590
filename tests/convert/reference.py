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
_UNROTATED_EVERY = 4
# Whose rotary pairs are neighbours.
_NEIGHBOURS = ("llama", "smollm3", "granite")


class Reference:
    """A model in numpy: llama, qwen, gemma3, phi3, smollm3, granite or hunyuan-dense.

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
        self._turned = number.get("rope.dimension_count")
        self._score_scale = number.get("attention.scale")
        scales = (number.get(f"{part}_scale", 1) for part in ("embedding", "residual", "logit"))
        self._embedding_scale, self._residual_scale, self._logit_scale = map(np.float32, scales)
        self._epsilon = np.float32(number["attention.layer_norm_rms_epsilon"])

    def logits(self, ids: list[int]) -> Floats:
        """Logits [sequence, vocab] of one sequence from position 0."""
        values = self._values
        hidden = values["token_embd.weight"][ids]
        hidden = hidden * self._embedding_scale
        if self._kind == "gemma3":
            hidden = hidden * np.sqrt(np.float32(hidden.shape[-1]))
        for layer in range(self._layers):
            name = f"blk.{layer}."
            normed = self._norm(hidden, name + "attn_norm.weight")
            attended = self._attention(normed, name, layer)
            attended = self._norm(attended, name + "post_attention_norm.weight")
            hidden = hidden + attended * self._residual_scale
            normed = self._norm(hidden, name + "ffn_norm.weight")
            up = values[name + "ffn_up.weight"]
            gate = values.get(name + "ffn_gate.weight")
            if gate is None:
                gate, up = np.split(up, 2)
            gated = self._active(normed @ gate.T) * (normed @ up.T)
            down = gated @ values[name + "ffn_down.weight"].T
            down = self._norm(down, name + "post_ffw_norm.weight")
            hidden = hidden + down * self._residual_scale
        output = values.get("output.weight", values["token_embd.weight"])
        logits: Floats = self._norm(hidden, "output_norm.weight") @ output.T / self._logit_scale
        return logits

    def _attention(self, x: Floats, name: str, layer: int) -> Floats:
        gemma = self._kind == "gemma3"
        local = self._window > 0 and (not gemma or (layer + 1) % _GLOBAL_EVERY > 0)
        length, base = len(x), _LOCAL_BASE if local and gemma else self._base
        if self._kind == "smollm3" and (layer + 1) % _UNROTATED_EVERY == 0:
            base = np.inf
        queries = self._placed(x, name, "q", base)
        keys = self._placed(x, name, "k", base)
        value = self._heads_of(x, name, "v")
        group = self._heads // self._kv_heads
        keys, value = np.repeat(keys, group, axis=1), np.repeat(value, group, axis=1)
        scale = self._score_scale or queries.shape[-1] ** -0.5
        scores = queries.swapaxes(0, 1) @ keys.transpose(1, 2, 0) * scale
        age = np.arange(length)[:, None] - np.arange(length)
        seen = (age >= 0) & (age < self._window) if local else age >= 0
        scores = np.where(seen, scores, -np.inf)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        attended = (shares @ value.swapaxes(0, 1)).swapaxes(0, 1).reshape(length, -1)
        product: Floats = attended.astype(np.float32) @ self._values[name + "attn_output.weight"].T
        return product

    def _placed(self, x: Floats, name: str, part: str, base: float) -> Floats:
        """Queries or keys, normed and rotated in the model's order."""
        heads, norm = self._heads_of(x, name, part), f"{name}attn_{part}_norm.weight"
        if self._kind == "hunyuan-dense":
            return self._norm(self._rotate(heads, base), norm)
        return self._rotate(self._norm(heads, norm), base)

    def _heads_of(self, x: Floats, name: str, part: str) -> Floats:
        """Queries, keys or values [sequence, heads, head_size] as they are projected."""
        counts = {"q": self._heads, "k": self._kv_heads, "v": self._kv_heads}
        packed = self._values.get(f"{name}attn_qkv.weight")
        if packed is None:
            matrix = self._values[f"{name}attn_{part}.weight"]
        else:
            size = len(packed) // sum(counts.values())
            ends = np.cumsum([counts[each] * size for each in "qk"])
            matrix = np.split(packed, ends)["qkv".index(part)]
        product = x @ matrix.T + self._values.get(f"{name}attn_{part}.bias", np.float32(0))
        return product.reshape(len(x), counts[part], -1)

    def _active(self, x: Floats) -> Floats:
        if self._kind != "gemma3":
            silu: Floats = x / (1 + np.exp(-x))
            return silu
        inner = np.sqrt(np.float32(2 / np.pi)) * (x + np.float32(0.044715) * x**3)
        gelu: Floats = np.float32(0.5) * x * (1 + np.tanh(inner))
        return gelu

    def _rotate(self, x: Floats, base: float) -> Floats:
        """An infinite base leaves what it is given as it is."""
        if base == np.inf:
            return x
        size = int(self._turned or x.shape[-1])
        x, rest = x[..., :size], x[..., size:]
        frequencies = base ** (-np.arange(0, size, 2) / size)
        if "rope_freqs.weight" in self._values:
            frequencies = frequencies / self._values["rope_freqs.weight"]
        angles = np.outer(np.arange(len(x)), frequencies)[:, None, :]
        cos, sin = np.cos(angles), np.sin(angles)
        if self._kind in _NEIGHBOURS:
            even, odd = x[..., 0::2], x[..., 1::2]
            pairs = np.stack([even * cos - odd * sin, even * sin + odd * cos], axis=-1)
            return pairs.reshape(x.shape).astype(np.float32)
        low, high = np.split(x, 2, axis=-1)
        turned = [low * cos - high * sin, low * sin + high * cos, rest]
        return np.concatenate(turned, axis=-1).astype(np.float32)

    def _norm(self, x: Floats, name: str) -> Floats:
        """The RMS norm with a weight; ``x`` itself where the model has no such norm."""
        if name not in self._values:
            return x
        mean = np.square(x).mean(axis=-1, keepdims=True)
        normed: Floats = x / np.sqrt(mean + self._epsilon) * self._values[name]
        return normed
