"""The weights of an installed model out of its own graph: the numbers that the app computes with.

What was rounded stays as it was rounded; it is only written as floats, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import onnx

from gpt_desktop.convert.graph_reader import GraphReader
from gpt_desktop.convert.linear_nodes import dequantized
from gpt_desktop.convert.weights import BlockLinear, Floats


class RecoveredWeights:
    """Matrices and vectors by the names of the graph's values, such as ``blk.0.qkv``."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self._makers = {name: node for node in reader.nodes for name in node.output if name}

    def maker(self, output: str) -> onnx.NodeProto | None:
        """The node that makes a value."""
        return self._makers.get(output)

    def vector(self, name: str) -> Floats:
        """A weight that is not rounded; raises KeyError."""
        return np.array(self._reader.array(name), np.float32)

    def matrix(self, output: str) -> Floats:
        """The matrix [N, K] that a value is a product with.

        Raises:
            ValueError: it is no product that this app writes.
        """
        return np.concatenate(list(self._parts(output)))

    def embedding(self) -> Floats:
        """The rows of the tokens [vocab, hidden]."""
        node = self._makers["embedding"]
        if node.op_type == "Gather":
            return self.vector(node.input[0])
        if node.op_type != "GatherBlockQuantized":
            raise ValueError(f"an embedding by {node.op_type}")
        scales = self._reader.array(node.input[2])
        packed = self._reader.array("embedding.weight").reshape(*scales.shape, -1)
        return dequantized(BlockLinear(number(node, "bits"), packed, scales))

    def _parts(self, output: str) -> Iterator[Floats]:
        node = self._makers.get(output)
        if node is None:
            raise ValueError(f"no {output}")
        if node.op_type == "Concat":
            for part in node.input:
                yield from self._parts(part)
        elif node.op_type == "Add":
            yield self._block(self._makers[node.input[0]], node)
        elif node.op_type == "FusedMatMul":
            yield self.vector(node.input[1])
        else:
            yield self._block(node, None)

    def _block(self, node: onnx.NodeProto, addition: onnx.NodeProto | None) -> Floats:
        if node.op_type != "MatMulNBits":
            raise ValueError(f"a product by {node.op_type}")
        rows = number(node, "N")
        scales = self._reader.array(node.input[2]).reshape(rows, -1)
        packed = self._reader.array(node.input[1]).reshape(*scales.shape, -1)
        offsets = None if addition is None else self._reader.offsets(addition).T
        zeros = None
        if len(node.input) > 3 and node.input[3]:
            zeros = self._reader.array(node.input[3]).reshape(rows, -1)
        return dequantized(BlockLinear(number(node, "bits"), packed, scales, offsets, zeros))


def number(node: onnx.NodeProto, name: str) -> int:
    """A whole number among a node's attributes; 0 where it is not there."""
    return next((int(each.i) for each in node.attribute if each.name == name), 0)


def real(node: onnx.NodeProto, name: str) -> float:
    """A number among a node's attributes; 0 where it is not there."""
    return next((float(each.f) for each in node.attribute if each.name == name), 0.0)
