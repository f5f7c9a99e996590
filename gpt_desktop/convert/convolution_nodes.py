"""A short convolution of each feature along the tokens, as nodes."""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.graph_writer import GraphWriter
from gpt_desktop.convert.weights import Floats

_END = 2**62


def convolve(graph: GraphWriter, number: int, x: str, taps: Floats) -> str:
    """Each token's features mixed with those of the tokens before it, a layer's convolution.

    Sums of shifted products: onnxruntime's own CausalConvWithState takes four times as long.

    Args:
        number: of the layer, whose state is the features of the last tokens.
        x: [batch, sequence, features].
        taps: [features, n], the newest token's last.
    """
    name, count = f"blk.{number}.convolved", taps.shape[1]
    whole = graph.node("Concat", [f"past_conv.{number}", x], f"{name}.whole", axis=1)
    _tokens(graph, whole, 1 - count, _END, f"present_conv.{number}")
    summed = ""
    for tap in range(count):
        shifted = _tokens(graph, whole, tap, tap + 1 - count or _END, f"{name}.shifted.{tap}")
        weight = graph.constant(f"{name}.tap.{tap}", np.ascontiguousarray(taps[:, tap]))
        product = graph.node("Mul", [shifted, weight], f"{name}.product.{tap}")
        summed = graph.node("Add", [summed, product], f"{name}.{tap}") if summed else product
    return summed


def _tokens(graph: GraphWriter, x: str, start: int, end: int, output: str) -> str:
    """The tokens of ``x`` from a start to an end, which count from the last where negative."""
    bounds = [
        graph.constant(f"token.{place}", np.array([place], np.int64)) for place in (start, end)
    ]
    axis = graph.constant("tokens_axis", np.array([1], np.int64))
    return graph.node("Slice", [x, *bounds, axis], output)
