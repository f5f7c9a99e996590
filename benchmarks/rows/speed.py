"""Tokens a second: reading and writing at several lengths, and on a busy machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from benchmarks.children import Child
from benchmarks.measure import Better, Comparison, in_turns
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench, Row
from benchmarks.texts import long_text

WRITTEN = 128
# It ends with its parent, should that be killed.
_ENDLESS = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"


def decode(bench: Bench, *, prompt: int) -> Comparison:
    """Speed of writing after a prompt, which is read once and then held."""
    tokens = bench.length(prompt)
    with bench.pair(tokens, plain=True) as (ours, peer):
        request = Request((long_text(tokens, ours.count_tokens),), WRITTEN)
        return in_turns(_decode_speed(ours, request), _decode_speed(peer, request), bench.rounds)


def decode_while_busy(bench: Bench) -> Comparison:
    """As ``decode``, beside a program that computes without end."""
    with one_core_busy():
        return decode(bench, prompt=512)


def prefill(bench: Bench, *, prompt: int) -> Comparison:
    """Speed of reading a prompt that is new from its first word on, to the first token."""
    tokens = bench.length(prompt)
    with bench.pair(tokens, plain=True) as (ours, peer):
        count = ours.count_tokens
        texts = [long_text(tokens, count, f"{number}th") for number in range(bench.rounds)]

        def speed(child: Child, number: int) -> float:
            return child.answer(Request((texts[number],), tokens=1)).prefill_speed

        return in_turns(partial(speed, ours), partial(speed, peer), bench.rounds)


def _decode_speed(child: Child, request: Request) -> Callable[[int], float]:
    child.answer(Request(request.turns, tokens=1))  # reads the prompt
    return lambda _number: child.answer(request).decode_speed


@contextmanager
def one_core_busy() -> Iterator[None]:
    """Another process keeps a core busy meanwhile."""
    with subprocess.Popen([sys.executable, "-c", _ENDLESS]) as process:
        try:
            yield
        finally:
            process.kill()


ROWS = (
    Row(
        "decode",
        f"Writing, {WRITTEN} tokens after a prompt of 512",
        "tokens/s",
        Better.HIGHER,
        1.25,
        partial(decode, prompt=512),
    ),
    Row(
        "prefill",
        "Reading a prompt of 512 tokens",
        "tokens/s",
        Better.HIGHER,
        2.5,
        partial(prefill, prompt=512),
    ),
    Row(
        "prefill-long",
        "Reading a prompt of 4,096 tokens",
        "tokens/s",
        Better.HIGHER,
        2.5,
        partial(prefill, prompt=4096),
    ),
    Row(
        "decode-long",
        "Writing with 6,000 tokens of context",
        "tokens/s",
        Better.HIGHER,
        1.25,
        partial(decode, prompt=6000),
    ),
    Row(
        "busy",
        "Writing while another program keeps one core busy",
        "tokens/s",
        Better.HIGHER,
        1.5,
        decode_while_busy,
    ),
)
