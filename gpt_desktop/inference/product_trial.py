"""Which form of a product with a quantized matrix is quickest on this processor, as tried out.

Processors differ in their kernels: whether rounded activations or floats are quicker, and which
blocks, hangs on their instructions and on onnxruntime's version.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

_ACCURACY = "accuracy_level"
_EIGHT_BITS, _FLOATS = 4, 1  # of MatMulNBits' activations
_READ_ROWS = 64  # tokens of a prompt at once; a token that is written is one row
_READ_A_WRITTEN = 16  # tokens that are read for each one that is written, about
_MOST_FEATURES = 1024  # rows of a matrix are all alike, and time grows with them
_RUNS = 7
# Differences below these are a matter of the moment.
_QUICKER, _SLOWER = 0.93, 1.03
_ERRORS_ONLY = 3


@dataclass(frozen=True, slots=True)
class Product:
    """A product with a matrix [features_out, features_in] of so many bits, in blocks.

    Attributes:
        zeroed: blocks have zero points of their own.
        floats: activations stay float32, the more exact way, instead of rounded to 8 bits.
    """

    bits: int
    block: int
    features_in: int
    features_out: int
    zeroed: bool = False
    floats: bool = False

    def __str__(self) -> str:
        shape = f"{self.features_out} x {self.features_in}"
        return f"{shape}, {self.bits} bits, blocks of {self.block}"


Timer = Callable[[Sequence[Product], int], list[float]]
"""Seconds of one product with so many rows of activations, for each form."""


def choose_activations(graph: onnx.GraphProto, timer: Timer | None = None) -> dict[str, str]:
    """Let products whose activations are rounded take floats where that is quicker.

    Never the other way round: the graph becomes more exact or stays as it is.

    Returns:
        What was chosen, by the product's words; each kind is tried once.
    """
    timer = timer or product_seconds
    chosen: dict[Product, bool] = {}
    for node in graph.node:
        if node.op_type != "MatMulNBits":
            continue
        product = _product(node)
        if product.floats:
            continue
        if product not in chosen:
            chosen[product] = _is_quicker_in_floats(product, timer)
        if chosen[product]:
            for attribute in node.attribute:
                if attribute.name == _ACCURACY:
                    attribute.i = _FLOATS
    return {str(product): "floats" if floats else "8 bits" for product, floats in chosen.items()}


def quickest_block(
    blocks: Sequence[int], features_in: int, features_out: int, timer: Timer | None = None
) -> int:
    """The block for a matrix of 4 bits with zero points: a wider one only where it is quicker.

    Args:
        blocks: those to choose from, the narrowest, which is the most exact, first; one of them
            divides ``features_in``.
    """
    timer = timer or product_seconds
    features_out = min(features_out, _MOST_FEATURES)
    fitting = [block for block in blocks if features_in % block == 0]
    forms = [Product(4, block, features_in, features_out, zeroed=True) for block in fitting]
    written, read = timer(forms, 1), timer(forms, _READ_ROWS)
    best, least = fitting[0], float("inf")
    for block, one, many in zip(fitting, written, read, strict=True):
        seconds = one + many * _READ_A_WRITTEN / _READ_ROWS
        if seconds < least * _QUICKER:
            best, least = block, seconds
    return best


def product_seconds(forms: Sequence[Product], rows: int) -> list[float]:
    """Medians of several runs on one core with random numbers, the forms taking turns."""
    rng = np.random.default_rng(0)
    sessions = [_session(form, rng) for form in forms]
    inputs = [rng.standard_normal((rows, form.features_in), np.float32) for form in forms]
    taken: list[list[float]] = [[] for _ in forms]
    for _ in range(1 + _RUNS):
        for session, x, seconds in zip(sessions, inputs, taken, strict=True):
            start = perf_counter()
            session.run(None, {"x": x})
            seconds.append(perf_counter() - start)
    return [statistics.median(seconds[1:]) for seconds in taken]  # the first run warms up


def _is_quicker_in_floats(product: Product, timer: Timer) -> bool:
    """Whether floats are slower nowhere and quicker somewhere."""
    both = (product, replace(product, floats=True))
    shares = []
    for rows in (1, _READ_ROWS):
        rounded, floats = timer(both, rows)
        shares.append(floats / rounded)
    return max(shares) <= _SLOWER and min(shares) <= _QUICKER


def _product(node: onnx.NodeProto) -> Product:
    numbers = {each.name: int(each.i) for each in node.attribute}
    return Product(
        numbers["bits"],
        numbers["block_size"],
        numbers["K"],
        min(numbers["N"], _MOST_FEATURES),
        zeroed=len(node.input) > 3 and bool(node.input[3]),
        floats=numbers.get(_ACCURACY, 0) != _EIGHT_BITS,
    )


def _session(form: Product, rng: np.random.Generator) -> Any:
    """The product alone, of random weights."""
    rows, blocks = form.features_out, form.features_in // form.block
    weights = {
        "w": rng.integers(0, 256, (rows, blocks, form.block * form.bits // 8), np.uint8),
        "s": rng.random((rows, blocks), np.float32),
    }
    if form.zeroed:
        weights["z"] = rng.integers(0, 256, (rows, -(-blocks * form.bits // 8)), np.uint8)
    node = helper.make_node(
        "MatMulNBits",
        ["x", *weights],
        ["y"],
        domain="com.microsoft",
        K=form.features_in,
        N=rows,
        bits=form.bits,
        block_size=form.block,
        accuracy_level=_FLOATS if form.floats else _EIGHT_BITS,
    )
    value = helper.make_tensor_value_info
    x, y = (value(name, TensorProto.FLOAT, None) for name in "xy")
    tensors = [numpy_helper.from_array(values, name) for name, values in weights.items()]
    graph = helper.make_graph([node], "product", [x], [y], tensors)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    options = ort.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = 1
    return ort.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
