"""The few sequences kept between generations, so that a next turn finds its last one."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as TokenIds
from contextlib import contextmanager

from gpt_desktop.inference.cache_shelf import CacheShelf
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession

_SLOTS = 8  # a few conversations, and whatever other views do meanwhile
_BUDGET_BYTES = 256 * 1024 * 1024


class SequencePool:
    """Lends a sequence for each prompt and keeps the ones used last.

    A prompt gets the sequence that begins most like it. If that would throw away most of what
    the sequence holds, the prompt gets a fresh one, with the common beginning copied, in the
    place of the one used longest ago where there is no free slot. So prompts of one kind replace
    each other, not the conversation.

    Args:
        slots: how many are kept.
        budget_bytes: of cache memory for all that are kept; the one used last stays even if larger.
        shelf: keeps long prompts on disk; None keeps none.
    """

    def __init__(
        self,
        session: GraphSession,
        slots: int = _SLOTS,
        budget_bytes: int = _BUDGET_BYTES,
        shelf: CacheShelf | None = None,
    ) -> None:
        self._session = session
        self._slots = slots
        self._budget = budget_bytes
        self._idle: list[Sequence] = []  # the one used last comes last
        self._shelf = shelf
        self._lent = 0

    @property
    def size_bytes(self) -> int:
        """Cache memory of the idle sequences."""
        return sum(sequence.size_bytes for sequence in self._idle)

    @contextmanager
    def lend(self, prompt: TokenIds[int], *, private: bool = False) -> Iterator[Sequence]:
        """A sequence that holds only a beginning of the prompt, never all of it.

        Args:
            private: nothing of the prompt is stored on the shelf.
        """
        sequence = self._take(prompt)
        if self._shelf is not None:
            self._shelf.restore(sequence, prompt)
        sequence.truncate(min(sequence.matching(prompt), len(prompt) - 1))
        held = len(sequence.tokens)
        self._lent += 1
        try:
            yield sequence
        finally:
            self._lent -= 1
            self._idle.append(sequence)
            self._trim()
            if not private:
                self._keep(sequence, prompt, held)

    def held(self, prompt: TokenIds[int]) -> int:
        """How many of a prompt's first tokens are held in memory; one at least is read anew."""
        best = max((sequence.matching(prompt) for sequence in self._idle), default=0)
        return min(best, max(0, len(prompt) - 1))

    def clear(self) -> None:
        """Forget all idle sequences."""
        self._idle.clear()

    def _keep(self, sequence: Sequence, prompt: TokenIds[int], held: int) -> None:
        """Store a long prompt, if it was read to its end."""
        shelf = self._shelf
        if shelf is None or len(prompt) - held < shelf.least:
            return
        read = sequence.matching(prompt)
        if read >= len(prompt) - 1:
            # Without the last token, which the same prompt reads anew: states are kept there.
            shelf.store(sequence, sequence.cache.reachable(len(prompt) - 1))

    def _take(self, prompt: TokenIds[int]) -> Sequence:
        best = max(self._idle, key=lambda sequence: sequence.matching(prompt), default=None)
        if best is None:
            return Sequence(self._session)
        matching = best.matching(prompt)
        oldest = self._idle[0]
        full = len(self._idle) + self._lent >= self._slots
        if 2 * matching >= len(best.tokens) or (full and best is oldest):
            self._idle.remove(best)
            return best
        fresh = Sequence(self._session)
        if full:
            self._idle.remove(oldest)
        fresh.copy_prefix(best, matching)
        return fresh

    def _trim(self) -> None:
        while len(self._idle) > self._slots or (
            len(self._idle) > 1 and self.size_bytes > self._budget
        ):
            self._idle.pop(0)
