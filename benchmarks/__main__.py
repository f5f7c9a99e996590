"""Measures the engine beside llama.cpp and other runtimes and writes ``results.md``.

``make bench`` makes what this needs. What has been measured is kept in ``build/bench``, so a run
that was cut off goes on by ``--resume``, and ``--report`` writes down what there is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.environments import MissingError
from benchmarks.machine import cores, machine, other_load
from benchmarks.prepare.bench import FOLDER, prepare, versions
from benchmarks.results import write_results
from benchmarks.rows.base import Bench
from benchmarks.run import PARTS, Part, measure_all
from benchmarks.store import About, Settings, Store
from gpt_desktop.core.errors import UserFacingError

_HERE = Path(__file__).resolve().parent
_ROUNDS = 5
_QUIET = 0.5


def main() -> int:
    """0: done. 1: a part could not be measured. 2: something that is needed is not there."""
    arguments = _arguments()
    settings = Settings(
        arguments.threads,
        arguments.rounds or (1 if arguments.quick else _ROUNDS),
        arguments.quick,
    )
    store = Store(FOLDER / ("measured-quick" if settings.quick else "measured"))
    try:
        if arguments.report:
            return _report(store)
        bench, reasons = prepare(settings)
    except (UserFacingError, MissingError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for reason in reasons:
        print(reason, file=sys.stderr)
    if arguments.prepare:
        return 0
    chosen = [part for part in PARTS if not arguments.only or part.id in arguments.only]
    return _run(bench, settings, store, chosen, arguments)


def _run(
    bench: Bench,
    settings: Settings,
    store: Store,
    chosen: list[Part],
    arguments: argparse.Namespace,
) -> int:
    kept = store.about()
    goes_on = kept is not None and kept.settings == settings
    if arguments.resume and not goes_on:
        print("There is no run with these settings to go on with.", file=sys.stderr)
        return 2
    if arguments.resume:
        held = store.records()
        chosen = [part for part in chosen if part.id not in held]
    elif not arguments.only or kept is None:
        store.begin(About(settings, _machine(bench)))
        goes_on = True
    _warn_of_load()
    failed = measure_all(bench, chosen, store if goes_on else None)
    if not goes_on:
        print("Not kept: what is kept was measured with other settings.", file=sys.stderr)
    elif not arguments.only:
        _report(store)
    return 1 if failed else 0


def _machine(bench: Bench) -> dict[str, str]:
    load = {"Other programs computing, at the start": f"{other_load():.1f}"}
    return {**machine(), **load, **versions(bench)}


def _warn_of_load() -> None:
    load = other_load()
    if load > _QUIET:
        # llama.cpp's threads wait for each other in a loop, so it suffers by far the most.
        print(f"Other programs are computing ({load:.1f}): no ratio will be fair.", file=sys.stderr)


def _report(store: Store) -> int:
    """Raises ValueError where nothing is kept."""
    about = store.about()
    if about is None:
        raise ValueError("Nothing has been measured yet.")
    print(write_results(store, about, FOLDER if about.settings.quick else _HERE))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="one round on short prompts, written to build/bench: shows that everything runs",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=[part.id for part in PARTS],
        metavar="PART",
        help=f"measure this alone, in place of what is kept: {', '.join(p.id for p in PARTS)}",
    )
    parser.add_argument("--threads", type=int, default=cores(), help="for all engines")
    parser.add_argument("--rounds", type=int, help=f"of each figure; {_ROUNDS}, if not quick")
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument("--resume", action="store_true", help="measure what is not kept yet")
    goal.add_argument("--report", action="store_true", help="measure nothing, write results.md")
    goal.add_argument("--prepare", action="store_true", help="measure nothing, make all models")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
