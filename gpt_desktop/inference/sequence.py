"""A token sequence that a model reads on: its cache and the arrays of its steps."""

from __future__ import annotations

from collections.abc import Sequence as TokenIds

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.kv_cache import KvCache, SharedKvCache, common_prefix
from gpt_desktop.inference.session import Binding, GraphSession

_KEPT_STEPS = 16  # tokens of the longest step whose arrays are kept for the next one


class _Step:
    """The arrays of a step over ``length`` tokens, bound together with a cache.

    ``positions`` are those of the step's tokens, 0 to length - 1, whose logits are wanted.
    """

    def __init__(
        self, session: GraphSession, cache: KvCache, length: int, positions: TokenIds[int]
    ) -> None:
        self.ids = np.zeros((1, length), dtype=np.int64)
        self.last = np.zeros(1, dtype=np.int32)
        self.total = np.zeros((), dtype=np.int32)
        self.logits = np.zeros((1, len(positions), session.shape.vocab_size), dtype=np.float32)
        self.binding: Binding = session.new_binding()
        self.binding.input("input_ids", self.ids)
        self.binding.input("seqlens_k", self.last)
        self.binding.input("total_sequence_length", self.total)
        self.binding.input("logits_positions", np.array(positions, dtype=np.int64))
        self.binding.output("logits", self.logits)
        cache.bind(self.binding)


class Sequence:
    """Feed it tokens, get the logits of what may follow.

    Its tokens are those whose keys and values are known to be right: a step that fails or is
    cancelled leaves them as they were.
    """

    def __init__(self, session: GraphSession) -> None:
        self._session = session
        self._cache: KvCache = SharedKvCache(session.shape)
        # By length and the cache's side; they hold on to the cache's memory.
        self._steps: dict[tuple[int, int], _Step] = {}

    @property
    def tokens(self) -> TokenIds[int]:
        return self._cache.tokens

    @property
    def cache(self) -> KvCache:
        """For copying from."""
        return self._cache

    @property
    def size_bytes(self) -> int:
        """Of the cache."""
        return self._cache.size_bytes

    def matching(self, prompt: TokenIds[int]) -> int:
        """How many of a prompt's first tokens are held, or can be gone back to."""
        return self._cache.reachable(common_prefix(self._cache.tokens, prompt))

    def truncate(self, length: int) -> None:
        """Forget all tokens from position ``length`` on, and more where states were not kept."""
        self._cache.truncate(length)

    def keep_place(self, passing: bool = False) -> None:
        """Remember that one may come back to where the tokens end now: free, but for states.

        Args:
            passing: it is not known that one will.
        """
        self._cache.keep_place(passing)

    def copy_prefix(self, other: Sequence, length: int) -> None:
        """Hold the first ``length`` tokens of another sequence, which match, for one's own."""
        self._cache.copy_prefix(other.cache, length)
        self._steps.clear()

    def reserve(self, length: int) -> None:
        """Make room for ``length`` tokens in all, to save growing on the way."""
        if length > self._cache.capacity:
            self._steps.clear()
            self._cache.reserve(length)

    def feed(self, ids: TokenIds[int], token: CancelToken) -> None:
        """Read tokens whose logits nobody needs.

        Raises:
            CancelledError: the token was cancelled; these tokens are not held.
        """
        self.reserve(len(self.tokens) + len(ids))
        self._run(_Step(self._session, self._cache, len(ids), ()), ids, token)

    def logits_after(self, ids: TokenIds[int], token: CancelToken) -> NDArray[np.float32]:
        """Read tokens and return the last one's logits, [vocab_size].

        The array is used again by the next step.

        Raises:
            CancelledError: the token was cancelled; these tokens are not held.
        """
        if len(ids) == 1:
            first: NDArray[np.float32] = self.logits_of(ids, token)[0]
            return first
        self.reserve(len(self.tokens) + len(ids))
        step = _Step(self._session, self._cache, len(ids), (len(ids) - 1,))
        self._run(step, ids, token)
        last: NDArray[np.float32] = step.logits[0, 0]
        return last

    def logits_of(self, ids: TokenIds[int], token: CancelToken) -> NDArray[np.float32]:
        """Read tokens and return the logits after each, [len(ids), vocab_size].

        The array is used again by the next step of this length.

        Raises:
            CancelledError: the token was cancelled; these tokens are not held.
        """
        length = len(ids)
        self.reserve(len(self.tokens) + length)
        key = length, self._cache.side
        step = self._steps.get(key)
        if step is None:
            step = _Step(self._session, self._cache, length, range(length))
        if length <= _KEPT_STEPS:
            self._steps[key] = step
        self._run(step, ids, token)
        logits: NDArray[np.float32] = step.logits[0]
        return logits

    def _run(self, step: _Step, ids: TokenIds[int], token: CancelToken) -> None:
        total = len(self.tokens) + len(ids)
        step.ids[0] = ids
        step.last[0] = total - 1
        step.total[()] = total
        self._cache.begin()
        self._session.step(step.binding, token)
        self._cache.extend(ids)
