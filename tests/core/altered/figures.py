"""How many altered facts are found in rewritings, and how many faithful ones are marked.

.venv/bin/python -m tests.core.altered.figures [--misses]
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.altered.alteration import altered

_FILE = Path(__file__).parent / "pairs.toml"


@dataclass(frozen=True)
class Pair:
    """A text, a faithful rewriting of it and the same with a fault."""

    kind: str
    language: str
    before: str
    good: str
    bad: str
    held_back: bool


def pairs() -> list[Pair]:
    """All of them; every other one of each language is held back."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for row in tomllib.loads(_FILE.read_text("utf-8"))["pair"]:
        old, new = row["fault"]
        language = row["language"]
        bad = row["good"].replace(old, new)
        held_back = seen[language] % 2 == 1
        seen[language] += 1
        found.append(Pair(row["kind"], language, row["before"], row["good"], bad, held_back))
    return found


def figures(*, held_back: bool) -> tuple[int, int, int]:
    """Pairs of one half: how many there are, faults found, faithful ones marked."""
    half = [pair for pair in pairs() if pair.held_back == held_back]
    found = sum(bool(altered(pair.before, pair.bad)) for pair in half)
    marked = sum(bool(altered(pair.before, pair.good)) for pair in half)
    return len(half), found, marked


def main() -> None:
    """Print the figures, and with ``--misses`` the pairs of the tuned half judged wrong."""
    for held_back in (False, True):
        count, found, marked = figures(held_back=held_back)
        half = "held back" if held_back else "tuned on"
        _say(f"{half}: {count} pairs, {found} faults found, {marked} faithful ones marked")
    if "--misses" not in sys.argv:
        return
    for pair in pairs():
        if pair.held_back:
            continue
        if not altered(pair.before, pair.bad):
            _say(f"MISSED {pair.kind}: {pair.before} -> {pair.bad}")
        if checks := altered(pair.before, pair.good):
            _say(f"MARKED {pair.before} -> {pair.good}: {checks}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
