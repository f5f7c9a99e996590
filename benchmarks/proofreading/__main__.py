"""``python -m benchmarks.proofreading``: precision, recall and alarms, tuned and held-back halves.

Writes a Markdown table to standard output; ``--ways`` says of what. ``--seconds`` adds the time
that 100 words of running text take.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.proofreading.counts import Counts, counted
from benchmarks.proofreading.proposers import free_generation, harper_alone, proofreading
from benchmarks.proofreading.sentences import learners, right
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

_MODEL = Path(__file__).resolve().parents[2] / "models" / "smollm2-135m-instruct"
_HUNDRED = 100
_TIMED = 9  # texts
_NAMES = {
    "app": "GPT Desktop",
    "harper": "Harper alone",
    "free": "“Correct this text”, the same model",
}

Propose = Callable[[str], list[str]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proofreading")
    parser.add_argument("--model", type=Path, default=_MODEL)
    parser.add_argument("--ways", nargs="+", choices=tuple(_NAMES), default=["app", "harper"])
    parser.add_argument("--seconds", action="store_true", help="time 100 words at a stretch")
    parser.add_argument("--kinds", action="store_true", help="recall of each kind of error")
    parser.add_argument("--show", action="store_true", help="what was wrong on the tuned half")
    arguments = parser.parse_args()
    engine = open_engine(read_model_folder(arguments.model))
    makers: dict[str, Callable[[], Propose]] = {
        "app": lambda: proofreading(engine),
        "harper": harper_alone,
        "free": lambda: free_generation(engine),
    }
    if arguments.seconds:
        wall, processor = _seconds(proofreading(engine))
        print(f"100 words: {wall:.2f} s, {processor:.2f} s of all processors' time")
        return 0
    print("| way | half | precision | recall | alarms on right sentences | seconds for 100 words |")
    print("| --- | --- | --- | --- | --- | --- |")
    for way in arguments.ways:
        _measure(_NAMES[way], makers[way](), kinds=arguments.kinds, show=arguments.show)
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


def _seconds(propose: Propose) -> tuple[float, float]:
    """The median times of texts of a hundred words, a wrong sentence after each right one.

    Beside other work the second one says more; that of idle threads which wait is in it.
    """
    pairs = zip(learners(), right(), strict=True)
    words = " ".join(f"{one.text} {other.text}" for one, other in pairs).split()
    texts = [" ".join(words[at : at + _HUNDRED]) for at in range(0, _TIMED * _HUNDRED, _HUNDRED)]
    times = []
    for text in texts:
        start, used = time.perf_counter(), time.process_time()
        propose(text)
        times.append((time.perf_counter() - start, time.process_time() - used))
    return median(wall for wall, _ in times), median(used for _, used in times)


def _kinds(counts: Counts) -> None:
    for kind, (found, all_) in sorted(counts.kinds.items()):
        print(f"|   {kind} | | | {found} of {all_} | | |")


if __name__ == "__main__":
    sys.exit(main())
