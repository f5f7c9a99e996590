"""``results.md`` and its pictures, put together from what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.curves import CURVES
from benchmarks.limits import read_limits
from benchmarks.measure import Comparison
from benchmarks.report import Measured, RowResult, report
from benchmarks.rows.registry import ROWS, RUNTIME_ROWS
from benchmarks.store import About, Record, Settings, Store
from benchmarks.svg import draw


def write_results(store: Store, about: About, folder: Path) -> Path:
    """Write them; what was not measured is named.

    Raises:
        ValueError: nothing is kept.
    """
    records = store.records()
    if not records:
        raise ValueError("nothing has been measured yet")
    measured = measured_of(records)
    for curve in measured.curves:
        (folder / curve.file_name).write_text(draw(curve), encoding="utf-8")
    span = {"Measured": _span(records)}
    text = report(measured, {**about.machine, **span}, how(about.settings), read_limits())
    target = folder / "results.md"
    target.write_text(text, encoding="utf-8")
    return target


def measured_of(records: Mapping[str, Record]) -> Measured:
    """Records in the order of the registry."""
    figures, runtimes = (
        [RowResult(row, found) for row in rows if (found := _comparison(records, row.id))]
        for rows in (ROWS, RUNTIME_ROWS)
    )
    curves = [curve for part in CURVES if part.id in records for curve in records[part.id].curves]
    missing = [
        f"{row.title} ({row.against})" for row in (*ROWS, *RUNTIME_ROWS) if row.id not in records
    ]
    missing += [f"the curves over {part.id}" for part in CURVES if part.id not in records]
    return Measured(figures, runtimes, curves, missing)


def _comparison(records: Mapping[str, Record], id_: str) -> Comparison | None:
    record = records.get(id_)
    return None if record is None else record.comparison


def _span(records: Mapping[str, Record]) -> str:
    """From when to when, and how long it took, the making of models left out."""
    began = sorted(record.began for record in records.values())
    minutes = sum(record.seconds for record in records.values()) / 60
    return f"{began[0]} to {began[-1]} (begin of the last one), {minutes:.0f} minutes of measuring"


def how(settings: Settings) -> str:
    """On the way it was measured."""
    return (
        "Both engines run the same GGUF weights of the default model on "
        f"{settings.threads} threads, each in a process of its own. A figure is the median of "
        f"{settings.rounds} rounds; in a round both are measured one right after the other, and "
        "the ratio is taken round by round, so that a slow minute of the machine slows both. In "
        "brackets: the smallest and the largest ratio. Memory, the rows beside other runtimes "
        "and the curves have three rounds at most, the longest prompts of a curve one.\n\n"
        "llama.cpp gets and gives token ids and has room for the prompt and 256 tokens; GPT "
        "Desktop gets and gives text, as in the app. Writing is measured without guessing ahead, "
        "except in the rows on whole tasks.\n\n"
        "The other runtimes round the same weights anew to 4 bits, as their users do: optimum's "
        "export by onnxruntime's quantizer (asymmetric, blocks of 32), onnxruntime-genai by its "
        "model builder (int4, CPU, its defaults). GPT Desktop keeps the GGUF's own blocks. The "
        "largest model of the curve has random weights in the shape of Qwen3 0.6B (Q4_0, "
        "embedding Q8_0): how fast a model runs does not depend on what its weights are.\n\n"
        "Models of 0.6 to 4 billion parameters have a page of their own, which `make bench-sizes` "
        "writes: [sizes.md](sizes.md). What is known of them without it is in `docs/engine.md`."
    )
