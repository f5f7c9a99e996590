"""What a graph keeps of the tokens it has read, and its other sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import GRAPH
from gpt_desktop.inference.damage import damaged_model

STEP_INPUTS = ("input_ids", "seqlens_k", "total_sequence_length", "logits_positions")
_KEYS = re.compile(r"past_key_values\.((\d{1,4})\.(?:key|value))")
_STATE = re.compile(r"past_((?:conv|recurrent)\.(\d{1,4}))")
_NUMBERS = ("layers", "kv_heads", "head_size", "vocab_size", "context_length")
_FLOATS = "tensor(float)"  # what onnxruntime calls float32


@dataclass(frozen=True, slots=True)
class GraphShape:
    """A graph's sizes.

    Attributes:
        layers: those that keep something of the tokens.
        kv_heads, head_size: of all layers that have keys and values, but for those in ``keys``.
        context_length: in tokens.
        keys: heads and their size by cache tensor, such as ``0.key``, where not every layer has
            keys and values of one size; else empty.
        states: the sizes of a sequence's state by name, such as ``conv.0``: what layers keep that
            have no keys and values. It is all they know of the tokens before.
    """

    layers: int
    kv_heads: int
    head_size: int
    vocab_size: int
    context_length: int
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    states: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def cache_sizes(self) -> Mapping[str, tuple[int, int]]:
        """Heads and their size by cache tensor, without ``past_key_values.`` or ``present.``."""
        if self.keys:
            return self.keys
        names = (f"{layer}.{part}" for layer in range(self.layers) for part in ("key", "value"))
        return dict.fromkeys(names, (self.kv_heads, self.head_size))

    def cache_names(self) -> list[str]:
        """The names of ``cache_sizes``."""
        return list(self.cache_sizes())

    def state_bytes(self) -> int:
        """Memory of one sequence's states, float32."""
        total = 0
        for sizes in self.states.values():
            count = 1
            for size in sizes:
                count *= size
            total += 4 * count
        return total


def read_shape(session: Any, name: str) -> GraphShape:
    """The sizes of a session's graph, from its metadata and its inputs.

    Args:
        name: of the model, for the error.

    Raises:
        UserFacingError: its inputs and outputs are not those of the contract.
    """
    metadata = session.get_modelmeta().custom_metadata_map
    try:
        number = {key: int(metadata[key]) for key in _NUMBERS}
    except (KeyError, ValueError) as error:
        why = tr("The file {file} does not say its sizes ({error}).", file=GRAPH, error=repr(error))
        raise damaged_model(name, why) from error
    shape = GraphShape(
        number["layers"],
        number["kv_heads"],
        number["head_size"],
        number["vocab_size"],
        number["context_length"],
    )
    inputs = {node.name: list(node.shape) for node in session.get_inputs()}
    # Names of as many layers as claimed could fill the memory.
    countable = 0 < shape.layers <= len(inputs)
    if countable and (shape.head_size == 0 or set(inputs) != _inputs(shape)):
        shape = _with_own_sizes(shape, inputs)
    if not _fits(shape, inputs, session.get_outputs()):
        raise damaged_model(
            name, tr("The file {file} is not a graph this app can run.", file=GRAPH)
        )
    return shape


def _with_own_sizes(shape: GraphShape, inputs: Mapping[str, list[Any]]) -> GraphShape:
    """The shape with what the inputs say of each layer."""
    keys: dict[str, tuple[int, int]] = {}
    states: dict[str, tuple[int, ...]] = {}
    for name, sizes in inputs.items():
        key, state = _KEYS.fullmatch(name), _STATE.fullmatch(name)
        if key is not None and len(sizes) == 4 and int(key[2]) < shape.layers:
            keys[key[1]] = (sizes[1], sizes[3])
        elif state is not None and int(state[2]) < shape.layers:
            states[state[1]] = tuple(sizes[1:])
    return replace(shape, keys=keys, states=states)


def _inputs(shape: GraphShape) -> set[str]:
    """The inputs that a graph of this shape has."""
    caches = {f"past_key_values.{name}" for name in shape.cache_names()}
    return {*STEP_INPUTS, *caches, *(f"past_{name}" for name in shape.states)}


def _layers(shape: GraphShape) -> set[int]:
    """The layers that keep something: whole pairs of keys and values, or states."""
    keys = {name.partition(".")[0] for name in shape.cache_names() if name.endswith(".key")}
    values = {name.partition(".")[0] for name in shape.cache_names() if name.endswith(".value")}
    states = {name.rpartition(".")[2] for name in shape.states}
    return {int(layer) for layer in (keys & values) | (states - (keys ^ values))}


def _fits(shape: GraphShape, inputs: Mapping[str, list[Any]], given: list[Any]) -> bool:
    """Whether inputs and outputs are those of a graph that the engine can bind."""
    outputs = {node.name: node for node in given}
    caches = shape.cache_sizes() if shape.layers <= len(inputs) else {}
    wanted = {"logits", *(f"present.{name}" for name in caches)}
    wanted |= {f"present_{name}" for name in shape.states}
    sizes = [*caches.values(), *shape.states.values()]
    return (
        min(shape.context_length, shape.layers) > 0
        and bool(caches)
        and _layers(shape) == set(range(shape.layers))
        and set(inputs) == _inputs(shape)
        and wanted <= set(outputs)
        and outputs["logits"].shape[-1] == shape.vocab_size
        and all(isinstance(size, int) and size > 0 for each in sizes for size in each)
        and all(
            inputs[f"past_key_values.{name}"][1::2] == list(own) for name, own in caches.items()
        )
        and all(node.type == _FLOATS for node in outputs.values())
    )
