"""One node's weights as onnxruntime packs them for this processor."""

from __future__ import annotations

import os
from pathlib import Path

import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA

# A packed weight's entry among those that say where a tensor lies.
PACKED_ENTRY = "prepacked_"
_ERRORS_ONLY = 3


def save_packed(
    node: onnx.NodeProto, constants: list[onnx.TensorProto], folder: Path, place: Path
) -> onnx.ModelProto:
    """A model of the node alone, whose packed weights are in a file of ``place``.

    Args:
        constants: its weights, in files of ``folder``.

    Raises:
        Exception: of onnxruntime's own kinds, if it cannot load the node or write.
    """
    options = ort.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.optimized_model_filepath = os.fspath(place / GRAPH)
    for key, setting in (
        ("session.model_external_initializers_file_folder_path", os.fspath(folder)),
        ("session.optimized_model_external_initializers_file_name", GRAPH_DATA),
        ("session.optimized_model_external_initializers_min_size_in_bytes", "1024"),
        ("session.save_external_prepacked_constant_initializers", "1"),
    ):
        options.add_session_config_entry(key, setting)
    model = _alone(node, constants)
    ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return onnx.load(place / GRAPH, load_external_data=False)


def _alone(node: onnx.NodeProto, constants: list[onnx.TensorProto]) -> onnx.ModelProto:
    names = {tensor.name for tensor in constants}
    value = helper.make_tensor_value_info
    inputs = [value(name, TensorProto.FLOAT, None) for name in node.input if name not in names]
    outputs = [value(name, TensorProto.FLOAT, None) for name in node.output if name]
    plain = [_without_packed(tensor) for tensor in constants]
    graph = helper.make_graph([node], "one", inputs, outputs, plain)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=10)


def _without_packed(tensor: onnx.TensorProto) -> onnx.TensorProto:
    plain = onnx.TensorProto()
    plain.CopyFrom(tensor)
    kept = [entry for entry in tensor.external_data if not entry.key.startswith(PACKED_ENTRY)]
    del plain.external_data[:]
    plain.external_data.extend(kept)
    return plain
