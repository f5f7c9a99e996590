"""The default model's weights in other runtimes on ONNX; no target was set for these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from benchmarks.environments import MissingError
from benchmarks.measure import Better, Comparison
from benchmarks.prepare.runtimes import GENAI, OPTIMUM
from benchmarks.rows.base import Bench, Row
from benchmarks.rows.cold import peak_memory
from benchmarks.rows.speed import WRITTEN, decode, prefill

_PROMPT = 512
_ROUNDS = 3
_NAMES = {OPTIMUM: "optimum's ORTModelForCausalLM", GENAI: "onnxruntime-genai"}


def beside(bench: Bench, *, runtime: str, figure: Callable[[Bench], Comparison]) -> Comparison:
    """A figure with another peer. Raises MissingError if it is not there."""
    peer = bench.runtimes.get(runtime)
    if peer is None:
        raise MissingError(f"{runtime} is not there.")
    return figure(replace(bench.fewer(_ROUNDS), peer=peer))


def _rows(runtime: str) -> tuple[Row, ...]:
    figures = (
        (
            "decode",
            f"Writing, {WRITTEN} tokens after a prompt of {_PROMPT}",
            "tokens/s",
            Better.HIGHER,
            decode,
        ),
        ("prefill", f"Reading a prompt of {_PROMPT} tokens", "tokens/s", Better.HIGHER, prefill),
        (
            "memory",
            f"Most resident memory, prompt of {_PROMPT} tokens",
            "MB",
            Better.LOWER,
            peak_memory,
        ),
    )
    return tuple(
        Row(
            f"{runtime}-{id_}",
            title,
            unit,
            better,
            None,
            partial(beside, runtime=runtime, figure=partial(measure, prompt=_PROMPT)),
            against=_NAMES[runtime],
        )
        for id_, title, unit, better, measure in figures
    )


ROWS = (*_rows(OPTIMUM), *_rows(GENAI))
