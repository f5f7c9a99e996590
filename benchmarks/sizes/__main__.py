"""Measures models of the sizes people use beside llama.cpp and writes ``sizes.md``.

    .venv/bin/python -m benchmarks.sizes [--quick] [--only "Qwen3 0.6B"]

``make bench-sizes`` makes what this needs. The weights are random, in the published shapes and
in Q4_K_M's mix of types; they are made in a temporary folder, up to 7 GB of it, one model after
the other. What has been measured is kept in ``build/bench``: ``--only`` measures a size anew.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.children import ChildError
from benchmarks.environments import MissingError
from benchmarks.machine import cores, machine, other_load
from benchmarks.prepare.bench import FOLDER, versions
from benchmarks.report import RowResult
from benchmarks.rows.base import Bench
from benchmarks.sizes.models import SIZES, engines
from benchmarks.sizes.report import record_id, write_sizes
from benchmarks.sizes.rows import ROWS
from benchmarks.store import About, Record, Settings, Store
from benchmarks.weights import default_recipe, published_weights
from gpt_desktop.core.errors import UserFacingError

_HERE = Path(__file__).resolve().parent.parent
_ROUNDS = 5


def main() -> int:
    """0: done. 1: a figure could not be measured. 2: something that is needed is not there."""
    arguments = _arguments()
    rounds = arguments.rounds or (1 if arguments.quick else _ROUNDS)
    settings = Settings(arguments.threads, rounds, arguments.quick)
    store = Store(FOLDER / ("sizes-quick" if settings.quick else "sizes"))
    target = (FOLDER if settings.quick else _HERE) / "sizes.md"
    names = arguments.only or list(SIZES)[: 1 if settings.quick else None]
    failed = 0
    try:
        vocabulary = published_weights(default_recipe(), FOLDER)
        for name in names:
            with engines(name, vocabulary) as (ours, peer):
                bench = Bench(ours, peer, settings.threads, rounds, settings.quick)
                _begin(store, settings, bench, anew=name == names[0] and not arguments.only)
                failed += sum(not _measured(bench, name, row_id, store) for row_id in _rows())
            write_sizes(store, target)
    except (UserFacingError, MissingError) as error:
        print(error, file=sys.stderr)
        return 2
    print(target)
    return 1 if failed else 0


def _rows() -> range:
    return range(len(ROWS))


def _begin(store: Store, settings: Settings, bench: Bench, *, anew: bool) -> None:
    """Keep what is kept only where it was measured in the same way."""
    kept = store.about()
    if anew or kept is None or kept.settings != settings:
        load = {"Other programs computing, at the start": f"{other_load():.1f}"}
        store.begin(About(settings, {**machine(), **load, **versions(bench)}))


def _measured(bench: Bench, name: str, place: int, store: Store) -> bool:
    """Measure a row, keep and print it; whether that went well."""
    row = ROWS[place]
    began, start = datetime.now(UTC).isoformat(timespec="seconds"), time.perf_counter()
    try:
        found = row.measure(bench)
    except (ChildError, MissingError, ValueError) as error:
        print(f"{name}, {row.id}: not measured. {error}", file=sys.stderr, flush=True)
        return False
    seconds = time.perf_counter() - start
    store.save(Record(record_id(name, row), began, seconds, comparison=found))
    cells = " | ".join(RowResult(row, found).cells())
    print(f"{name} | {cells}  [{seconds:.0f} s]", flush=True)
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sizes", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="the smallest, one round on short prompts, to build/bench: shows that it runs",
    )
    parser.add_argument("--only", action="append", choices=list(SIZES), help="this size alone")
    parser.add_argument("--threads", type=int, default=cores(), help="for both engines")
    parser.add_argument("--rounds", type=int, help=f"of each figure; {_ROUNDS}, if not quick")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
