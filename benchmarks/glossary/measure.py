"""``python -m benchmarks.glossary.measure``: found and false alarms of the check of terms.

``pairs.tsv`` was written before the check was tried. Every other line of it is held back: it was
not looked at while the endings were made. ``--wrong`` names the lines of the other half that the
check takes for something else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.term_use import missing_terms

PAIRS = Path(__file__).with_name("pairs.tsv")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its translation, and whether the term's own translation is missing in it."""

    term: Term
    source: str
    target: str
    missing: bool

    @property
    def marked(self) -> bool:
        return bool(missing_terms(self.source, self.target, self.term.pair, (self.term,)))


def read_cases(path: Path = PAIRS) -> Iterator[Case]:
    """All lines, in their order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        pair, term, translation, source, target, state = line.split("\t")
        codes = Pair(*pair.split(">"))
        yield Case(Term(term, translation, codes), source, target, state == "missing")


def main() -> None:
    cases = list(read_cases())
    for name, half in (("tuned on", cases[::2]), ("held back", cases[1::2])):
        lacking = [case for case in half if case.missing]
        right = [case for case in half if not case.missing]
        found = sum(case.marked for case in lacking)
        false = sum(case.marked for case in right)
        print(f"{name}: found {found} of {len(lacking)}, false alarms {false} of {len(right)}")
    if "--wrong" in sys.argv:
        for case in cases[::2]:
            if case.marked != case.missing:
                print(case)


if __name__ == "__main__":
    main()
