"""Several sequences that a model reads on together, one token each a step."""

from __future__ import annotations

from collections.abc import Sequence as TokenIds

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.graph_shape import GraphShape
from gpt_desktop.inference.kv_cache import KvCache
from gpt_desktop.inference.session import Binding, GraphSession

_Arrays = dict[str, NDArray[np.float32]]


class _Step:
    """The arrays of a step over the first ``rows`` rows, bound together with their caches."""

    def __init__(
        self,
        session: GraphSession,
        buffers: dict[str, NDArray[np.float32]],
        sides: tuple[_Arrays, _Arrays],
        rows: int,
    ) -> None:
        self.ids = np.zeros((rows, 1), dtype=np.int64)
        self.last = np.zeros(rows, dtype=np.int32)
        self.total = np.zeros((), dtype=np.int32)
        self.logits = np.zeros((rows, 1, session.shape.vocab_size), dtype=np.float32)
        self.binding: Binding = session.new_binding()
        self.binding.input("input_ids", self.ids)
        self.binding.input("seqlens_k", self.last)
        self.binding.input("total_sequence_length", self.total)
        self.binding.input("logits_positions", np.zeros(1, dtype=np.int64))
        self.binding.output("logits", self.logits)
        for name, buffer in buffers.items():
            self.binding.input(f"past_key_values.{name}", buffer[:rows])
            self.binding.output(f"present.{name}", buffer[:rows])
        past, present = sides
        for name, array in past.items():
            self.binding.input(f"past_{name}", array[:rows])
        for name, array in present.items():
            self.binding.output(f"present_{name}", array[:rows])


class SequenceBatch:
    """Rows of any length, all from position 0 of their own place in one buffer a tensor.

    Each buffer is float32 [rows, kv_heads, capacity, head_size]. States lie beside them, [rows, …]
    on two sides, of which a step reads one and writes the other. The filled rows are the first
    ones, so that a step computes no empty ones.

    Args:
        rows: sequences there is room for.
        capacity: tokens each may have.

    Raises:
        UserFacingError: there is not enough memory.
    """

    def __init__(self, session: GraphSession, rows: int, capacity: int) -> None:
        self._session = session
        self._lengths: list[int] = []
        self._steps: dict[tuple[int, int], _Step] = {}  # by rows and side
        self._side = 0
        shape = session.shape
        try:
            self._buffers = {
                name: np.zeros((rows, heads, capacity, size), dtype=np.float32)
                for name, (heads, size) in shape.cache_sizes().items()
            }
            self._states = _zeros(shape, rows), _zeros(shape, rows)
        except MemoryError as error:
            raise out_of_memory() from error

    def append(self, cache: KvCache) -> None:
        """A further row that holds what a cache does, copied."""
        self._lengths.append(0)
        self.put(len(self._lengths) - 1, cache)

    def put(self, row: int, cache: KvCache) -> None:
        """Let a row hold what a cache does, copied."""
        length = len(cache.tokens)
        for name, buffer in self._buffers.items():
            buffer[row, :, :length] = cache.buffers[name][0, :, :length]
        for name, array in cache.states_at(length).items():
            self._states[self._side][name][row] = array[0]
        self._lengths[row] = length

    def remove(self, row: int) -> None:
        """Free a row; the last one takes its place."""
        last = len(self._lengths) - 1
        length = self._lengths[last]
        if row != last:
            for buffer in self._buffers.values():
                buffer[row, :, :length] = buffer[last, :, :length]
            for array in self._states[self._side].values():
                array[row] = array[last]
        self._lengths[row] = length
        self._lengths.pop()

    def truncate(self, row: int, length: int) -> bool:
        """Forget all tokens of a row from position ``length`` on.

        False if the row has states, which cannot be cut back: it has to be ``put`` anew.
        """
        if length < self._lengths[row] and self._states[0]:
            return False
        self._lengths[row] = min(self._lengths[row], length)
        return True

    def logits_after(self, ids: TokenIds[int], token: CancelToken) -> NDArray[np.float32]:
        """Read one token in each row and return the logits after it, [rows, vocab_size].

        The array is used again by the next step over as many rows.

        Raises:
            CancelledError: the token was cancelled; these tokens are not held.
        """
        rows = len(self._lengths)
        step = self._steps.get((rows, self._side))
        if step is None:
            sides = self._states[self._side], self._states[1 - self._side]
            step = _Step(self._session, self._buffers, sides, rows)
            self._steps[rows, self._side] = step
        step.ids[:, 0] = ids
        step.last[:] = self._lengths
        step.total[()] = max(self._lengths) + 1
        self._session.step(step.binding, token)
        self._side = 1 - self._side if self._states[0] else 0
        self._lengths = [length + 1 for length in self._lengths]
        logits: NDArray[np.float32] = step.logits[:, 0]
        return logits


def row_bytes(shape: GraphShape, capacity: int) -> int:
    """Memory of one row's keys, values and states, float32."""
    a_token = 4 * sum(heads * size for heads, size in shape.cache_sizes().values())
    return a_token * capacity + 2 * shape.state_bytes()


def _zeros(shape: GraphShape, rows: int) -> _Arrays:
    return {name: np.zeros((rows, *sizes), np.float32) for name, sizes in shape.states.items()}
