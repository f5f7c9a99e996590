"""What a graph of model hubs takes and gives: its sizes, and the inputs of a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.graph_shape import GraphShape
from gpt_desktop.inference.session import STEP_ERRORS, run_graph

PAST, PRESENT, LOGITS = "past_key_values.", "present.", "logits"
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
    """

    shape: GraphShape
    types: Mapping[str, Any]
    last_only: bool

    def feeds(self, step: HubStep) -> dict[str, NDArray[Any]]:
        """A step's inputs without the cache, those that the graph takes."""
        ids, totals = step.ids, step.totals
        length = ids.shape[1]
        places = np.arange(totals.max())
        values: dict[str, NDArray[Any]] = {
            "input_ids": ids,
            "attention_mask": places[None] < totals[:, None],
            "position_ids": totals[:, None] - length + np.arange(length),
            "use_cache_branch": np.array([bool(totals.max() > length)]),
            _KEEP: np.array(step.kept),
        }
        return {
            name: np.array(value, self.types[name], order="C")
            for name, value in values.items()
            if name in self.types
        }

    def logits_given(self, step: HubStep) -> int:
        """Of how many tokens a step gives logits."""
        if self.last_only:
            return 1
        return step.kept if _KEEP in self.types else step.ids.shape[1]


def read_hub_graph(session: Any, context: int, head_size: int | None) -> HubGraph:
    """Check that a graph is one of a decoder with a cache.

    Args:
        session: onnxruntime's.
        context: tokens that the model was made for.
        head_size: what the configuration says, for a graph that does not say it itself.

    Raises:
        KeyError, ValueError, IndexError: it is another kind of graph.
    """
    inputs = {node.name: node for node in session.get_inputs()}
    outputs = {node.name: node for node in session.get_outputs()}
    layers = sum(name.startswith(PAST) and name.endswith(".key") for name in inputs)
    _, kv_heads, _, own_head_size = inputs[f"{PAST}0.key"].shape
    _, given, vocab_size = outputs[LOGITS].shape
    head = own_head_size if isinstance(own_head_size, int) else head_size
    sizes = (layers, kv_heads, head, vocab_size, context)
    if not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"sizes are not fixed: {sizes}")
    shape = GraphShape(layers, kv_heads, int(head or 0), vocab_size, context)
    names = shape.cache_names()
    pasts, presents = ({prefix + name for name in names} for prefix in (PAST, PRESENT))
    if not (
        pasts | {"input_ids"} <= set(inputs) <= pasts | _KNOWN
        and presents <= set(outputs)
        and all(inputs[name].shape[1::2] == [kv_heads, own_head_size] for name in pasts)
    ):
        raise ValueError("inputs or outputs of another kind")
    wanted = {**inputs, **{name: outputs[name] for name in (LOGITS, *presents)}}
    types = {name: _TYPES[node.type] for name, node in wanted.items()}
    return HubGraph(shape, types, last_only=given == 1)


def shares_cache(session: Any, graph: HubGraph) -> bool:
    """Whether a step writes behind what it reads, in one buffer that is past and present.

    No configuration says it reliably, so a step is tried: with room for two tokens and none of
    them held, such a graph gives room for two tokens back, and one whose cache grows gives three
    or does not run. Caches of float16 are not shared: the engine keeps float32.
    """
    shape, names = graph.shape, graph.shape.cache_names()
    if any(
        graph.types[prefix + name] is not np.float32 for prefix in (PAST, PRESENT) for name in names
    ):
        return False
    feeds = graph.feeds(HubStep(np.zeros((1, 1), np.int64), np.ones(1, np.int64), kept=1))
    try:
        past = np.zeros((1, shape.kv_heads, _PROBED, shape.head_size), np.float32)
    except MemoryError as error:
        raise out_of_memory() from error
    feeds |= {PAST + name: past for name in names}
    try:
        found = run_graph(session, [PRESENT + name for name in names], feeds, CancelToken())
    except STEP_ERRORS:
        return False
    return all(present.shape == past.shape for present in found)


def needed_logits(places: Sequence[int], start: int, end: int) -> int:
    """How many of a step's last tokens need their logits; the graph gives one at least."""
    return end - min((place for place in places if start <= place < end), default=end - 1)
