"""Runs a built graph as the engine does: one buffer is both the past and the present."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import GRAPH, read_model_folder
from gpt_desktop.inference.session import GraphSession, SessionOptions, open_session
from gpt_desktop.inference.states import States

Floats = NDArray[np.float32]


def use_float_activations(folder: Path) -> None:
    """Turn off int8 activations, so that what is left is the weights' doing."""
    model = onnx.load(folder / GRAPH, load_external_data=False)
    for node in model.graph.node:
        for attribute in node.attribute:
            if attribute.name == "accuracy_level":
                attribute.i = 0
    (folder / GRAPH).write_bytes(model.SerializeToString())


class GraphRun:
    """One sequence on a graph; ``step`` takes its next tokens."""

    def __init__(self, folder: Path, capacity: int) -> None:
        options = SessionOptions(threads=2)
        self._session: GraphSession = open_session(read_model_folder(folder), options)
        shape = self._session.shape
        self._caches = {
            name: np.zeros((1, heads, capacity, size), np.float32)
            for name, (heads, size) in shape.cache_sizes().items()
        }
        self._states = States(shape.states)
        self._past = 0

    def restart(self) -> None:
        """Begin another sequence; what the caches hold is beyond its end."""
        self._states.go_back(0, self._past)
        self._past = 0

    def window(self, ids: list[int]) -> Floats:
        """Logits [sequence, vocab] of a sequence of its own, all tokens in one step."""
        self.restart()
        return self.step(ids)

    def window_by_single_steps(self, ids: list[int]) -> Floats:
        """The same, one token a step, as answers are written."""
        self.restart()
        return np.concatenate([self.step([token]) for token in ids])

    def step(self, ids: list[int], positions: list[int] | None = None) -> Floats:
        """Logits [positions, vocab], by default of all the new tokens."""
        wanted = list(range(len(ids))) if positions is None else positions
        self._past += len(ids)
        binding = self._session.new_binding()
        binding.input("input_ids", np.array([ids], np.int64))
        binding.input("seqlens_k", np.array([self._past - 1], np.int32))
        binding.input("total_sequence_length", np.array(self._past, np.int32))
        binding.input("logits_positions", np.array(wanted, np.int64))
        logits: Floats = np.zeros((1, len(wanted), self._session.shape.vocab_size), np.float32)
        binding.output("logits", logits)
        for name, cache in self._caches.items():
            binding.input(f"past_key_values.{name}", cache)
            binding.output(f"present.{name}", cache)
        self._states.bind(binding)
        self._session.run(binding, CancelToken())
        self._states.advance(self._past - len(ids))
        found: Floats = logits[0]
        return found
