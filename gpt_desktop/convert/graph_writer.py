"""Nodes and weights of an ONNX graph, the weights streamed to a file beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA

MICROSOFT = "com.microsoft"

_OPSETS = (("", 21), (MICROSOFT, 1))
_IR_VERSION = 10
# Shape constants must lie in the graph itself, where the runtime reads them as it loads.
_INLINE_BYTES = 1024
# A cache line, which the kernels' loads never straddle then.
_ALIGNMENT = 64
_CHUNK = 1 << 24


class GraphWriter:
    """Collects a graph; ``save`` writes it. Node names are those of their first output."""

    def __init__(self, data: IO[bytes], token: CancelToken) -> None:
        self._data = data
        self._token = token
        self._position = 0
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: dict[str, onnx.TensorProto] = {}

    def node(
        self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: object
    ) -> str:
        """Add a node with one output and return the output's name."""
        return self.nodes(op, inputs, [output], domain, **attributes)[0]

    def nodes(
        self, op: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: object
    ) -> list[str]:
        """Add a node and return its outputs' names."""
        name = next(output for output in outputs if output)
        node = helper.make_node(op, inputs, outputs, name=name, domain=domain, **attributes)
        self._nodes.append(node)
        return outputs

    def copy(self, node: onnx.NodeProto) -> None:
        """Add a node of another graph."""
        self._nodes.append(node)

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a weight, once a name, and return its name."""
        if name not in self._tensors:
            tensor = _tensor(name, values.dtype, values.shape)
            if values.nbytes < _INLINE_BYTES:
                tensor.raw_data = np.ascontiguousarray(values).tobytes()
            else:
                self._point(tensor, self._append(values), values.nbytes)
            self._tensors[name] = tensor
        return name

    def has_constant(self, name: str) -> bool:
        """Whether a weight of the name was added."""
        return name in self._tensors

    def reshaped(self, name: str, source: str, shape: tuple[int, ...]) -> str:
        """Add a weight that shares another's bytes in the file, in another shape."""
        if name not in self._tensors:
            tensor = onnx.TensorProto()
            tensor.CopyFrom(self._tensors[source])
            tensor.name = name
            tensor.dims[:] = shape
            self._tensors[name] = tensor
        return name

    def save(
        self,
        folder: Path,
        inputs: list[onnx.ValueInfoProto],
        outputs: list[onnx.ValueInfoProto],
        properties: Mapping[str, str],
    ) -> None:
        """Write the graph; the data file is the caller's to close."""
        graph = helper.make_graph(
            self._nodes, "decoder", inputs, outputs, list(self._tensors.values())
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        model = helper.make_model(
            graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="gpt-desktop"
        )
        helper.set_model_props(model, dict(properties))
        (folder / GRAPH).write_bytes(model.SerializeToString())

    def _append(self, values: NDArray[Any]) -> int:
        """Write an array's bytes at the next aligned place; returns the offset."""
        offset = -(-self._position // _ALIGNMENT) * _ALIGNMENT
        self._data.write(bytes(offset - self._position))
        raw = np.ascontiguousarray(values).reshape(-1).view(np.uint8)
        for start in range(0, raw.size, _CHUNK):
            self._token.raise_if_cancelled()
            self._data.write(raw[start : start + _CHUNK].data)
        self._position = offset + values.nbytes
        return offset

    @staticmethod
    def _point(tensor: onnx.TensorProto, offset: int, length: int) -> None:
        tensor.data_location = TensorProto.EXTERNAL
        entries = (("location", GRAPH_DATA), ("offset", str(offset)), ("length", str(length)))
        for key, value in entries:
            tensor.external_data.add(key=key, value=value)


@contextmanager
def graph_writer(folder: Path, token: CancelToken) -> Iterator[GraphWriter]:
    """A writer whose data file lies in ``folder`` and is closed at the end."""
    with (folder / GRAPH_DATA).open("wb") as data:
        yield GraphWriter(data, token)


def _tensor(name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> onnx.TensorProto:
    tensor = onnx.TensorProto()
    tensor.name = name
    tensor.data_type = helper.np_dtype_to_tensor_dtype(dtype)
    tensor.dims.extend(shape)
    return tensor
