"""What is measured of each size."""

from __future__ import annotations

from functools import partial

from benchmarks.measure import Better, Comparison, in_turns
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench, Row
from benchmarks.rows.cold import first_token
from benchmarks.rows.speed import WRITTEN, decode, prefill

_PROMPT = 512
_GREETING = Request(("Hello. What can you do for me?",), tokens=1)

# Megabytes of a process that are its own, and that it has mapped from files.
Resident = tuple[float, float]


def memory(bench: Bench, *, part: int) -> Comparison:
    """Megabytes resident in both engines, ``part`` 0 of their own and 1 mapped from files."""
    ours, peer = (partial(_resident, bench, is_ours=is_ours) for is_ours in (True, False))
    return in_turns(lambda _: ours()[part], lambda _: peer()[part], min(bench.rounds, 3))


def own_share(bench: Bench) -> Comparison:
    """Megabytes of the engine's own memory beside those of the weights' file."""
    weights = bench.peer.model.stat().st_size / 1e6
    rounds = min(bench.rounds, 3)
    return in_turns(lambda _: _resident(bench, is_ours=True)[0], lambda _: weights, rounds)


def _resident(bench: Bench, *, is_ours: bool) -> Resident:
    """After a short answer: what the cache of a long prompt takes is not the weights' doing."""
    ours, peer = bench.starters(plain=True)
    with (ours if is_ours else peer)(bench.length(_PROMPT)) as child:
        child.answer(_GREETING)
        return child.resident_megabytes()


def _prefill_long(bench: Bench) -> Comparison:
    """Two rounds: one takes minutes, which evens out by itself what disturbs for a second."""
    return prefill(bench.fewer(2), prompt=4096)


_SPEED, _MEMORY = "tokens/s", "MB"
ROWS = (
    Row(
        "prefill",
        f"Reading {_PROMPT} tokens",
        _SPEED,
        Better.HIGHER,
        1.0,
        partial(prefill, prompt=_PROMPT),
    ),
    Row(
        "decode",
        f"Writing {WRITTEN} tokens after {_PROMPT}",
        _SPEED,
        Better.HIGHER,
        1.1,
        partial(decode, prompt=_PROMPT),
    ),
    Row(
        "load",
        "From starting the process to the first token",
        "s",
        Better.LOWER,
        1.5,
        partial(first_token, request=_GREETING),
    ),
    Row("own-share", "Memory of its own", _MEMORY, Better.LOWER, 0.3, own_share, "the file"),
    Row("own", "Memory of its own", _MEMORY, Better.LOWER, None, partial(memory, part=0)),
    Row("mapped", "Memory mapped from files", _MEMORY, Better.LOWER, None, partial(memory, part=1)),
    Row(
        "prefill-long",
        "Reading 4,096 tokens",
        _SPEED,
        Better.HIGHER,
        1.0,
        _prefill_long,
    ),
)
