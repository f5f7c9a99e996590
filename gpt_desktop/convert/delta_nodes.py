"""Gated DeltaNet (Yang et al. 2024), the layers of Qwen3.5 that keep a matrix, as nodes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gpt_desktop.convert.attention_nodes import rms_norm
from gpt_desktop.convert.convolution_nodes import convolve
from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter
from gpt_desktop.convert.linear_nodes import project
from gpt_desktop.convert.state_layers import DeltaNet
from gpt_desktop.convert.weights import Floats, Weights

# How much a token writes, and how much of what was there before decays.
_RATES = ("ssm_beta", "ssm_alpha")
_NORM_EPSILON = 1e-6  # added to the sum of squares of queries and keys


class GatedDelta:
    """Adds one such layer after another.

    Queries, keys and values pass a short convolution. Each token then lets the matrix of each
    head decay, corrects what it holds under the token's key towards the token's value, and reads
    it with the token's query.

    Args:
        hidden: features of the residual stream.
        epsilon: of the norm after the matrix.
    """

    def __init__(
        self, delta: DeltaNet, hidden: int, epsilon: float, weights: Weights, graph: GraphWriter
    ) -> None:
        self._delta = delta
        self._hidden = hidden
        self._epsilon = epsilon
        self._weights = weights
        self._graph = graph

    def add(self, number: int, x: str) -> str:
        """Add a layer over ``x`` and return its output."""
        delta, graph, name = self._delta, self._graph, f"blk.{number}"
        mixed = self._projected(number, x, {"attn_qkv": 2 * delta.keys + delta.values})
        gate = self._projected(number, x, {"attn_gate": delta.values})
        rates = self._projected(number, x, dict.fromkeys(_RATES, delta.value_heads))
        outputs = [f"{name}.beta_in", f"{name}.decay_in"]
        beta, decay = graph.nodes("Split", [rates], outputs, axis=-1, num_outputs=2)
        query, key, value = self._convolved(number, mixed)
        read = self._recurrence(number, [query, key, value], decay, beta)
        norm = self._weights.dense(f"{name}.ssm_norm.weight", (delta.value_size,))
        normed = self._by_heads(read, norm, self._epsilon, f"{name}.ssm_norm")
        active = graph.node("QuickGelu", [gate], f"{name}.ssm_gate", MICROSOFT, alpha=1.0)
        # In parts: onnxruntime's GatedRMSNorm takes 60 times as long for a prompt.
        gated = graph.node("Mul", [normed, active], f"{name}.ssm_gated")
        output = self._weights.linear(f"{name}.ssm_out.weight", (self._hidden, delta.values))
        return project(graph, gated, [output], f"{name}.ssm_out")

    def _projected(self, number: int, x: str, rows: Mapping[str, int]) -> str:
        """``x`` times the named matrices, which have so many rows, side by side."""
        name = f"blk.{number}"
        parts = [
            self._weights.linear(f"{name}.{part}.weight", (count, self._hidden))
            for part, count in rows.items()
        ]
        return project(self._graph, x, parts, f"{name}.{next(iter(rows))}")

    def _convolved(self, number: int, x: str) -> tuple[str, str, str]:
        """Queries and keys of length 1, and values."""
        delta, graph, name = self._delta, self._graph, f"blk.{number}"
        features = 2 * delta.keys + delta.values
        taps = self._weights.dense(f"{name}.ssm_conv1d.weight", (features, delta.taps))
        convolved = convolve(graph, number, x, taps)
        convolved = graph.node("QuickGelu", [convolved], f"{name}.mixed", MICROSOFT, alpha=1.0)
        sizes = graph.constant("delta_sizes", np.array([2 * delta.keys, delta.values], np.int64))
        outputs = [f"{name}.delta_qk", f"{name}.delta_v"]
        both, value = graph.nodes("Split", [convolved, sizes], outputs, axis=-1)
        outputs = [f"{name}.delta_q", f"{name}.delta_k"]
        both = self._shortened(name, both)
        query, key = graph.nodes("Split", [both], outputs, axis=-1, num_outputs=2)
        return query, key, value

    def _shortened(self, name: str, x: str) -> str:
        """Each head over its length: an RMS norm times 1 / √size."""
        size = self._delta.key_size
        length = np.full(size, size**-0.5, np.float32)
        return self._by_heads(x, length, _NORM_EPSILON / size, f"{name}.delta_short")

    def _by_heads(self, x: str, values: Floats, epsilon: float, output: str) -> str:
        """The RMS norm of each head of ``x``, with a weight of a head's size."""
        graph, size = self._graph, len(values)
        weight = graph.constant(f"{output}.weight", values)
        apart = graph.constant(f"delta_apart.{size}", np.array([0, 0, -1, size], np.int64))
        together = graph.constant("delta_together", np.array([0, 0, -1], np.int64))
        heads = graph.node("Reshape", [x, apart], f"{output}.heads")
        normed = rms_norm(graph, heads, weight, f"{output}.normed", epsilon)
        return graph.node("Reshape", [normed, together], output)

    def _recurrence(self, number: int, parts: list[str], decay: str, beta: str) -> str:
        """What the queries read."""
        delta, graph, name = self._delta, self._graph, f"blk.{number}"
        heads = delta.value_heads
        vectors = []
        for part in ("ssm_dt.bias", "ssm_a"):
            values = self._weights.dense(f"{name}.{part}", (heads,))
            vectors.append(graph.constant(f"{name}.{part}", values))
        rates = graph.nodes(
            "LinearAttentionGate",
            [decay, *vectors, beta],
            [f"{name}.decay", f"{name}.beta"],
            MICROSOFT,
        )
        query, key, value = parts
        key_heads, times = delta.key_heads, heads // delta.key_heads
        if delta.tiled and times > 1:
            query, key = (
                graph.node("Concat", [part] * times, f"{part}_tiled", axis=-1)
                for part in (query, key)
            )
            key_heads = heads
        read, _ = graph.nodes(
            "LinearAttention",
            [query, key, value, f"past_recurrent.{number}", *rates],
            [f"{name}.read", f"present_recurrent.{number}"],
            MICROSOFT,
            q_num_heads=key_heads,
            kv_num_heads=heads,
            update_rule="gated_delta",
        )
        return read
