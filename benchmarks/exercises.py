"""What code computes of exercises, and what it finds in learners' solutions.

    .venv/bin/python -m benchmarks.exercises

Three sets by who wrote the rules, one by somebody who had not seen them, and one in two halves by
somebody who had not seen them either and then mended the rules on the first half. Prints and writes
``benchmarks/exercises.md``; exercises that are computed wrong and right lines that are called
wrong are listed, and so is what was missed.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from gpt_desktop.core.exercises.solved import CheckedLine, Verdict
from gpt_desktop.services.exercises import Exercises
from gpt_desktop.units.pint_converter import PintConverter

_FOLDER = Path(__file__).parent
_SETS = _FOLDER / "learning"
_TODAY = date(2026, 5, 14)
_HALVES = ("tuned", "held", "last", "others", "paper-a", "paper-b", "fresh")
_HEADS = (
    "| set | exercises | computed and right | computed wrong | not computed "
    "| errors planted | line found | right solutions | called wrong |"
)
_NAMES = {
    "tuned": "written with the rules",
    "held": "held back, then mended on",
    "last": "run once, mended on since",
    "others": "by another hand, mended on since",
    "paper-a": "by a third hand, mended on",
    "fresh": "after that, run once, then mended on",
    "paper-b": "the other half, run, then mended on",
}


@dataclass
class Count:
    """What came out of one set."""

    exercises: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    planted: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    whole: int = 0
    alarms: list[str] = field(default_factory=list)


def main() -> int:
    """Measure every set; 1 where something was computed wrong or a right line called so."""
    exercises = Exercises(PintConverter(), lambda: _TODAY)
    counts = {half: _measured(half, exercises) for half in _HALVES}
    report = _report(counts)
    print(report)
    (_FOLDER / "exercises.md").write_text(report, encoding="utf-8")
    return int(any(count.wrong or count.alarms for count in counts.values()))


def _measured(half: str, exercises: Exercises) -> Count:
    count = Count()
    for one in read_set(f"exercises-{half}", "exercise"):
        text, answer = str(one["text"]), str(one["answer"])
        solved = exercises.solve(text)
        count.exercises += 1
        if solved is None:
            count.silent.append(text)
        elif exercises.says(solved, answer):
            count.right += 1
        else:
            count.wrong.append(f"{text} — {solved.result}, not {answer}")
    for one in read_set(f"solutions-{half}", "solution"):
        lines = [str(line) for line in one["lines"]]
        checks = exercises.check(str(one["exercise"]), lines)
        _take(count, str(one["exercise"]), lines, checks, int(one["wrong"]))
    return count


def _take(
    count: Count, text: str, lines: Sequence[str], checks: Sequence[CheckedLine], wrong: int
) -> None:
    first = first_wrong(checks)
    if wrong < 0:
        count.whole += 1
        if first >= 0:
            count.alarms.append(f"{text} — “{lines[first]}”: {checks[first].why}")
        return
    count.planted += 1
    if first == wrong:
        count.found += 1
        return
    said = f"“{lines[first]}” in its place" if first >= 0 else "nothing"
    count.missed.append(f"{text} — “{lines[wrong]}”: {said}")
    if 0 <= first < wrong:
        count.alarms.append(f"{text} — “{lines[first]}”: {checks[first].why}")


def first_wrong(checks: Sequence[CheckedLine]) -> int:
    """The place of the first wrong line, or -1."""
    return next((place for place, one in enumerate(checks) if one.verdict is Verdict.WRONG), -1)


def read_set(name: str, table: str) -> list[dict[str, Any]]:
    """The tables of a set; none where it is not there."""
    path = _SETS / f"{name}.toml"
    if not path.is_file():
        return []
    with path.open("rb") as file:
        return list(tomllib.load(file)[table])


def _report(counts: dict[str, Count]) -> str:
    lines = [
        "# Exercises computed, and learners' solutions checked",
        "",
        "`python -m benchmarks.exercises`; no model takes part. Sets: `benchmarks/learning/`.",
        "",
        _HEADS,
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for half, count in counts.items():
        if count.exercises or count.planted:
            lines.append(
                f"| {_NAMES[half]} | {count.exercises} | {count.right} | {len(count.wrong)} "
                f"| {len(count.silent)} | {count.planted} | {count.found} | {count.whole} "
                f"| {len(count.alarms)} |"
            )
    for half, count in counts.items():
        for title, listed in (
            ("computed wrong", count.wrong),
            ("right lines called wrong", count.alarms),
            ("not computed", count.silent),
            ("errors missed", count.missed),
        ):
            if listed:
                lines += ["", f"## {_NAMES[half]}: {title}", ""]
                lines += [f"- {one}" for one in listed]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
