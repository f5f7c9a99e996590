"""``sizes.md``, put together from what is kept; a size not measured anew keeps its figures."""

from __future__ import annotations

from pathlib import Path

from benchmarks.limits import read_limits
from benchmarks.report import RowResult, figures_table, missed_table, table
from benchmarks.rows.base import Row
from benchmarks.sizes.models import SIZES
from benchmarks.sizes.rows import ROWS
from benchmarks.store import About, Record, Store

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


def record_id(name: str, row: Row | None) -> str:
    """Under which a size's figure is kept: a file's name; without a row what all begin with."""
    return f"{name.replace(' ', '-')}.{row.id if row is not None else ''}"


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
    before = _sections(target)
    for name in SIZES:
        results = _results(records, name)
        if results or name not in before:
            parts += _section(name, results, _when(about, records, name))
        else:
            parts.append(before[name])
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _results(records: dict[str, Record], name: str) -> list[RowResult]:
    found = [(row, records.get(record_id(name, row))) for row in ROWS]
    return [
        RowResult(row, record.comparison)
        for row, record in found
        if record is not None and record.comparison is not None
    ]


def _section(name: str, results: list[RowResult], when: str) -> list[str]:
    if not results:
        return [f"## {name}", "Not measured."]
    missed = missed_table(results, read_limits(LIMITS))
    return [f"## {name}", when, figures_table(results), *([missed] if missed else [])]


def _when(about: About, records: dict[str, Record], name: str) -> str:
    """On which day, by which version, on what processor: sizes are measured one by one."""
    days = [records[key].began[:10] for key in records if key.startswith(record_id(name, None))]
    version, processor = about.machine["GPT Desktop"], about.machine["Processor"]
    return f"Measured on {max(days, default='')}: GPT Desktop {version}, {processor}."


def _sections(target: Path) -> dict[str, str]:
    """What the file says of each size now: it stays where a size is not measured anew."""
    if not target.exists():
        return {}
    _, *found = target.read_text(encoding="utf-8").split("\n## ")
    return {section.splitlines()[0]: f"## {section.strip()}" for section in found}
