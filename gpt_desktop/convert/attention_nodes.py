"""Grouped-query attention of one decoder's layers as nodes."""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter
from gpt_desktop.convert.linear_nodes import project
from gpt_desktop.convert.position_nodes import Positions
from gpt_desktop.convert.rotary import halved_rows
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.weights import Linear, Weights


class Attention:
    """Adds the attention of layer after layer; the rotary tables are shared by all."""

    def __init__(self, spec: DecoderSpec, weights: Weights, graph: GraphWriter) -> None:
        self._spec = spec
        self._weights = weights
        self._graph = graph
        self._positions = Positions(spec.context_length, graph)

    def add(self, number: int, x: str) -> str:
        """Add a layer's attention over ``x`` and return its output."""
        spec, name = self._spec, f"blk.{number}"
        window, rotary = spec.window(number), spec.rotary_of(number)
        inside = rotary is not None and not spec.form.turns_first
        attributes: dict[str, object] = {"do_rotary": int(inside), "rotary_interleaved": 0}
        if spec.query_scale is not None:
            attributes["scale"] = spec.query_scale
        if window is not None:
            attributes["local_window_size"] = window.size
        attended, *_ = self._graph.nodes(
            "GroupQueryAttention",
            [
                *self._inputs(number, name, x),
                *(f"past_key_values.{number}.{kind}" for kind in ("key", "value")),
                "seqlens_k",
                "total_sequence_length",
                *(self._positions.tables(rotary) if rotary is not None and inside else ()),
            ],
            [f"{name}.attended", f"present.{number}.key", f"present.{number}.value"],
            MICROSOFT,
            num_heads=spec.heads,
            kv_num_heads=spec.kv_heads,
            **attributes,
        )
        if spec.form.gated_attention:
            attended = self._gated(name, x, attended)
        output = self._linear(f"{name}.attn_output.weight", spec.hidden, self._rows("q"))
        if spec.scales.residual != 1:
            output = output.times(spec.scales.residual)
        return project(self._graph, attended, [output], f"{name}.attn_output")

    def _inputs(self, number: int, name: str, x: str) -> list[str]:
        """The operator's first three inputs: queries, keys and values, packed if they can be."""
        spec, graph = self._spec, self._graph
        packed = self._projected(name, x)
        if not (spec.form.qk_norms or spec.form.turns_first or spec.temperature):
            return [packed, "", ""]
        sizes = graph.constant("qkv_sizes", np.array([self._rows(p) for p in "qkv"], np.int64))
        outputs = [f"{name}.{part}" for part in "qkv"]
        query, key, value = graph.nodes("Split", [packed, sizes], outputs, axis=-1)
        rotary = spec.rotary_of(number)
        if spec.form.turns_first and rotary is not None:
            query = self._positions.turned(query, rotary, spec.heads)
            key = self._positions.turned(key, rotary, spec.kv_heads)
        if spec.form.qk_norms:
            query, key = self._head_norm(name, "q", query), self._head_norm(name, "k", key)
        if spec.temperature is not None:
            query = self._positions.warmed(query, spec.temperature)
        return [query, key, value]

    def _projected(self, name: str, x: str) -> str:
        """Queries, keys and values side by side."""
        spec, graph, own = self._spec, self._graph, f"{name}.attn_qkv.weight"
        if self._weights.has(own) and not spec.neighbours:
            parts = [self._linear(own, sum(self._rows(part) for part in "qkv"), spec.hidden)]
        else:
            parts = [self._part(name, part) for part in "qkv"]
        packed = project(graph, x, parts, f"{name}.qkv")
        if not spec.form.qkv_bias:
            return packed
        biases = [self._weights.dense(f"{name}.attn_{p}.bias", (self._rows(p),)) for p in "qkv"]
        bias = graph.constant(f"{name}.qkv.bias", np.concatenate(biases))
        return graph.node("Add", [packed, bias], f"{name}.qkv.biased")

    def _head_norm(self, name: str, part: str, x: str) -> str:
        """The RMS norm of each head: GroupQueryAttention's own is not made for the CPU."""
        spec, graph, name = self._spec, self._graph, f"{name}.attn_{part}_norm"
        values = self._weights.dense(f"{name}.weight", (spec.head_size,))
        apart = graph.constant("heads_apart", np.array([0, 0, -1, spec.head_size], np.int64))
        together = graph.constant("heads_together", np.array([0, 0, -1], np.int64))
        heads = graph.node("Reshape", [x, apart], f"{name}.heads")
        weight = graph.constant(f"{name}.weight", values)
        normed = rms_norm(graph, heads, weight, name, spec.norm_epsilon)
        return graph.node("Reshape", [normed, together], f"{name}.packed")

    def _part(self, name: str, part: str) -> Linear:
        spec = self._spec
        if part == "q" and spec.form.gated_attention:
            return self._query_or_gate(name, 0)
        linear = self._linear(f"{name}.attn_{part}.weight", self._rows(part), spec.hidden)
        if spec.neighbours and part != "v":
            return linear.take_rows(halved_rows(self._heads(part), spec.head_size))
        return linear

    def _query_or_gate(self, name: str, which: int) -> Linear:
        """Each head's rows are those of its query (0), then those of its gate (1)."""
        spec = self._spec
        both = self._linear(f"{name}.attn_q.weight", 2 * self._rows("q"), spec.hidden)
        rows = np.arange(2 * self._rows("q")).reshape(spec.heads, 2, spec.head_size)
        return both.take_rows(rows[:, which].reshape(-1))

    def _gated(self, name: str, x: str, attended: str) -> str:
        graph = self._graph
        gate = project(graph, x, [self._query_or_gate(name, 1)], f"{name}.attn_gate")
        share = graph.node("Sigmoid", [gate], f"{name}.attn_gate.share")
        return graph.node("Mul", [attended, share], f"{name}.attn_gated")

    def _heads(self, part: str) -> int:
        return self._spec.heads if part == "q" else self._spec.kv_heads

    def _rows(self, part: str) -> int:
        return self._heads(part) * self._spec.head_size

    def _linear(self, name: str, rows: int, columns: int) -> Linear:
        return self._weights.linear(name, (rows, columns))


def rms_norm(graph: GraphWriter, x: str, weight: str, output: str, epsilon: float) -> str:
    """``x`` over its root mean square along the last axis, times ``weight``."""
    op = "SimplifiedLayerNormalization"
    return graph.node(op, [x, weight], output, epsilon=epsilon)
