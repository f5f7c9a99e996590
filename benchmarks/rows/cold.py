"""A process from its start: time to the first token, and memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from benchmarks.children import Child
from benchmarks.measure import Better, Comparison, in_turns
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench, Row
from benchmarks.texts import long_text

_GREETING = Request(("Hello. What can you do for me?",), tokens=1, chat=True)
_MEMORY_TOKENS = 2048
_WRITTEN = 16
_MEMORY_ROUNDS = 3  # memory does not drift as time does

Start = Callable[[int], Child]


def first_token(bench: Bench, request: Request = _GREETING) -> Comparison:
    """Seconds from starting the process to the first token of a short answer."""
    ours, peer = bench.starters()

    def seconds(start: Start, _number: int) -> float:
        before = time.perf_counter()
        with start(_MEMORY_TOKENS) as child:
            child.answer(request)
            return time.perf_counter() - before

    for start in (ours, peer):  # files in the system's cache, as after the app's first start
        seconds(start, 0)
    return in_turns(partial(seconds, ours), partial(seconds, peer), bench.rounds)


def peak_memory(bench: Bench, *, prompt: int) -> Comparison:
    """Megabytes resident at most, in a process that reads one prompt and writes a little."""
    tokens, rounds = bench.length(prompt), min(bench.rounds, _MEMORY_ROUNDS)
    ours, peer = bench.starters()
    with ours(tokens) as child:
        request = Request((long_text(tokens, child.count_tokens),), _WRITTEN)

    def megabytes(start: Start, _number: int) -> float:
        with start(tokens) as child:
            child.answer(request)
            return child.peak_megabytes()

    return in_turns(partial(megabytes, ours), partial(megabytes, peer), rounds)


ROWS = (
    Row(
        "load",
        "From starting the process to the first token",
        "s",
        Better.LOWER,
        1.0,
        first_token,
    ),
    Row(
        "memory",
        f"Most resident memory, prompt of {_MEMORY_TOKENS:,} tokens",
        "MB",
        Better.LOWER,
        1.5,
        partial(peak_memory, prompt=_MEMORY_TOKENS),
    ),
)
