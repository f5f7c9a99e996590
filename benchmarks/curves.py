"""How speed changes with the length of the context, the model, threads, and answers at once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

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
_PROMPT = 512
_SECTION_TOKENS = 1024
_ROUNDS = 3
_MOST_READ = 8192  # tokens a point; long prompts are read in fewer rounds
_MOST_SECTIONS = 24  # a point
_NAMES = ("GPT Desktop", "llama.cpp")

Speeds = tuple[float, float]
Points = dict[int, Speeds]


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


@dataclass(frozen=True, slots=True)
class CurvePart:
    """Curves that are measured together; each point is a median, and both engines take turns."""

    id: str
    measure: Callable[[Bench], list[Curve]]


def over_sizes(bench: Bench) -> list[Curve]:
    """Speeds of reading and of writing by millions of parameters."""
    reading, writing = {}, {}
    for millions, (ours, peer) in bench.sizes.items():
        sized = replace(bench.fewer(_ROUNDS), ours=ours, peer=peer)
        with sized.pair(_PROMPT, plain=True) as pair:
            reading[millions], writing[millions] = _speeds(pair, _PROMPT, sized.rounds)
    return _both("size of the model", "size", "millions of parameters", reading, writing)


def over_threads(bench: Bench) -> list[Curve]:
    """Speeds of reading and of writing by number of threads."""
    reading, writing = {}, {}
    for count in THREADS:
        with bench.pair(_PROMPT, count, plain=True) as pair:
            reading[count], writing[count] = _speeds(pair, _PROMPT, min(bench.rounds, _ROUNDS))
    return _both("threads", "threads", "threads", reading, writing)


def over_batches(bench: Bench) -> list[Curve]:
    """Tokens a second of summaries of so many sections, reading them included."""
    speeds = {}
    with bench.pair(_SECTION_TOKENS) as pair:
        for size in BATCHES[:3] if bench.quick else BATCHES:
            requests = section_requests(size)
            rounds = _rounds(bench, _MOST_SECTIONS // size)
            speeds[size] = _medians(
                [[_batch_speed(child, requests) for child in pair] for _ in range(rounds)]
            )
    return [_curve("Sections at once", "batch.svg", "sections", speeds)]


def over_contexts(bench: Bench) -> list[Curve]:
    """Speeds of reading and of writing by length of the prompt."""
    contexts = CONTEXTS[:2] if bench.quick else CONTEXTS
    reading, writing = {}, {}
    with bench.pair(max(contexts), plain=True) as pair:
        for tokens in contexts:
            rounds = _rounds(bench, _MOST_READ // tokens)
            reading[tokens], writing[tokens] = _speeds(pair, tokens, rounds)
    return _both("context", "context", "tokens of context", reading, writing)


def _rounds(bench: Bench, affordable: int) -> int:
    return max(1, min(bench.rounds, _ROUNDS, affordable))


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


def _both(what: str, stem: str, x_title: str, reading: Points, writing: Points) -> list[Curve]:
    return [
        _curve(f"Writing over {what}", f"decode-{stem}.svg", x_title, writing),
        _curve(f"Reading over {what}", f"prefill-{stem}.svg", x_title, reading),
    ]


def _curve(title: str, file_name: str, x_title: str, speeds: Mapping[int, Speeds]) -> Curve:
    lines = [
        Line(name, {x: values[place] for x, values in speeds.items()})
        for place, name in enumerate(_NAMES)
    ]
    return Curve(title, file_name, x_title, _SPEED, lines)


# The long ones last: a run that is cut off has the others.
CURVES = (
    CurvePart("sizes", over_sizes),
    CurvePart("threads", over_threads),
    CurvePart("batches", over_batches),
    CurvePart("contexts", over_contexts),
)
