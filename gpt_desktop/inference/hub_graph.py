"""What a graph of model hubs takes and gives: its sizes, and the inputs of a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.graph_shape import GraphShape
from gpt_desktop.inference.session import STEP_ERRORS, run_graph

PAST, PRESENT, LOGITS = "past_key_values.", "present.", "logits"
# What layers without keys and values keep: "past_conv.3".
PAST_STATE, PRESENT_STATE = "past_", "present_"
_KEEP = "num_logits_to_keep"
_KNOWN = {"input_ids", "attention_mask", "position_ids", "use_cache_branch", _KEEP}
_TYPES: dict[str, Any] = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(int64)": np.int64,
    "tensor(int32)": np.int32,
    "tensor(bool)": np.bool_,
}
_PROBED = 2  # tokens of room that the probe's past has


@dataclass(frozen=True, slots=True)
class HubStep:
    """What one step reads.

    Attributes:
        ids: [rows, length].
        totals: tokens of each row, this step's included, [rows].
        kept: how many of the last tokens need their logits.
    """

    ids: NDArray[np.int64]
    totals: NDArray[np.int64]
    kept: int

    def row(self, number: int) -> HubStep:
        """The same step of one row alone."""
        rows = slice(number, number + 1)
        return HubStep(self.ids[rows], self.totals[rows], self.kept)


@dataclass(frozen=True, slots=True)
class HubGraph:
    """A decoder's graph.

    Attributes:
        types: numpy types of inputs and outputs by name.
        last_only: it gives the logits of a step's last token only.
        position_rows: of ``position_ids``, where they are counted in several ways that are the
            same for text; 0 means that they have no such axis.
        embeddings: onnxruntime's session of a graph that makes the input of token ids, or None.
    """

    shape: GraphShape
    types: Mapping[str, Any]
    last_only: bool
    position_rows: int = 0
    embeddings: Any = None

    def feeds(self, step: HubStep) -> dict[str, NDArray[Any]]:
        """A step's inputs without the cache, those that the graph takes."""
        ids, totals = step.ids, step.totals
        length = ids.shape[1]
        places = np.arange(totals.max())
        positions = totals[:, None] - length + np.arange(length)
        if self.position_rows:
            positions = np.broadcast_to(positions, (self.position_rows, *positions.shape))
        values: dict[str, NDArray[Any]] = {
            **self._embedded(ids),
            "attention_mask": places[None] < totals[:, None],
            "position_ids": positions,
            "use_cache_branch": np.array([bool(totals.max() > length)]),
            _KEEP: np.array(step.kept),
        }
        return {
            name: np.array(value, self.types[name], order="C")
            for name, value in values.items()
            if name in self.types
        }

    def _embedded(self, ids: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
        """The tokens, as the graph takes them."""
        if self.embeddings is None:
            return {"input_ids": ids}
        names = [node.name for node in self.embeddings.get_outputs()]
        found = run_graph(self.embeddings, names, {"input_ids": ids}, CancelToken())
        return dict(zip(names, found, strict=True))

    def logits_given(self, step: HubStep) -> int:
        """Of how many tokens a step gives logits."""
        if self.last_only:
            return 1
        return step.kept if _KEEP in self.types else step.ids.shape[1]


def read_hub_graph(
    session: Any, context: int, head_size: int | None, embeddings: Any = None
) -> HubGraph:
    """Check that a graph is one of a decoder with a cache.

    Args:
        session: onnxruntime's.
        context: tokens that the model was made for.
        head_size: what the configuration says, for a graph that does not say it itself.
        embeddings: the session of the graph that makes its input, or None.

    Raises:
        KeyError, ValueError, IndexError: it is another kind of graph.
    """
    inputs = {node.name: node for node in session.get_inputs()}
    outputs = {node.name: node for node in session.get_outputs()}
    _, given, vocab_size = outputs[LOGITS].shape
    shape = _read_shape(inputs, vocab_size, context, head_size)
    names, states = shape.cache_names(), list(shape.states)
    pasts = {PAST + name for name in names} | {PAST_STATE + name for name in states}
    presents = {PRESENT + name for name in names} | {PRESENT_STATE + name for name in states}
    tokens = {"input_ids"}
    if embeddings is not None:
        tokens = {node.name for node in embeddings.get_outputs()}
        if [node.name for node in embeddings.get_inputs()] != ["input_ids"]:
            raise ValueError("embeddings of another kind")
    known = pasts | tokens | _KNOWN
    if not (pasts | tokens <= set(inputs) <= known and presents <= set(outputs)):
        raise ValueError("inputs or outputs of another kind")
    wanted = {**inputs, **{name: outputs[name] for name in (LOGITS, *presents)}}
    types = {name: _TYPES[node.type] for name, node in wanted.items()}
    positions = inputs["position_ids"].shape if "position_ids" in inputs else []
    rows = positions[0] if len(positions) == 3 else 0
    if not isinstance(rows, int):
        raise TypeError("positions of another kind")
    return HubGraph(shape, types, given == 1, rows, embeddings)


def _read_shape(
    inputs: Mapping[str, Any], vocab_size: object, context: int, head_size: int | None
) -> GraphShape:
    """The sizes that the inputs say; raises as ``read_hub_graph``."""
    keys: dict[str, tuple[int, int]] = {}
    states: dict[str, tuple[int, ...]] = {}
    for name, node in inputs.items():
        if name.startswith(PAST):
            _, heads, _, own = node.shape
            size = own if isinstance(own, int) else head_size or 0
            keys[name.removeprefix(PAST)] = (heads, size)
        elif name.startswith(PAST_STATE):
            states[name.removeprefix(PAST_STATE)] = tuple(node.shape[1:])
    sizes = [*keys.values(), *states.values(), (vocab_size, context)]
    if not keys or not all(isinstance(each, int) and each > 0 for size in sizes for each in size):
        raise ValueError(f"sizes are not fixed: {sizes}")
    layers = {name.partition(".")[0] for name in keys}
    if set(keys) != {f"{layer}.{part}" for layer in layers for part in ("key", "value")}:
        raise ValueError("keys without values")
    heads, size = next(iter(keys.values()))
    shape = GraphShape(len(layers), heads, size, int(str(vocab_size)), context, states=states)
    uniform = set(shape.cache_names()) == set(keys) and set(keys.values()) == {(heads, size)}
    return shape if uniform and not states else replace(shape, keys=keys)


def shares_cache(session: Any, graph: HubGraph) -> bool:
    """Whether a step writes behind what it reads, in one buffer that is past and present.

    No configuration says it reliably, so a step is tried: with room for two tokens and none of
    them held, such a graph gives room for two tokens back, and one whose cache grows gives three
    or does not run. Caches of float16 are not shared: the engine keeps float32. Nor are those
    beside states, which every row has for itself.
    """
    sizes, names = graph.shape.cache_sizes(), graph.shape.cache_names()
    kinds = {graph.types[prefix + name] for prefix in (PAST, PRESENT) for name in names}
    if kinds != {np.float32} or graph.shape.states:
        return False
    feeds = graph.feeds(HubStep(np.zeros((1, 1), np.int64), np.ones(1, np.int64), kept=1))
    try:
        for name, (heads, size) in sizes.items():
            feeds[PAST + name] = np.zeros((1, heads, _PROBED, size), np.float32)
    except MemoryError as error:
        raise out_of_memory() from error
    try:
        found = run_graph(session, [PRESENT + name for name in names], feeds, CancelToken())
    except STEP_ERRORS:
        return False
    pairs = zip(names, found, strict=True)
    return all(present.shape == feeds[PAST + name].shape for name, present in pairs)


def needed_logits(places: Sequence[int], start: int, end: int) -> int:
    """How many of a step's last tokens need their logits; the graph gives one at least."""
    return end - min((place for place in places if start <= place < end), default=end - 1)
