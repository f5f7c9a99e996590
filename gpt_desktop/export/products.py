"""The matrix products of a graph."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

_LOGITS = "logits"


def as_products(graph: onnx.GraphProto) -> None:
    """Write each affine layer (Gemm) over fixed weights as a product and a sum.

    The quantizer knows products alone. Every product gets a name, which it tells them by.
    """
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for number, node in enumerate(graph.node):
        if node.op_type in {"Gemm", "MatMul"} and not node.name:
            node.name = f"product_{number}"
        nodes += _parts(node, graph, weights)
    del graph.node[:]
    graph.node.extend(nodes)


def output_product(graph: onnx.GraphProto) -> str:
    """The name of the product that the logits come of, "" where there is none."""
    makers = {name: node for node in graph.node for name in node.output}
    node = makers.get(_LOGITS)
    while node is not None and node.op_type != "MatMul":
        node = makers.get(node.input[0]) if node.input else None
    return "" if node is None else str(node.name)


def _parts(
    node: onnx.NodeProto, graph: onnx.GraphProto, weights: dict[str, onnx.TensorProto]
) -> list[onnx.NodeProto]:
    settings = {entry.name: helper.get_attribute_value(entry) for entry in node.attribute}
    plain = settings.get("alpha", 1.0) == settings.get("beta", 1.0) == 1.0
    if node.op_type != "Gemm" or not plain or settings.get("transA", 0):
        return [node]
    if node.input[1] not in weights:
        return [node]
    weight = node.input[1]
    if settings.get("transB", 0):
        turned = np.ascontiguousarray(numpy_helper.to_array(weights[weight]).T)
        weight = f"{node.name}.weight"
        graph.initializer.append(numpy_helper.from_array(turned, weight))
    has_bias = len(node.input) > 2 and bool(node.input[2])
    product = f"{node.name}.product" if has_bias else node.output[0]
    parts = [helper.make_node("MatMul", [node.input[0], weight], [product], name=node.name)]
    if has_bias:
        parts.append(
            helper.make_node(
                "Add", [product, node.input[2]], [node.output[0]], name=f"{node.name}.bias"
            )
        )
    return parts
