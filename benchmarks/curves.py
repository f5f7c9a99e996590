"""How speed changes with the length of the context, threads, and answers at once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.children import Child
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench
from benchmarks.rows.tasks import section_requests
from benchmarks.texts import long_text

CONTEXTS = (256, 512, 1024, 2048, 4096, 6000, 8000)
THREADS = (1, 2)
BATCHES = (1, 2, 4, 8, 16)
_SPEED = "tokens/s"
_WRITTEN = 32
_THREADS_PROMPT = 512
_SECTION_TOKENS = 1024
_ROUNDS = 3
_NAMES = ("GPT Desktop", "llama.cpp")

Speeds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One engine's points: x to y."""

    name: str
    points: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A picture: lines over one axis."""

    title: str
    file_name: str
    x_title: str
    y_title: str
    lines: Sequence[Line]


def curves(bench: Bench) -> list[Curve]:
    """Measure them all; each point is a median, and both engines take turns."""
    contexts = CONTEXTS[:2] if bench.quick else CONTEXTS
    batches = BATCHES[:3] if bench.quick else BATCHES
    held = "tokens of context"
    reading, writing = over_contexts(bench, contexts)
    threads_reading, threads_writing = over_threads(bench, THREADS)
    return [
        _curve("Writing over context", "decode-context.svg", held, writing),
        _curve("Reading over length of the prompt", "prefill-context.svg", held, reading),
        _curve("Writing over threads", "decode-threads.svg", "threads", threads_writing),
        _curve("Sections at once", "batch.svg", "sections", over_batches(bench, batches)),
        _curve("Reading over threads", "prefill-threads.svg", "threads", threads_reading),
    ]


def over_contexts(
    bench: Bench, contexts: Sequence[int]
) -> tuple[dict[int, Speeds], dict[int, Speeds]]:
    """Speeds of reading and of writing by length of the prompt."""
    reading, writing = {}, {}
    with bench.pair(max(contexts), plain=True) as pair:
        for tokens in contexts:
            reading[tokens], writing[tokens] = _speeds(pair, tokens, min(bench.rounds, _ROUNDS))
    return reading, writing


def over_threads(
    bench: Bench, threads: Sequence[int]
) -> tuple[dict[int, Speeds], dict[int, Speeds]]:
    """Speeds of reading and of writing by number of threads."""
    reading, writing = {}, {}
    for count in threads:
        with bench.pair(_THREADS_PROMPT, count, plain=True) as pair:
            reading[count], writing[count] = _speeds(pair, _THREADS_PROMPT, bench.rounds)
    return reading, writing


def over_batches(bench: Bench, batches: Sequence[int]) -> dict[int, Speeds]:
    """Tokens a second of summaries of so many sections, reading them included."""
    speeds = {}
    with bench.pair(_SECTION_TOKENS) as pair:
        for size in batches:
            requests = section_requests(size)
            measured = [
                [_batch_speed(child, requests) for child in pair] for _ in range(bench.rounds)
            ]
            speeds[size] = _medians(measured)
    return speeds


def _batch_speed(child: Child, requests: Sequence[Request]) -> float:
    start = time.perf_counter()
    texts = child.answer_all(requests)
    seconds = time.perf_counter() - start
    return sum(map(child.count_tokens, texts)) / seconds


def _speeds(pair: tuple[Child, Child], tokens: int, rounds: int) -> tuple[Speeds, Speeds]:
    """Of reading and of writing, of both engines."""
    count = pair[0].count_tokens
    texts = [long_text(tokens, count, f"{tokens}.{number}.") for number in range(rounds)]
    answers = [[child.answer(Request((text,), _WRITTEN)) for child in pair] for text in texts]
    return (
        _medians([[answer.prefill_speed for answer in both] for both in answers]),
        _medians([[answer.decode_speed for answer in both] for both in answers]),
    )


def _medians(rounds: Sequence[Sequence[float]]) -> Speeds:
    ours, peer = (statistics.median(values) for values in zip(*rounds, strict=True))
    return ours, peer


def _curve(title: str, file_name: str, x_title: str, speeds: Mapping[int, Speeds]) -> Curve:
    lines = [
        Line(name, {x: values[place] for x, values in speeds.items()})
        for place, name in enumerate(_NAMES)
    ]
    return Curve(title, file_name, x_title, _SPEED, lines)
