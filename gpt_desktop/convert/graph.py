"""A decoder's spec and weights as an ONNX graph of fused operators.

Inputs: ``input_ids`` int64 [batch, sequence]; ``seqlens_k`` int32 [batch], valid tokens of
each sequence less 1; ``total_sequence_length`` int32 []; ``logits_positions`` int64 [n], the
places within the sequence whose logits are wanted; ``past_key_values.{i}.key`` and ``.value``
float32 [batch, kv_heads, capacity, head_size]. Outputs: ``logits`` float32 [batch, n, vocab]
and ``present.{i}.key`` and ``.value``, to be bound to the buffers of the past. Layers that keep
a state have ``past_conv.{i}`` or ``past_recurrent.{i}`` float32 [batch, …] instead, and
``present_…`` for what it is after the step.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from gpt_desktop.convert.attention_nodes import Attention, rms_norm
from gpt_desktop.convert.delta_nodes import GatedDelta
from gpt_desktop.convert.gemma4 import Gemma4
from gpt_desktop.convert.gemma4_nodes import Gemma4Attention, PerLayerInputs
from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter, graph_writer
from gpt_desktop.convert.linear_nodes import embed, embeddable, project, project_tied
from gpt_desktop.convert.short_conv_nodes import ShortConvolution
from gpt_desktop.convert.spec import Activation, DecoderSpec, embedding_scale
from gpt_desktop.convert.state_layers import ShortConv
from gpt_desktop.convert.weights import Linear, Weights
from gpt_desktop.core.cancel import CancelToken

FLOAT = TensorProto.FLOAT
EMBEDDING = "token_embd.weight"
OUTPUT = "output.weight"


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
        own = spec.apart
        self._attention: Attention | Gemma4Attention = Attention(spec, weights, graph)
        self._inputs: PerLayerInputs | None = None
        if isinstance(own, Gemma4):
            self._attention = Gemma4Attention(spec, own, weights, graph)
            self._inputs = PerLayerInputs(spec, own, weights, graph) if own.per_layer else None
        self._residual = self._update = ""

    def embed(self) -> None:
        self._residual = embed(self._graph, "input_ids", self._embedding, "embedding")
        scale = embedding_scale(self._spec)
        if scale != 1:
            factor = self._graph.constant("embedding_scale", np.array(scale, np.float32))
            self._residual = self._graph.node("Mul", [self._residual, factor], "scaled_embedding")
        if self._inputs is not None:
            self._inputs.begin(self._residual)

    def add_layer(self, number: int) -> None:
        name, form = f"blk.{number}", self._spec.form
        self._update = self._mix(number, self._norm(f"{name}.attn_norm"))
        if form.post_norms:
            self._update = self._rms(self._update, f"{name}.post_attention_norm")
        self._update = self._mlp(number, self._norm(f"{name}.{form.mlp_norm}"))
        if form.post_norms:
            self._update = self._rms(self._update, f"{name}.post_ffw_norm")
        if isinstance(self._spec.apart, Gemma4):
            self._end_layer(name, number)

    def _end_layer(self, name: str, number: int) -> None:
        """What Gemma 4 does at the end: the layer's own input, and a scale of the whole."""
        graph = self._graph
        whole = graph.node("Add", [self._residual, self._update], f"{name}.whole")
        if self._inputs is not None:
            added = self._rms(self._inputs.add(number, whole), f"{name}.post_norm")
            whole = graph.node("Add", [whole, added], f"{name}.with_input")
        scale = self._weights.dense(f"{name}.layer_output_scale.weight", (1,))
        factor = graph.constant(f"{name}.layer_output_scale", scale)
        self._residual = graph.node("Mul", [whole, factor], f"{name}.output")
        self._update = ""

    def add_logits(self) -> None:
        """The output layer, for the wanted positions only."""
        graph = self._graph
        summed = self._residual
        if self._update:
            summed = graph.node("Add", [self._residual, self._update], "last_hidden")
        self._update = ""
        self._residual = graph.node("Gather", [summed, "logits_positions"], "wanted", axis=1)
        name, divisor = self._spec.form.output_norm, self._spec.scales.logits
        normed = self._rms(self._residual, name, divisor)
        own = self._spec.apart
        cap = own.softcap if isinstance(own, Gemma4) else 0.0
        output = "logits.open" if cap else "logits"
        if self._spec.tied:
            project_tied(graph, normed, self._embedding, "embedding", output)
        else:
            project(graph, normed, [self._linear(OUTPUT, *self._embedding.shape)], output)
        if cap:
            bound = graph.constant("softcap", np.array(cap, np.float32))
            share = graph.node("Div", [output, bound], "logits.share")
            share = graph.node("Tanh", [share], "logits.bounded")
            graph.node("Mul", [share, bound], "logits")

    def _mix(self, number: int, x: str) -> str:
        """What a token takes from those before it, by attention or as the layer does."""
        spec, layers = self._spec, self._spec.apart
        if layers is None or isinstance(layers, Gemma4) or spec.attends(number):
            return self._attention.add(number, x)
        if isinstance(layers, ShortConv):
            return ShortConvolution(layers, self._weights, self._graph).add(number, x)
        delta = GatedDelta(layers, spec.hidden, spec.norm_epsilon, self._weights, self._graph)
        return delta.add(number, x)

    def _mlp(self, number: int, x: str) -> str:
        spec, graph, name = self._spec, self._graph, f"blk.{number}"
        rows = spec.feed_forward_of(number)
        if spec.form.packed_mlp:
            parts = [self._linear(f"{name}.ffn_up.weight", 2 * rows, spec.hidden)]
        else:
            names = [f"{name}.ffn_{part}.weight" for part in ("gate", "up")]
            parts = [self._linear(own, rows, spec.hidden) for own in names]
        packed = project(graph, x, parts, f"{name}.gate_up")
        gate, up = graph.nodes(
            "Split", [packed], [f"{name}.gate", f"{name}.up"], axis=-1, num_outputs=2
        )
        if spec.form.activation is Activation.SILU:
            # SiLU is QuickGelu with alpha 1, one kernel in place of two.
            active = graph.node("QuickGelu", [gate], f"{name}.silu", MICROSOFT, alpha=1.0)
        else:
            active = graph.node("FastGelu", [gate], f"{name}.gelu", MICROSOFT)
        product = graph.node("Mul", [active, up], f"{name}.gated")
        down = self._linear(f"{name}.ffn_down.weight", spec.hidden, rows)
        if spec.scales.residual != 1:
            down = down.times(spec.scales.residual)
        return project(graph, product, [down], f"{name}.ffn_down")

    def _linear(self, name: str, rows: int, columns: int) -> Linear:
        return self._weights.linear(name, (rows, columns))

    def _norm(self, name: str) -> str:
        """Add the update to the residual stream, and return the sum's RMS norm."""
        if not self._update:
            return self._rms(self._residual, name)
        normed, _, _, self._residual = self._graph.nodes(
            "SkipSimplifiedLayerNormalization",
            [self._residual, self._update, self._norm_weight(name)],
            [name, "", "", f"{name}.residual"],
            MICROSOFT,
            epsilon=self._spec.norm_epsilon,
        )
        return normed

    def _rms(self, x: str, name: str, divisor: float = 1.0) -> str:
        weight = self._norm_weight(name, divisor)
        return rms_norm(self._graph, x, weight, name, self._spec.norm_epsilon)

    def _norm_weight(self, name: str, divisor: float = 1.0) -> str:
        values = self._weights.dense(f"{name}.weight", (self._spec.hidden,))
        return self._graph.constant(f"{name}.weight", values / np.float32(divisor))


def _values(
    spec: DecoderSpec,
) -> tuple[list[onnx.ValueInfoProto], list[onnx.ValueInfoProto]]:
    value = helper.make_tensor_value_info
    caches = [(layer, spec.cache_size(layer)) for layer in filter(spec.attends, range(spec.layers))]
    slots = {
        f"{layer}.{kind}": ["batch", heads, "capacity", size]
        for layer, (heads, size) in caches
        for kind in ("key", "value")
    }
    inputs = [
        value("input_ids", TensorProto.INT64, ["batch", "sequence"]),
        value("seqlens_k", TensorProto.INT32, ["batch"]),
        value("total_sequence_length", TensorProto.INT32, []),
        value("logits_positions", TensorProto.INT64, ["positions"]),
        *(value(f"past_key_values.{slot}", FLOAT, size) for slot, size in slots.items()),
        *_states(spec, "past"),
    ]
    outputs = [
        value("logits", TensorProto.FLOAT, ["batch", "positions", spec.vocab]),
        *(value(f"present.{slot}", FLOAT, size) for slot, size in slots.items()),
        *_states(spec, "present"),
    ]
    return inputs, outputs


def _states(spec: DecoderSpec, side: str) -> list[onnx.ValueInfoProto]:
    """What layers keep that do not attend."""
    layers, value = spec.apart, helper.make_tensor_value_info
    if layers is None or isinstance(layers, Gemma4):
        return []
    states = [state for layer in sorted(layers.layers) for state in layers.states(layer).items()]
    return [value(f"{side}_{name}", TensorProto.FLOAT, ["batch", *size]) for name, size in states]


def _properties(spec: DecoderSpec) -> dict[str, str]:
    own = spec.apart
    mixed = isinstance(own, Gemma4)
    keeping = own.keeping if isinstance(own, Gemma4) else spec.layers
    return {
        "layers": str(keeping),
        # Of mixed sizes each layer's cache says its own.
        "kv_heads": "0" if mixed else str(spec.kv_heads),
        "head_size": "0" if mixed else str(spec.head_size),
        "vocab_size": str(spec.vocab),
        "context_length": str(spec.context_length),
    }
