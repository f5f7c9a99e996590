"""The short convolutions of LFM2's layers as nodes."""

from __future__ import annotations

from gpt_desktop.convert.convolution_nodes import convolve
from gpt_desktop.convert.graph_writer import GraphWriter
from gpt_desktop.convert.linear_nodes import project
from gpt_desktop.convert.state_layers import ShortConv
from gpt_desktop.convert.weights import Linear, Weights


class ShortConvolution:
    """Adds the convolution of layer after layer.

    A token's features are gated, mixed with the same features of the few tokens before it, and
    gated again. The state is the gated features of the last tokens.
    """

    def __init__(self, conv: ShortConv, weights: Weights, graph: GraphWriter) -> None:
        self._hidden = conv.features
        self._taps = conv.taps
        self._weights = weights
        self._graph = graph

    def add(self, number: int, x: str) -> str:
        """Add a layer's convolution over ``x`` and return its output."""
        graph, hidden, name = self._graph, self._hidden, f"blk.{number}.shortconv"
        wide = project(graph, x, [self._linear(f"{name}.in_proj", 3 * hidden)], f"{name}.in_proj")
        outputs = [f"{name}.{part}" for part in ("before", "after", "features")]
        before, after, features = graph.nodes("Split", [wide], outputs, axis=-1, num_outputs=3)
        gated = graph.node("Mul", [before, features], f"{name}.gated")
        taps = self._weights.dense(f"{name}.conv.weight", (hidden, self._taps))
        mixed = convolve(graph, number, gated, taps)
        product = graph.node("Mul", [after, mixed], f"{name}.product")
        return project(graph, product, [self._linear(f"{name}.out_proj", hidden)], f"{name}.out")

    def _linear(self, name: str, rows: int) -> Linear:
        return self._weights.linear(f"{name}.weight", (rows, self._hidden))
