"""How many planted faults the checks of a translation mark, and how often they are wrong.

    .venv/bin/python -m benchmarks.translation_checks [--misses]

``--misses`` names what is judged wrong among the sentences that were tuned on; those that are
held back are only counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.inference.language_identifier import ngram_identifier
from tests.core.translation.faults import KINDS, RIGHT, Judged, judged_translations


@dataclass
class Figures:
    """How many translations there were and how many were marked, by kind and by pair."""

    seen: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    wrongly: Counter[str] = field(default_factory=Counter)  # right ones, by the check's name

    def add(self, judged: Judged, marked: bool) -> None:
        pair = f"{judged.pair.source}>{judged.pair.target}"
        side = "right" if judged.kind == RIGHT else "wrong"
        keys = (judged.kind, f"{pair} {side}", *(("faults",) if side == "wrong" else ()))
        self.seen.update(keys)
        if marked:
            self.marked.update(keys)

    def share(self, key: str) -> float:
        return self.marked[key] / self.seen[key]


def measure(translations: Iterable[Judged], misses: list[str] | None = None) -> Figures:
    """The figures of some translations; ``misses`` takes a line for each that is judged wrong."""
    figures = Figures()
    for judged in translations:
        checks = check_translation(judged.source, judged.target, judged.pair)
        figures.add(judged, bool(checks))
        if judged.kind == RIGHT:
            figures.wrongly.update({check.name for check in checks})
        if misses is not None and bool(checks) is (judged.kind == RIGHT):
            told = "; ".join(f"{check.name}: {check.words}" for check in checks)
            misses.append(
                f"[{judged.kind} {judged.pair.source}>{judged.pair.target}] {judged.source}\n"
                f"    {judged.target}\n    {told}"
            )
    return figures


def main(arguments: list[str]) -> int:
    use_identifier(ngram_identifier())
    misses: list[str] | None = [] if "--misses" in arguments else None
    for held_back in (False, True):
        chosen = [each for each in judged_translations() if each.held_back is held_back]
        figures = measure(chosen, None if held_back else misses)
        print("\nheld back" if held_back else "\ntuned on")
        for key in (*KINDS, "faults", RIGHT, *sorted(k for k in figures.seen if ">" in k)):
            shown = f"{figures.marked[key]} of {figures.seen[key]}"
            print(f"| {key} | {shown} | {figures.share(key):.0%} |")
        print("right ones are marked by", dict(figures.wrongly))
    print("\n".join(misses or ()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
