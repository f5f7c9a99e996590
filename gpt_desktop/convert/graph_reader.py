"""A graph that this app wrote, read again: its nodes, and its weights mapped from their file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA


class GraphReader:
    """Reads a model's folder.

    Raises:
        OSError, ValueError: the graph or its data are missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        try:
            model = onnx.load(folder / GRAPH, load_external_data=False)
        except Exception as error:  # protobuf raises errors of several kinds
            raise ValueError(str(error)) from error
        graph = model.graph
        self.nodes = list(graph.node)
        self.inputs = list(graph.input)
        self.outputs = list(graph.output)
        self.properties = {each.key: each.value for each in model.metadata_props}
        self._data = np.memmap(folder / GRAPH_DATA, np.uint8, "r")
        self._tensors = {tensor.name: tensor for tensor in graph.initializer}
        self._makers = {name: node for node in self.nodes for name in node.output}
        self._users: dict[str, list[onnx.NodeProto]] = {}
        for node in self.nodes:
            for name in node.input:
                self._users.setdefault(name, []).append(node)
        self._first: dict[tuple[str, str], str] = {}
        for name in self._tensors:
            self._first.setdefault(self._place(name), name)

    def has(self, name: str) -> bool:
        """Whether there is a weight of the name."""
        return name in self._tensors

    def first_of(self, name: str) -> str:
        """The first weight that has the same bytes in the file; mostly itself."""
        return self._first[self._place(name)]

    def is_shared(self, name: str) -> bool:
        """Whether several weights or nodes use the same bytes."""
        place = self._place(name)
        same = [each for each in self._tensors if self._place(each) == place]
        return len(same) > 1 or len(self.users(name)) > 1

    def shape(self, name: str) -> tuple[int, ...]:
        """Of a weight."""
        return tuple(self._tensors[name].dims)

    def array(self, name: str) -> NDArray[Any]:
        """A weight's values, mapped where they are in the file; raises ValueError."""
        tensor = self._tensors[name]
        if tensor.data_location != TensorProto.EXTERNAL:
            inline: NDArray[Any] = numpy_helper.to_array(tensor)
            return inline
        places = {entry.key: entry.value for entry in tensor.external_data}
        start, length = int(places["offset"]), int(places["length"])
        kind = helper.tensor_dtype_to_np_dtype(tensor.data_type)
        mapped: NDArray[Any] = self._data[start : start + length].view(kind)
        return mapped.reshape(self.shape(name))

    def users(self, output: str) -> list[onnx.NodeProto]:
        """The nodes that take a value."""
        return self._users.get(output, [])

    def offset_addition(self, product: str) -> onnx.NodeProto | None:
        """The node that adds a matrix's offsets to a product; see ``linear_nodes``."""
        for node in self.users(product):
            if node.op_type == "Add" and node.input[0] == product:
                maker = self._makers.get(node.input[1])
                if maker is not None and maker.op_type == "MatMul" and self.has(maker.input[1]):
                    return node
        return None

    def offsets(self, addition: onnx.NodeProto) -> NDArray[Any]:
        """What such a node adds: [blocks, features out]."""
        return self.array(self._makers[addition.input[1]].input[1])

    def _place(self, name: str) -> tuple[str, str]:
        """Where a weight's bytes are; of one within the graph, itself."""
        for entry in self._tensors[name].external_data:
            if entry.key == "offset":
                return "offset", entry.value
        return "name", name
