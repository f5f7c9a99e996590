"""Measures the engine beside llama.cpp and writes ``results.md``.

``make bench`` makes what this needs; then ``python -m benchmarks [--quick] [--only ROW]``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.children import ROOT, EngineSpec
from benchmarks.curves import curves
from benchmarks.machine import cores, machine, other_load
from benchmarks.report import RowResult, figures_table, report
from benchmarks.rows.base import Bench
from benchmarks.rows.registry import ROWS
from benchmarks.svg import draw
from benchmarks.weights import default_recipe, published_weights
from gpt_desktop import paths
from gpt_desktop.core.errors import UserFacingError

RESULTS = Path(__file__).resolve().parent
_ROUNDS = 5
_QUIET = 0.5


def main() -> int:
    """0: measured. 2: something that is needed is not there."""
    arguments = _arguments()
    try:
        bench = _bench(arguments)
    except (UserFacingError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 2
    load = other_load()
    if load > _QUIET:
        # llama.cpp's threads wait for each other in a loop, so it suffers by far the most.
        print(f"Other programs are computing ({load:.1f}): no ratio will be fair.", file=sys.stderr)
    chosen = [row for row in ROWS if not arguments.only or row.id in arguments.only]
    results = []
    for row in chosen:
        results.append(RowResult(row, row.measure(bench)))
        print(" | ".join(results[-1].cells()), flush=True)
    if arguments.only:
        return 0
    folder = ROOT / "build" / "bench" if arguments.quick else RESULTS
    told = {**machine(), "Other programs computing, at the start": f"{load:.1f}"}
    _write(bench, results, told, folder)
    print(f"\n{figures_table(results)}\n\n{folder / 'results.md'}")
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
        choices=[row.id for row in ROWS],
        metavar="ROW",
        help=f"print this figure only: {', '.join(row.id for row in ROWS)}",
    )
    parser.add_argument("--threads", type=int, default=cores(), help="for both engines")
    parser.add_argument("--rounds", type=int, help=f"of each figure; {_ROUNDS}, if not quick")
    return parser.parse_args()


def _bench(arguments: argparse.Namespace) -> Bench:
    """What to measure with.

    Raises:
        FileNotFoundError: the peer's environment is not there.
        UserFacingError: the weights cannot be fetched.
    """
    folder = (
        ".venv-bench/Scripts/python.exe" if sys.platform == "win32" else ".venv-bench/bin/python"
    )
    python = ROOT / folder
    if not python.exists():
        raise FileNotFoundError(f"{python} is not there: run `make bench` once.")
    recipe = default_recipe()
    weights = published_weights(recipe, ROOT / "build" / "bench")
    return Bench(
        EngineSpec(Path(sys.executable), "ours", paths.models_dir() / recipe.entry.id),
        EngineSpec(python, "llama.cpp", weights),
        arguments.threads,
        arguments.rounds or (1 if arguments.quick else _ROUNDS),
        arguments.quick,
    )


def _write(bench: Bench, results: list[RowResult], told: dict[str, str], folder: Path) -> None:
    """Measure the curves, and write everything."""
    with bench.pair(0) as pair:
        versions = {name: v for child in pair for name, v in child.versions().items()}
    drawn = curves(bench)
    for curve in drawn:
        (folder / curve.file_name).write_text(draw(curve), encoding="utf-8")
    how = (
        f"Both engines run the weights of `{bench.peer.model.name}` on {bench.threads} threads, "
        f"each in a process of its own. A figure is the median of {bench.rounds} rounds; in a "
        "round both are measured one right after the other, and the ratio is taken round by "
        "round, so that a slow minute of the machine slows both. In brackets: the smallest and "
        "the largest ratio. llama.cpp gets and gives token ids and has room for the prompt and "
        "256 tokens; GPT Desktop gets and gives text, as in the app. Writing is measured without "
        "guessing ahead, except in the rows on whole tasks."
    )
    text = report(results, drawn, {**told, **versions}, how)
    (folder / "results.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
