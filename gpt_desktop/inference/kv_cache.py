"""What a model keeps of the tokens it has read: keys and values, and states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.inference.damage import out_of_memory
from gpt_desktop.inference.graph_shape import GraphShape
from gpt_desktop.inference.session import Binding
from gpt_desktop.inference.states import Arrays, States

_SMALLEST = 256  # tokens


class KvCache(Protocol):
    """What a sequence needs of a cache. Lengths and positions are in tokens."""

    @property
    def tokens(self) -> Sequence[int]:
        """The token ids whose keys and values are held."""
        ...

    @property
    def capacity(self) -> int: ...

    @property
    def size_bytes(self) -> int: ...

    @property
    def buffers(self) -> Mapping[str, NDArray[np.float32]]:
        """The memory by tensor name, such as ``0.key``; not to be kept over a ``reserve``."""
        ...

    @property
    def has_states(self) -> bool:
        """Whether the model keeps states, so that only some places can be gone back to."""
        ...

    @property
    def side(self) -> int:
        """0 or 1: which arrays ``bind`` binds; it alternates where the model has states."""
        ...

    def reachable(self, length: int) -> int:
        """How many of the first ``length`` tokens ``truncate`` can keep: all, but for states."""
        ...

    def states_at(self, length: int) -> Arrays:
        """The states after the first ``length`` tokens, a number that is reachable."""
        ...

    def truncate(self, length: int) -> None:
        """Forget all tokens from position ``length`` on; free of cost.

        Where the model has states it forgets more, back to the last place that was kept, or to
        where the last step began.
        """
        ...

    def keep_place(self, passing: bool = False) -> None:
        """Remember that one may come back to where the tokens end now.

        Args:
            passing: it is not known that one will.
        """
        ...

    def reserve(self, length: int) -> None:
        """Make room for ``length`` tokens in all; the memory moves, so bind again."""
        ...

    def begin(self) -> None:
        """Note that a step is about to write."""
        ...

    def extend(self, ids: Sequence[int]) -> None:
        """Note that a step has written these tokens' keys and values."""
        ...

    def copy_prefix(self, other: KvCache, length: int) -> None:
        """Hold the first ``length`` tokens of another cache instead of one's own."""
        ...

    def restore(self, tokens: Sequence[int], states: Arrays) -> None:
        """Hold tokens whose keys and values are in the buffers already, and these states.

        Raises:
            KeyError, ValueError: the states are not this model's.
        """
        ...

    def bind(self, binding: Binding) -> None:
        """Bind the memory as past and present of the next step."""
        ...


def common_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two sequences begin with in common."""
    for position, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return position
    return min(len(left), len(right))


class SharedKvCache:
    """One buffer a tensor, both past and present: a step writes behind what it reads.

    Each is float32 [1, kv_heads, capacity, head_size]. The capacity doubles as needed, from
    256 up to the context, so that short conversations take little memory. States, which have
    one size for any number of tokens, lie beside them.
    """

    def __init__(self, shape: GraphShape) -> None:
        self._shape = shape
        self._tokens: list[int] = []
        self._capacity = 0
        self._buffers = self._empty()
        self._states = States(shape.states)

    @property
    def tokens(self) -> Sequence[int]:
        return self._tokens

    @property
    def capacity(self) -> int:
        return self._capacity

    @property
    def buffers(self) -> Mapping[str, NDArray[np.float32]]:
        return self._buffers

    @property
    def size_bytes(self) -> int:
        return sum(buffer.nbytes for buffer in self._buffers.values()) + self._states.size_bytes

    @property
    def has_states(self) -> bool:
        return bool(self._states)

    @property
    def side(self) -> int:
        return self._states.side

    def reachable(self, length: int) -> int:
        return self._states.reachable(length, len(self._tokens))

    def states_at(self, length: int) -> Arrays:
        return self._states.at(length, len(self._tokens))

    def truncate(self, length: int) -> None:
        place = self.reachable(length)
        self._states.go_back(place, len(self._tokens))
        del self._tokens[place:]

    def keep_place(self, passing: bool = False) -> None:
        self._states.keep(len(self._tokens), passing)

    def reserve(self, length: int) -> None:
        """Make room for ``length`` tokens in all, at least twice what there was.

        Raises:
            UserFacingError: there is not enough memory; the cache is empty then.
        """
        if length <= self._capacity:
            return
        capacity = max(_SMALLEST, self._capacity)
        while capacity < length:
            capacity *= 2
        capacity = min(capacity, self._shape.context_length)
        held = len(self._tokens)
        try:
            for name, buffer in self._buffers.items():
                grown = self._buffer(name, capacity)
                grown[:, :, :held] = buffer[:, :, :held]
                self._buffers[name] = grown  # frees the old one before the next is made
        except MemoryError as error:
            self.truncate(0)
            self._capacity, self._buffers = 0, self._empty()
            raise out_of_memory() from error
        self._capacity = capacity

    def begin(self) -> None:
        self._states.begin()

    def extend(self, ids: Sequence[int]) -> None:
        before = len(self._tokens)
        self._tokens.extend(ids)
        self._states.advance(before)

    def copy_prefix(self, other: KvCache, length: int) -> None:
        self.truncate(0)
        self.reserve(length)
        for name, buffer in self._buffers.items():
            buffer[:, :, :length] = other.buffers[name][:, :, :length]
        self.restore(other.tokens[:length], other.states_at(length))

    def restore(self, tokens: Sequence[int], states: Arrays) -> None:
        self._tokens = list(tokens)
        self._states.put(states)
        self.keep_place()

    def bind(self, binding: Binding) -> None:
        for name, buffer in self._buffers.items():
            binding.input(f"past_key_values.{name}", buffer)
            binding.output(f"present.{name}", buffer)
        self._states.bind(binding)

    def _empty(self) -> dict[str, NDArray[np.float32]]:
        return {name: self._buffer(name, 0) for name in self._shape.cache_names()}

    def _buffer(self, name: str, capacity: int) -> NDArray[np.float32]:
        # Zeros come from the system untouched, so that unused room takes no real memory.
        heads, head_size = self._shape.cache_sizes()[name]
        return np.zeros((1, heads, capacity, head_size), dtype=np.float32)
