"""Measures what was chosen, part by part, and keeps each part at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.children import ChildError
from benchmarks.curves import CURVES, Curve
from benchmarks.environments import MissingError
from benchmarks.measure import Comparison
from benchmarks.report import RowResult
from benchmarks.rows.base import Bench
from benchmarks.rows.registry import ROWS, RUNTIME_ROWS
from benchmarks.store import Record, Store

_ROWS = {row.id: row for row in (*ROWS, *RUNTIME_ROWS)}


@dataclass(frozen=True, slots=True)
class Part:
    """What is measured and kept together."""

    id: str
    measure: Callable[[Bench], Comparison | list[Curve]]


# What matters most comes first: a run may be cut off.
PARTS: tuple[Part, ...] = (
    *(Part(row.id, row.measure) for row in _ROWS.values()),
    *(Part(part.id, part.measure) for part in CURVES),
)


def measure_all(bench: Bench, parts: Sequence[Part], store: Store | None) -> list[str]:
    """Measure, print and keep; returns the ids of parts that failed.

    A part that fails does not keep the others from being measured: its error is printed.
    """
    failed = []
    for number, part in enumerate(parts, start=1):
        try:
            record = _measure(bench, part)
        except (ChildError, MissingError, ValueError) as error:
            print(f"{part.id}: not measured. {error}", file=sys.stderr, flush=True)
            failed.append(part.id)
            continue
        if store is not None:
            store.save(record)
        for line in _told(record):
            print(line, flush=True)
        print(f"  [{number}/{len(parts)} {part.id}, {record.seconds:.0f} s]", flush=True)
    return failed


def _measure(bench: Bench, part: Part) -> Record:
    began = datetime.now(UTC).isoformat(timespec="seconds")
    start = time.perf_counter()
    found = part.measure(bench)
    seconds = time.perf_counter() - start
    if isinstance(found, Comparison):
        return Record(part.id, began, seconds, comparison=found)
    return Record(part.id, began, seconds, curves=tuple(found))


def _told(record: Record) -> Iterator[str]:
    if record.comparison is not None:
        yield " | ".join(RowResult(_ROWS[record.id], record.comparison).cells())
    for curve in record.curves:
        for line in curve.lines:
            points = ", ".join(f"{x}: {y:.1f}" for x, y in line.points.items())
            yield f"{curve.title} | {line.name} | {points}"
