"""The attention of Gemma 4's layers, and the embedding that each has of its own, as nodes."""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.attention_nodes import rms_norm
from gpt_desktop.convert.gemma4 import Gemma4
from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter
from gpt_desktop.convert.linear_nodes import embed, embeddable, project
from gpt_desktop.convert.position_nodes import Positions
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.weights import Linear, Weights


class Gemma4Attention:
    """Adds the attention of layer after layer.

    Layers that see a window have heads of another size than those that see all of the past; the
    last ones have no keys and values, and read those of an earlier layer. Queries, keys and
    values pass an RMS norm, and their products are not scaled.
    """

    def __init__(
        self, spec: DecoderSpec, own: Gemma4, weights: Weights, graph: GraphWriter
    ) -> None:
        self._spec = spec
        self._own = own
        self._weights = weights
        self._graph = graph
        self._positions = Positions(spec.context_length, graph)
        self._kept: dict[bool, list[str]] = {}  # what later layers read, by whether in a window

    def add(self, number: int, x: str) -> str:
        """Add a layer's attention over ``x`` and return its output."""
        spec, name = self._spec, f"blk.{number}"
        window, rotary = spec.window(number), spec.rotary_of(number)
        kv_heads, size = spec.cache_size(number)
        attributes = {} if window is None else {"local_window_size": window.size}
        query = self._part(number, "q", x)
        query = self._normed(number, "q", query)
        keys, past, present = self._keys(number, x)
        tables = [] if rotary is None else self._positions.tables(rotary)
        attended, *_ = self._graph.nodes(
            "GroupQueryAttention",
            [query, *keys, *past, "seqlens_k", "total_sequence_length", *tables],
            [f"{name}.attended", *present],
            MICROSOFT,
            num_heads=spec.heads,
            kv_num_heads=kv_heads,
            do_rotary=1,
            scale=1.0,
            **attributes,
        )
        output = self._linear(f"{name}.attn_output", spec.hidden, spec.heads * size)
        return project(self._graph, attended, [output], f"{name}.attn_output")

    def _keys(self, number: int, x: str) -> tuple[list[str], list[str], list[str]]:
        """The operator's new keys and values, its past ones, and what it makes of them."""
        windowed = self._spec.window(number) is not None
        if number >= self._own.keeping:
            # No new ones: those that the earlier layer has put behind its past are read.
            nothing, past = self._kept[windowed][:2], self._kept[windowed][2:]
            return nothing, past, ["", ""]
        name = f"blk.{number}"
        key = self._part(number, "k", x)
        value = key
        if self._weights.has(f"{name}.attn_v.weight"):
            value = self._part(number, "v", x)
        key, value = self._normed(number, "k", key), self._normed(number, "v", value)
        past, present = (
            [f"{side}.{number}.{part}" for part in ("key", "value")]
            for side in ("past_key_values", "present")
        )
        self._kept[windowed] = [self._empty(key), self._empty(value), *present]
        return [key, value], past, present

    def _empty(self, x: str) -> str:
        """None of the tokens of ``x`` [batch, sequence, features]."""
        zero = self._graph.constant("none", np.array([0], np.int64))
        axis = self._graph.constant("tokens_axis", np.array([1], np.int64))
        return self._graph.node("Slice", [x, zero, zero, axis], f"{x}.none")

    def _part(self, number: int, part: str, x: str) -> str:
        spec, name = self._spec, f"blk.{number}.attn_{part}"
        kv_heads, size = spec.cache_size(number)
        rows = (spec.heads if part == "q" else kv_heads) * size
        return project(self._graph, x, [self._linear(name, rows, spec.hidden)], name)

    def _normed(self, number: int, part: str, x: str) -> str:
        """The RMS norm of each head; that of values has no weight."""
        spec, graph, name = self._spec, self._graph, f"blk.{number}.attn_{part}_norm"
        _, size = spec.cache_size(number)
        if part == "v":
            weight = graph.constant(f"ones.{size}", np.ones(size, np.float32))
        else:
            weight = graph.constant(name, self._weights.dense(f"{name}.weight", (size,)))
        apart = graph.constant(f"heads_apart.{size}", np.array([0, 0, -1, size], np.int64))
        together = graph.constant("heads_together", np.array([0, 0, -1], np.int64))
        heads = graph.node("Reshape", [x, apart], f"{name}.heads")
        normed = rms_norm(graph, heads, weight, f"{name}.normed", spec.norm_epsilon)
        return graph.node("Reshape", [normed, together], f"{name}.packed")

    def _linear(self, name: str, rows: int, columns: int) -> Linear:
        return self._weights.linear(f"{name}.weight", (rows, columns))


class PerLayerInputs:
    """Adds a second embedding of each token, a part of it for each layer."""

    def __init__(
        self, spec: DecoderSpec, own: Gemma4, weights: Weights, graph: GraphWriter
    ) -> None:
        self._spec = spec
        self._size = own.per_layer
        self._weights = weights
        self._graph = graph
        self._parts: list[str] = []

    def begin(self, embedded: str) -> None:
        """Look the tokens up, for all layers at once.

        Args:
            embedded: their first embedding, which is mixed into the second.
        """
        spec, graph, size = self._spec, self._graph, self._size
        wide = spec.layers * size
        table = embeddable(self._weights.linear("per_layer_token_embd.weight", (spec.vocab, wide)))
        looked_up = embed(graph, "input_ids", table, "per_layer_embedding")
        # The roots: of the size, as all embeddings here; of 2, for two are added up.
        factor = graph.constant("per_layer_scale", np.array((size / 2) ** 0.5, np.float32))
        looked_up = graph.node("Mul", [looked_up, factor], "per_layer_embedding.scaled")
        matrix = self._weights.linear("per_layer_model_proj.weight", (wide, spec.hidden))
        mixed = project(graph, embedded, [matrix], "per_layer_mixed")
        apart = graph.constant("per_layer_apart", np.array([0, 0, -1, size], np.int64))
        together = graph.constant("heads_together", np.array([0, 0, -1], np.int64))
        values = self._weights.dense("per_layer_proj_norm.weight", (size,))
        weight = graph.constant("per_layer_proj_norm", values * np.float32(0.5**0.5))
        parts = graph.node("Reshape", [mixed, apart], "per_layer_mixed.parts")
        # The product's own scale, 1 / √hidden, counts beside the epsilon only.
        epsilon = spec.norm_epsilon * spec.hidden
        normed = rms_norm(graph, parts, weight, "per_layer_mixed.normed", epsilon)
        packed = graph.node("Reshape", [normed, together], "per_layer_mixed.packed")
        both = graph.node("Add", [packed, looked_up], "per_layer_inputs")
        names = [f"per_layer_input.{number}" for number in range(spec.layers)]
        self._parts = graph.nodes("Split", [both], names, axis=-1, num_outputs=spec.layers)

    def add(self, number: int, x: str) -> str:
        """What a layer adds to the residual stream ``x``, before its norm."""
        spec, graph, name = self._spec, self._graph, f"blk.{number}"
        narrow = self._weights.linear(f"{name}.inp_gate.weight", (self._size, spec.hidden))
        gate = project(graph, x, [narrow], f"{name}.inp_gate")
        active = graph.node("FastGelu", [gate], f"{name}.inp_gate.gelu", MICROSOFT)
        gated = graph.node("Mul", [active, self._parts[number]], f"{name}.inp_gated")
        wide = self._weights.linear(f"{name}.proj.weight", (spec.hidden, self._size))
        return project(graph, gated, [wide], f"{name}.proj")
