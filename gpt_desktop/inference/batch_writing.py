"""Writing several answers together: a row each, and a place free is a place taken."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator
from collections.abc import Sequence as Several

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.generation import Delta
from gpt_desktop.core.steps import changed, finish
from gpt_desktop.inference.kv_cache import common_prefix
from gpt_desktop.inference.prefill import prefill
from gpt_desktop.inference.sampling import Logits
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch, row_bytes
from gpt_desktop.inference.sequence_pool import SequencePool
from gpt_desktop.inference.session import GraphSession
from gpt_desktop.inference.writing import Writing

MOST_ROWS = 8  # more make a token hardly cheaper
_BUDGET_BYTES = 512 * 1024 * 1024  # of the rows' caches

Deltas = Generator[tuple[int, Delta], None, None]


class BatchWriting:
    """Writes answers to independent prompts.

    The prompts are read one after another in one sequence of the pool, so that a beginning
    they share is computed once and no conversation loses its place. Their keys and values are
    copied to a row each; all rows then get a token a step. An answer that ends frees its row
    for the next prompt.

    Args:
        writings: the answers; their numbers are their places here.
        ends: none, or one for each, that ends it alone.
        private: nothing of the prompts is stored on the disk.
    """

    def __init__(
        self,
        session: GraphSession,
        pool: SequencePool,
        writings: Several[Writing],
        ends: Several[CancelToken],
        *,
        private: bool = False,
    ) -> None:
        self._pool = pool
        self._writings = writings
        self._ends = ends
        self._private = private
        self._waiting = deque(range(len(writings)))
        self._running: list[int] = []  # the answer in each row
        capacity = max(writing.most for writing in writings)
        affordable = max(1, _BUDGET_BYTES // row_bytes(session.shape, capacity))
        self._rows = min(MOST_ROWS, affordable, len(writings))
        self._batch = SequenceBatch(session, self._rows, capacity)
        self._shared = _shared([writing.prompt for writing in writings])

    def run(self, token: CancelToken) -> Deltas:
        """Write all of them; a cancelled token ends those that are not over."""
        with self._pool.lend(self._writings[0].prompt, private=self._private) as sequence:
            try:
                while self._waiting or self._running:
                    while self._waiting and len(self._running) < self._rows:
                        yield from self._start(self._waiting[0], sequence, token)
                    if self._running:
                        yield from self._step(sequence, token)
            except CancelledError:
                for number in (*self._running, *self._waiting):
                    self._writings[number].cancel()
                    yield number, self._writings[number].ending()

    def _start(self, number: int, sequence: Sequence, token: CancelToken) -> Deltas:
        """Read a prompt, choose its answer's first token and give it a row."""
        writing = self._writings[number]
        start = time.perf_counter()
        sequence.truncate(min(sequence.matching(writing.prompt), len(writing.prompt) - 1))
        writing.cached = len(sequence.tokens)
        if sequence.cache.has_states and len(sequence.tokens) < self._shared:
            # The others go on from here, so that the place has to be kept.
            finish(prefill(sequence, writing.prompt[: self._shared], token))
            sequence.keep_place()
        reading = prefill(sequence, writing.prompt, token)
        logits = yield from _numbered(number, reading)
        self._batch.append(sequence.cache)
        writing.prefill_seconds = time.perf_counter() - start
        self._waiting.popleft()
        self._running.append(number)
        yield from self._choose(len(self._running) - 1, logits)

    def _step(self, sequence: Sequence, token: CancelToken) -> Deltas:
        """A token for each row."""
        start = time.perf_counter()
        token.raise_if_cancelled()
        last = []
        for row, number in enumerate(self._running):
            tokens = self._writings[number].tokens
            if not self._batch.truncate(row, len(tokens) - 1):  # the answer may have gone back
                sequence.truncate(min(sequence.matching(tokens), len(tokens) - 2))
                finish(prefill(sequence, tokens[:-1], token))
                self._batch.put(row, sequence.cache)
            last.append(tokens[-1])
        logits = self._batch.logits_after(last, token)
        share = (time.perf_counter() - start) / len(last)
        for row in reversed(range(len(last))):  # one that ends is replaced by a later one
            self._writings[self._running[row]].decode_seconds += share
            yield from self._choose(row, logits[row])

    def _choose(self, row: int, logits: Logits) -> Deltas:
        """The next token of a row, which is freed if its answer is over."""
        number = self._running[row]
        writing = self._writings[number]
        delta = writing.choose(logits)
        if delta is not None:
            yield number, delta
            if not self._ends or not self._ends[number].cancelled:
                return
            writing.cancel()
        self._running[row] = self._running[-1]
        self._running.pop()
        self._batch.remove(row)
        yield number, writing.ending()


def _shared(prompts: Several[Several[int]]) -> int:
    """With how many tokens all begin; one of each is left to be read."""
    first, *others = prompts
    common = min((common_prefix(first, other) for other in others), default=0)
    return min(common, min(map(len, prompts)) - 1)


def _numbered(
    number: int, deltas: Generator[Delta, None, Logits]
) -> Generator[tuple[int, Delta], None, Logits]:
    return changed(deltas, lambda delta: (number, delta))
