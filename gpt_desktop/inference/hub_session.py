"""Graphs of model hubs behind the session that the engine knows.

Optimum's cache grows: a step takes the keys and values of all tokens before it and gives them
back with its own at the end. Here they stand in the engine's buffers, whose beginning is handed
in. The caches of onnxruntime-genai's builder are shared: the buffers are handed in whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub_folder import hub_embeddings, hub_head_size
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.hub_graph import (
    LOGITS,
    PAST,
    PAST_STATE,
    PRESENT,
    PRESENT_STATE,
    HubGraph,
    HubStep,
    needed_logits,
    read_hub_graph,
    shares_cache,
)
from gpt_desktop.inference.session import (
    Binding,
    GraphSession,
    SessionOptions,
    load_graph,
    run_graph,
)

_EMBEDDED = "inputs_embeds"


class HubBinding(Binding):
    """Notes the arrays; a session with a shared cache hands on what it needs of them."""

    def __init__(self, io_binding: Any = None) -> None:
        super().__init__(io_binding)
        self.inputs: dict[str, NDArray[Any]] = {}
        self.outputs: dict[str, NDArray[Any]] = {}
        self._written: dict[str, NDArray[Any]] = {}

    def input(self, name: str, array: NDArray[Any]) -> None:
        self.inputs[name] = array
        if self.io_binding is not None and name.startswith(PAST):
            super().input(name, array)

    def output(self, name: str, array: NDArray[Any]) -> None:
        self.outputs[name] = array
        if self.io_binding is not None and name.startswith(PRESENT):
            super().output(name, array)

    def begin(self) -> None:
        """Let a step's first part read the states that are bound."""
        self._written = {}

    def go_on_from(self, states: Iterable[str]) -> None:
        """Let a step's next part read the states that the one before has written."""
        self._written = {name: self.outputs[PRESENT_STATE + name].copy() for name in states}

    def state(self, name: str) -> NDArray[Any]:
        """What a part of a step reads of a state, of all rows."""
        return self._written.get(name, self.inputs[PAST_STATE + name])

    def bind_step(self, feeds: dict[str, NDArray[Any]], logits: NDArray[Any]) -> None:
        """Bind one step's own arrays beside the cache's."""
        for name, array in feeds.items():
            super().input(name, array)
        super().output(LOGITS, logits)


class HubSession(GraphSession):
    """A graph whose cache grows, alone or beside a graph of its embeddings.

    It may take ``attention_mask`` and ``position_ids`` or not, have keys, values and logits as
    float32 or float16, and give the logits of all tokens or of the last one only.
    """

    def __init__(self, session: Any, graph: HubGraph) -> None:
        super().__init__(session, graph.shape)
        self._graph = graph

    @property
    def gives_all_logits(self) -> bool:
        return not self._graph.last_only

    def new_binding(self) -> Binding:
        return HubBinding()

    def close(self) -> None:
        super().close()
        self._graph = replace(self._graph, embeddings=None)

    def run(self, binding: Binding, token: CancelToken) -> None:
        """One step, in parts where the graph gives too few logits; as ``GraphSession.run``."""
        if not isinstance(binding, HubBinding):
            raise TypeError("a binding of another session")
        ids = binding.inputs["input_ids"]
        totals = binding.inputs["seqlens_k"].astype(np.int64) + 1
        places = binding.inputs["logits_positions"]
        length = ids.shape[1]
        ends = {int(place) + 1 for place in places} if self._graph.last_only else set()
        start = 0
        binding.begin()
        for end in sorted({*ends, length}):
            kept = needed_logits(places.tolist(), start, end)
            step = HubStep(ids[:, start:end], totals - (length - end), kept)
            if start:
                binding.go_on_from(self.shape.states)
            part = self._step(binding, step, token)
            inside = (places >= start) & (places < end)
            # Counted from the end, whether or not the first ones were left out.
            binding.outputs[LOGITS][:, inside] = part[:, places[inside] - end]
            start = end

    def _step(self, binding: HubBinding, step: HubStep, token: CancelToken) -> NDArray[Any]:
        """Logits [rows, some of the last tokens, vocab]; row by row, as their caches differ."""
        rows = range(len(step.totals))
        return np.concatenate([self._row(binding, step.row(row), row, token) for row in rows])

    def _row(
        self, binding: HubBinding, step: HubStep, row: int, token: CancelToken
    ) -> NDArray[Any]:
        graph, names = self._graph, self.shape.cache_names()
        rows = slice(row, row + 1)
        total = int(step.totals[0])
        held = total - step.ids.shape[1]
        feeds = graph.feeds(step)
        for name in names:
            past = binding.inputs[PAST + name][rows, :, :held]
            feeds[PAST + name] = np.ascontiguousarray(past, graph.types[PAST + name])
        for name in graph.shape.states:
            state = binding.state(name)[rows]
            feeds[PAST_STATE + name] = np.array(state, graph.types[PAST_STATE + name])
        wanted = [PRESENT + name for name in names]
        wanted += [PRESENT_STATE + name for name in graph.shape.states]
        logits, *presents = run_graph(self._session, [LOGITS, *wanted], feeds, token)
        for name, present in zip(wanted, presents, strict=True):
            if name.startswith(PRESENT):
                binding.outputs[name][rows, :, held:total] = present[:, :, held:total]
            else:
                binding.outputs[name][rows] = present
        return logits


class SharedHubSession(HubSession):
    """A graph that writes behind what it reads, as this app's own graphs do.

    Rows of different lengths are one step: each row's number of tokens is the sum of its mask.
    """

    def new_binding(self) -> Binding:
        return HubBinding(self._session.io_binding())

    def _step(self, binding: HubBinding, step: HubStep, token: CancelToken) -> NDArray[Any]:
        graph = self._graph
        size = (len(step.totals), graph.logits_given(step), self.shape.vocab_size)
        logits = np.empty(size, graph.types[LOGITS])
        binding.bind_step(graph.feeds(step), logits)
        GraphSession.run(self, binding, token)
        return logits


def open_hub_session(folder: ModelFolder, options: SessionOptions | None = None) -> HubSession:
    """Load a hub folder's graph and check that it is one of a decoder with a cache.

    Raises:
        UserFacingError: the graph or its data are missing, damaged, or of another kind.
    """
    path = folder.path / folder.graph
    if not path.is_file():
        raise damaged_model(folder.path.name, tr("The file {file} is missing.", file=folder.graph))
    options = options or SessionOptions()
    session = load_graph(os.fspath(path), folder, options)
    embeddings = None
    try:
        if _EMBEDDED in {node.name for node in session.get_inputs()}:
            embeddings = _open_embeddings(folder, options)
        head_size = hub_head_size(folder.path)
        graph = read_hub_graph(session, folder.facts.context_length, head_size, embeddings)
    except (KeyError, TypeError, ValueError, IndexError, OSError) as error:
        why = tr("The file {file} is not a graph this app can run.", file=folder.graph)
        raise damaged_model(folder.path.name, why) from error
    if shares_cache(session, graph):
        return SharedHubSession(session, graph)
    return HubSession(session, graph)


def _open_embeddings(folder: ModelFolder, options: SessionOptions) -> Any:
    """The session of the graph beside the decoder's that makes its input of tokens."""
    place = hub_embeddings(folder.path, folder.graph)
    if place is None:
        why = tr("The file {file} is missing.", file="embed_tokens.onnx")
        raise damaged_model(folder.path.name, why)
    return load_graph(os.fspath(folder.path / place), replace(folder, graph=place), options)
