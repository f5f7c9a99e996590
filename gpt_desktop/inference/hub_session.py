"""Graphs of model hubs behind the session that the engine knows.

Their cache grows: a step takes the keys and values of all tokens before it and gives them back
with its own at the end. Here they stand in the engine's buffers, whose beginning is handed in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.session import (
    Binding,
    GraphSession,
    GraphShape,
    SessionOptions,
    load_graph,
    run_graph,
)

_PAST, _PRESENT = "past_key_values.", "present."
_KNOWN = {"input_ids", "attention_mask", "position_ids", "use_cache_branch", "num_logits_to_keep"}
_TYPES: dict[str, Any] = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(int64)": np.int64,
    "tensor(int32)": np.int32,
    "tensor(bool)": np.bool_,
}


class ArrayBinding(Binding):
    """Only notes the arrays; the session reads and writes them itself."""

    def __init__(self) -> None:
        super().__init__(None)
        self.inputs: dict[str, NDArray[Any]] = {}
        self.outputs: dict[str, NDArray[Any]] = {}

    def input(self, name: str, array: NDArray[Any]) -> None:
        self.inputs[name] = array

    def output(self, name: str, array: NDArray[Any]) -> None:
        self.outputs[name] = array


class HubSession(GraphSession):
    """A graph with a growing cache.

    It may take ``attention_mask`` and ``position_ids`` or not, and have keys, values and logits
    as float32 or float16.

    Args:
        types: numpy types of the graph's inputs by name.
    """

    def __init__(self, session: Any, shape: GraphShape, types: Mapping[str, Any]) -> None:
        super().__init__(session, shape)
        self._types = types
        self._names = shape.cache_names()

    def new_binding(self) -> Binding:
        return ArrayBinding()

    def run(self, binding: Binding, token: CancelToken) -> None:
        """One step, row by row; raises as ``GraphSession.run``."""
        if not isinstance(binding, ArrayBinding):
            raise TypeError("a binding of another session")
        for row, last in enumerate(binding.inputs["seqlens_k"]):
            self._run_row(binding, row, int(last) + 1, token)

    def _run_row(self, binding: ArrayBinding, row: int, total: int, token: CancelToken) -> None:
        rows = slice(row, row + 1)
        ids = binding.inputs["input_ids"][rows]
        held = total - ids.shape[1]
        feeds = self._feeds(ids, held)
        for name in self._names:
            past = binding.inputs[_PAST + name][rows, :, :held]
            feeds[_PAST + name] = np.ascontiguousarray(past, self._types[_PAST + name])
        wanted = ["logits", *(_PRESENT + name for name in self._names)]
        logits, *presents = run_graph(self._session, wanted, feeds, token)
        for name, present in zip(self._names, presents, strict=True):
            binding.outputs[_PRESENT + name][rows, :, held:total] = present[:, :, held:total]
        places = binding.inputs["logits_positions"]
        binding.outputs["logits"][rows] = logits[:, places]

    def _feeds(self, ids: NDArray[np.int64], held: int) -> dict[str, NDArray[Any]]:
        length = ids.shape[1]
        values: dict[str, NDArray[Any]] = {
            "input_ids": ids,
            "attention_mask": np.ones((1, held + length)),
            "position_ids": np.arange(held, held + length)[None],
            "use_cache_branch": np.array([held > 0]),
            "num_logits_to_keep": np.array(length),
        }
        return {
            name: values[name].astype(kind) for name, kind in self._types.items() if name in values
        }


def open_hub_session(folder: ModelFolder, options: SessionOptions | None = None) -> HubSession:
    """Load a hub folder's graph and check that it is one of a decoder with a growing cache.

    Raises:
        UserFacingError: the graph or its data are missing, damaged, or of another kind.
    """
    path = folder.path / folder.graph
    if not path.is_file():
        raise damaged_model(folder.path.name, tr("The file {file} is missing.", file=folder.graph))
    session = load_graph(os.fspath(path), folder, options or SessionOptions())
    inputs = {node.name: node for node in session.get_inputs()}
    outputs = {node.name: node for node in session.get_outputs()}
    layers = sum(name.startswith(_PAST) and name.endswith(".key") for name in inputs)
    try:
        shape = _shape(inputs, outputs, layers, folder.facts.context_length)
    except (KeyError, ValueError, IndexError) as error:
        why = tr("The file {file} is not a graph this app can run.", file=folder.graph)
        raise damaged_model(folder.path.name, why) from error
    return HubSession(session, shape, {name: _TYPES[node.type] for name, node in inputs.items()})


def _shape(
    inputs: Mapping[str, ort.NodeArg], outputs: Mapping[str, ort.NodeArg], layers: int, context: int
) -> GraphShape:
    """The graph's sizes; raises KeyError, ValueError or IndexError where it is another graph."""
    _, kv_heads, _, head_size = inputs[f"{_PAST}0.key"].shape
    vocab_size = outputs["logits"].shape[-1]
    sizes = (layers, kv_heads, head_size, vocab_size, context)
    if not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"sizes are not fixed: {sizes}")
    shape = GraphShape(*sizes)
    names = {_PAST + name for name in shape.cache_names()}
    if not (
        names | {"input_ids"} <= set(inputs) <= names | _KNOWN
        and {_PRESENT + name for name in shape.cache_names()} <= set(outputs)
        and all(node.type in _TYPES for node in inputs.values())
        and all(inputs[name].shape[1::2] == [kv_heads, head_size] for name in names)
    ):
        raise ValueError("inputs or outputs of another kind")
    return shape
