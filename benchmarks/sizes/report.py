"""``sizes.md``, put together from what is kept."""

from __future__ import annotations

from pathlib import Path

from benchmarks.limits import read_limits
from benchmarks.report import RowResult, figures_table, missed_table, table
from benchmarks.rows.base import Row
from benchmarks.sizes.models import SIZES
from benchmarks.sizes.rows import ROWS
from benchmarks.store import Record, Store

LIMITS = Path(__file__).resolve().parent / "limits.toml"

_HOW = (
    "Random weights in published shapes and in Q4_K_M's mix of types, as llama.cpp's quantizer "
    "mixes them: how fast a model runs does not depend on what its weights are. Both engines run "
    "the same file on {threads} threads, each in a process of its own. A figure is the median of "
    "{rounds} rounds (of memory three at most, of 4,096 tokens two); in a round both are measured"
    " one right after the other, and the ratio is taken round by round. In brackets: the smallest"
    " and the largest ratio. llama.cpp is built for this processor, with its repacked kernels. "
    "Memory is that of a process that has given a short answer; llama.cpp has room for 768 "
    "tokens."
)


def record_id(name: str, row: Row) -> str:
    """Under which a size's figure is kept: a file's name."""
    return f"{name.replace(' ', '-')}.{row.id}"


def write_sizes(store: Store, target: Path) -> None:
    """Write what is kept.

    Raises:
        ValueError: nothing is.
    """
    about, records = store.about(), store.records()
    if about is None:
        raise ValueError("nothing has been measured yet")
    settings = about.settings
    parts = [
        "# Sizes people use",
        "Written by `make bench-sizes`; not edited by hand.",
        _HOW.format(threads=settings.threads, rounds=settings.rounds),
        table(("what", "which"), list(about.machine.items())),
    ]
    for name in SIZES:
        parts += _section(name, _results(records, name))
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _results(records: dict[str, Record], name: str) -> list[RowResult]:
    found = [(row, records.get(record_id(name, row))) for row in ROWS]
    return [
        RowResult(row, record.comparison)
        for row, record in found
        if record is not None and record.comparison is not None
    ]


def _section(name: str, results: list[RowResult]) -> list[str]:
    if not results:
        return [f"## {name}", "Not measured."]
    missed = missed_table(results, read_limits(LIMITS))
    return [f"## {name}", figures_table(results), *([missed] if missed else [])]
