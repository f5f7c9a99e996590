"""``python -m benchmarks.proofreading``: precision, recall and alarms, tuned and held-back halves.

Writes a Markdown table to standard output. ``--free`` adds "correct this text" by free generation
with the same model; ``--seconds`` the time of 100 words.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.proofreading.counts import Counts, counted
from benchmarks.proofreading.proposers import free_generation, harper_alone, proofreading
from benchmarks.proofreading.sentences import learners, right
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

_MODEL = Path(__file__).resolve().parents[2] / "models" / "smollm2-135m-instruct"
_HUNDRED = 100

Propose = Callable[[str], list[str]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proofreading")
    parser.add_argument("--model", type=Path, default=_MODEL)
    parser.add_argument("--free", action="store_true", help="also by free generation, slow")
    parser.add_argument("--kinds", action="store_true", help="recall of each kind of error")
    parser.add_argument("--show", action="store_true", help="what was wrong on the tuned half")
    arguments = parser.parse_args()
    engine = open_engine(read_model_folder(arguments.model))
    ways: list[tuple[str, Propose]] = [
        ("GPT Desktop", proofreading(engine)),
        ("Harper alone", harper_alone()),
    ]
    if arguments.free:
        ways.append(("“Correct this text”, the same model", free_generation(engine)))
    print("| way | half | precision | recall | alarms on right sentences | seconds for 100 words |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, propose in ways:
        _measure(name, propose, kinds=arguments.kinds, show=arguments.show)
    engine.close()
    return 0


def _measure(name: str, propose: Propose, *, kinds: bool, show: bool) -> None:
    for held_back in (False, True):
        wrong = [each for each in learners() if each.held_back is held_back]
        fine = [each for each in right() if each.held_back is held_back]
        start = time.perf_counter()
        counts = counted([*wrong, *fine], propose, show=show and not held_back)
        seconds = time.perf_counter() - start
        words = sum(len(each.text.split()) for each in (*wrong, *fine))
        half = "held back" if held_back else "tuned"
        print(
            f"| {name} | {half} | {counts.precision:.2f} | {counts.recall:.2f} "
            f"| {counts.alarmed} of {counts.right} | {seconds / words * _HUNDRED:.1f} |",
            flush=True,
        )
        if kinds:
            _kinds(counts)


def _kinds(counts: Counts) -> None:
    for kind, (found, all_) in sorted(counts.kinds.items()):
        print(f"|   {kind} | | | {found} of {all_} | | |")


if __name__ == "__main__":
    sys.exit(main())
