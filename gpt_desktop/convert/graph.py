"""A decoder's spec and weights as an ONNX graph of fused operators.

Inputs: ``input_ids`` int64 [batch, sequence]; ``seqlens_k`` int32 [batch], valid tokens of
each sequence less 1; ``total_sequence_length`` int32 []; ``logits_positions`` int64 [n], the
places within the sequence whose logits are wanted; ``past_key_values.{i}.key`` and ``.value``
float32 [batch, kv_heads, capacity, head_size]. Outputs: ``logits`` float32 [batch, n, vocab]
and ``present.{i}.key`` and ``.value``, to be bound to the buffers of the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter, graph_writer
from gpt_desktop.convert.linear_nodes import embed, embeddable, project, project_tied
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.weights import Floats, Linear, Rows, Weights
from gpt_desktop.core.cancel import CancelToken

EMBEDDING = "token_embd.weight"
OUTPUT = "output.weight"
OUTPUT_NORM = "output_norm.weight"
ROPE_FACTORS = "rope_freqs.weight"


def write_graph(
    spec: DecoderSpec, weights: Weights, folder: Path, token: CancelToken
) -> Iterator[int]:
    """Write the graph and its data into ``folder``; yields the layers done so far.

    Raises:
        UserFacingError: a tensor is missing or of a wrong shape.
        CancelledError: the token was cancelled.
        OSError: the disk is full.
    """
    with graph_writer(folder, token) as graph:
        decoder = _Decoder(spec, weights, graph)
        decoder.embed()
        for layer in range(spec.layers):
            token.raise_if_cancelled()
            decoder.add_layer(layer)
            yield layer + 1
        decoder.add_logits()
        graph.save(folder, *_values(spec), _properties(spec))


class _Decoder:
    """Adds the parts of one decoder to a graph, from the bottom up.

    ``_residual`` and ``_update`` are to be added up before the next norm, in one operator
    with it; ``_update`` is "" at the bottom.
    """

    def __init__(self, spec: DecoderSpec, weights: Weights, graph: GraphWriter) -> None:
        self._spec = spec
        self._weights = weights
        self._graph = graph
        shape = (spec.vocab, spec.hidden)
        self._embedding = embeddable(weights.linear(EMBEDDING, shape))
        self._rotary = self._add_rotary_tables()
        self._residual = self._update = ""

    def embed(self) -> None:
        self._residual = embed(self._graph, "input_ids", self._embedding, "embedding")

    def add_layer(self, number: int) -> None:
        self._update = self._attention(number, self._norm(f"blk.{number}.attn_norm"))
        self._update = self._mlp(number, self._norm(f"blk.{number}.ffn_norm"))

    def add_logits(self) -> None:
        """The output layer, for the wanted positions only."""
        graph = self._graph
        summed = graph.node("Add", [self._residual, self._update], "last_hidden")
        self._update = ""
        self._residual = graph.node("Gather", [summed, "logits_positions"], "wanted", axis=1)
        normed = self._norm("output_norm")
        if self._spec.tied:
            project_tied(graph, normed, self._embedding, "embedding", "logits")
        else:
            project(graph, normed, [self._linear(OUTPUT, *self._embedding.shape)], "logits")

    def _attention(self, number: int, x: str) -> str:
        spec, name = self._spec, f"blk.{number}"
        queries, keys = spec.heads * spec.head_size, spec.kv_heads * spec.head_size
        parts = [
            self._linear(f"{name}.attn_q.weight", queries, spec.hidden).take_rows(
                _halved_rows(spec.heads, spec.head_size)
            ),
            self._linear(f"{name}.attn_k.weight", keys, spec.hidden).take_rows(
                _halved_rows(spec.kv_heads, spec.head_size)
            ),
            self._linear(f"{name}.attn_v.weight", keys, spec.hidden),
        ]
        packed = project(self._graph, x, parts, f"{name}.qkv")
        attended, *_ = self._graph.nodes(
            "GroupQueryAttention",
            [
                packed,
                "",
                "",
                *(f"past_key_values.{number}.{kind}" for kind in ("key", "value")),
                "seqlens_k",
                "total_sequence_length",
                *self._rotary,
            ],
            [f"{name}.attended", f"present.{number}.key", f"present.{number}.value"],
            MICROSOFT,
            num_heads=spec.heads,
            kv_num_heads=spec.kv_heads,
            do_rotary=1,
            rotary_interleaved=0,
        )
        output = self._linear(f"{name}.attn_output.weight", spec.hidden, queries)
        return project(self._graph, attended, [output], f"{name}.attn_output")

    def _mlp(self, number: int, x: str) -> str:
        spec, graph, name = self._spec, self._graph, f"blk.{number}"
        shape = (spec.feed_forward, spec.hidden)
        parts = [self._linear(f"{name}.ffn_{part}.weight", *shape) for part in ("gate", "up")]
        packed = project(graph, x, parts, f"{name}.gate_up")
        gate, up = graph.nodes(
            "Split", [packed], [f"{name}.gate", f"{name}.up"], axis=-1, num_outputs=2
        )
        # SiLU is QuickGelu with alpha 1, one kernel in place of two.
        active = graph.node("QuickGelu", [gate], f"{name}.silu", MICROSOFT, alpha=1.0)
        product = graph.node("Mul", [active, up], f"{name}.gated")
        down = self._linear(f"{name}.ffn_down.weight", spec.hidden, spec.feed_forward)
        return project(graph, product, [down], f"{name}.ffn_down")

    def _linear(self, name: str, rows: int, columns: int) -> Linear:
        return self._weights.linear(name, (rows, columns))

    def _norm(self, name: str) -> str:
        """Add the update to the residual stream, and return the sum's RMS norm."""
        graph, epsilon = self._graph, self._spec.norm_epsilon
        values = self._weights.dense(f"{name}.weight", (self._spec.hidden,))
        weight = graph.constant(f"{name}.weight", values)
        if not self._update:
            inputs = [self._residual, weight]
            return graph.node("SimplifiedLayerNormalization", inputs, name, epsilon=epsilon)
        normed, _, _, self._residual = graph.nodes(
            "SkipSimplifiedLayerNormalization",
            [self._residual, self._update, weight],
            [name, "", "", f"{name}.residual"],
            MICROSOFT,
            epsilon=epsilon,
        )
        return normed

    def _add_rotary_tables(self) -> list[str]:
        spec, graph = self._spec, self._graph
        factors = np.ones(spec.head_size // 2, np.float32)
        if ROPE_FACTORS in self._weights.names():
            factors = self._weights.dense(ROPE_FACTORS, factors.shape)
        cosines, sines = rotary_tables(spec, factors)
        return [graph.constant("cos_cache", cosines), graph.constant("sin_cache", sines)]


def rotary_tables(spec: DecoderSpec, factors: Floats) -> tuple[Floats, Floats]:
    """Cosines and sines [context, head_size / 2] of the rotary angles (Su et al. 2021).

    ``factors`` divide the frequencies, as Llama 3.1 does to reach farther.
    """
    exponents = np.arange(0, spec.head_size, 2) / spec.head_size
    frequencies = spec.rope_base**-exponents / factors
    angles = np.outer(np.arange(spec.context_length), frequencies)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def _halved_rows(heads: int, head_size: int) -> Rows:
    """Undoes llama GGUFs' order of Q and K rows, in which a rotary pair is two neighbours."""
    rows = np.arange(heads * head_size).reshape(heads, head_size // 2, 2)
    return rows.swapaxes(1, 2).reshape(-1)


def _values(
    spec: DecoderSpec,
) -> tuple[list[onnx.ValueInfoProto], list[onnx.ValueInfoProto]]:
    value = helper.make_tensor_value_info
    cache = ["batch", spec.kv_heads, "capacity", spec.head_size]
    slots = [f"{layer}.{kind}" for layer in range(spec.layers) for kind in ("key", "value")]
    inputs = [
        value("input_ids", TensorProto.INT64, ["batch", "sequence"]),
        value("seqlens_k", TensorProto.INT32, ["batch"]),
        value("total_sequence_length", TensorProto.INT32, []),
        value("logits_positions", TensorProto.INT64, ["positions"]),
        *(value(f"past_key_values.{slot}", TensorProto.FLOAT, cache) for slot in slots),
    ]
    outputs = [
        value("logits", TensorProto.FLOAT, ["batch", "positions", spec.vocab]),
        *(value(f"present.{slot}", TensorProto.FLOAT, cache) for slot in slots),
    ]
    return inputs, outputs


def _properties(spec: DecoderSpec) -> dict[str, str]:
    return {
        "layers": str(spec.layers),
        "kv_heads": str(spec.kv_heads),
        "head_size": str(spec.head_size),
        "vocab_size": str(spec.vocab),
        "context_length": str(spec.context_length),
    }
