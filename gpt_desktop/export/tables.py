"""The tables of a graph: vectors by token or place."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_SMALLEST = 1 << 14  # numbers in a table that is worth a further node


def halve_tables(graph: onnx.GraphProto) -> None:
    """Hold tables that are only looked up in float16: a step reads some rows of each.

    Of a model for many languages the table of tokens is larger than all that is rounded.
    """
    users = defaultdict(list)
    for node in graph.node:
        for place, name in enumerate(node.input):
            users[name].append((node, place))
    found = [tensor for tensor in graph.initializer if _is_table(tensor, users[tensor.name])]
    for tensor in found:
        values = numpy_helper.to_array(tensor)
        if np.abs(values).max() > np.finfo(np.float16).max:
            continue
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), tensor.name))
        for node, _ in users[tensor.name]:
            _widen(graph, node)


def _is_table(tensor: onnx.TensorProto, users: list[tuple[onnx.NodeProto, int]]) -> bool:
    return (
        tensor.data_type == TensorProto.FLOAT
        and len(tensor.dims) == 2
        and int(np.prod(tensor.dims)) >= _SMALLEST
        and bool(users)
        and all(node.op_type == "Gather" and place == 0 for node, place in users)
    )


def _widen(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Give out float32 as before."""
    output = node.output[0]
    node.output[0] = f"{output}.half"
    cast = helper.make_node("Cast", [node.output[0]], [output], to=TensorProto.FLOAT)
    graph.node.insert(list(graph.node).index(node) + 1, cast)
