"""Several sequences that a model reads on together, one token each a step."""

from __future__ import annotations

from collections.abc import Sequence as TokenIds

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.kv_cache import KvCache
from gpt_desktop.inference.session import Binding, GraphSession, GraphShape


class _Step:
    """The arrays of a step over the first ``rows`` rows, bound together with their caches."""

    def __init__(
        self, session: GraphSession, buffers: dict[str, NDArray[np.float32]], rows: int
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


class SequenceBatch:
    """Rows of any length, all from position 0 of their own place in one buffer a tensor.

    Each buffer is float32 [rows, kv_heads, capacity, head_size]. The filled rows are the first
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
        self._steps: dict[int, _Step] = {}
        shape = (rows, session.shape.kv_heads, capacity, session.shape.head_size)
        try:
            self._buffers = {
                name: np.zeros(shape, dtype=np.float32) for name in session.shape.cache_names()
            }
        except MemoryError as error:
            raise out_of_memory() from error

    def append(self, cache: KvCache) -> None:
        """A further row that holds what a cache does, copied."""
        row, length = len(self._lengths), len(cache.tokens)
        for name, buffer in self._buffers.items():
            buffer[row, :, :length] = cache.buffers[name][0, :, :length]
        self._lengths.append(length)

    def remove(self, row: int) -> None:
        """Free a row; the last one takes its place."""
        last = len(self._lengths) - 1
        length = self._lengths[last]
        if row != last:
            for buffer in self._buffers.values():
                buffer[row, :, :length] = buffer[last, :, :length]
        self._lengths[row] = length
        self._lengths.pop()

    def truncate(self, row: int, length: int) -> None:
        """Forget all tokens of a row from position ``length`` on."""
        self._lengths[row] = min(self._lengths[row], length)

    def logits_after(self, ids: TokenIds[int], token: CancelToken) -> NDArray[np.float32]:
        """Read one token in each row and return the logits after it, [rows, vocab_size].

        The array is used again by the next step over as many rows.

        Raises:
            CancelledError: the token was cancelled; these tokens are not held.
        """
        rows = len(self._lengths)
        step = self._steps.get(rows)
        if step is None:
            step = self._steps[rows] = _Step(self._session, self._buffers, rows)
        step.ids[:, 0] = ids
        step.last[:] = self._lengths
        step.total[()] = max(self._lengths) + 1
        self._session.step(step.binding, token)
        self._lengths = [length + 1 for length in self._lengths]
        logits: NDArray[np.float32] = step.logits[:, 0]
        return logits


def row_bytes(shape: GraphShape, capacity: int) -> int:
    """Memory of one row's keys and values, float32."""
    return len(shape.cache_names()) * shape.kv_heads * capacity * shape.head_size * 4
