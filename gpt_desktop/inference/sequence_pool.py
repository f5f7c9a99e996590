"""The few sequences kept between generations, so that a next turn finds its last one."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as TokenIds
from contextlib import contextmanager

from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession

_SLOTS = 2  # the conversation, and whatever another view does meanwhile
_BUDGET_BYTES = 512 * 1024 * 1024


class SequencePool:
    """Lends a sequence for each prompt and keeps the ones used last.

    A prompt gets the sequence that begins most like it. If that would throw away most of what
    the sequence holds, the prompt gets a fresh one, with the common beginning copied, as long
    as there is a free slot. So prompts of one kind replace each other, not the conversation.

    Args:
        slots: how many are kept.
        budget_bytes: of cache memory for all that are kept; the one used last stays even if larger.
    """

    def __init__(
        self, session: GraphSession, slots: int = _SLOTS, budget_bytes: int = _BUDGET_BYTES
    ) -> None:
        self._session = session
        self._slots = slots
        self._budget = budget_bytes
        self._idle: list[Sequence] = []  # the one used last comes last
        self._lent = 0

    @property
    def size_bytes(self) -> int:
        """Cache memory of the idle sequences."""
        return sum(sequence.size_bytes for sequence in self._idle)

    @contextmanager
    def lend(self, prompt: TokenIds[int]) -> Iterator[Sequence]:
        """A sequence that holds only a beginning of the prompt, never all of it."""
        sequence = self._take(prompt)
        sequence.truncate(min(sequence.matching(prompt), len(prompt) - 1))
        self._lent += 1
        try:
            yield sequence
        finally:
            self._lent -= 1
            self._idle.append(sequence)
            self._trim()

    def clear(self) -> None:
        """Forget all idle sequences."""
        self._idle.clear()

    def _take(self, prompt: TokenIds[int]) -> Sequence:
        best = max(self._idle, key=lambda sequence: sequence.matching(prompt), default=None)
        if best is None:
            return Sequence(self._session)
        matching = best.matching(prompt)
        keeps_most = 2 * matching >= len(best.tokens)
        if keeps_most or len(self._idle) + self._lent >= self._slots:
            self._idle.remove(best)
            return best
        fresh = Sequence(self._session)
        fresh.copy_prefix(best, matching)
        return fresh

    def _trim(self) -> None:
        while len(self._idle) > self._slots or (
            len(self._idle) > 1 and self.size_bytes > self._budget
        ):
            self._idle.pop(0)
