"""Prints how many planted faults the checks find and how often they are wrong.

    python -m tests.core.trust.figures [--misses]

``--misses`` names the sentences of the half that was tuned on; the other half's stay unseen.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText
from tests.core.trust.planted import KINDS, Planted, planted_texts

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by (kind, language); the kind of true sentences is ``true``."""

    seen: Counter[tuple[str, str]]
    marked: Counter[tuple[str, str]]

    def share(self, kinds: tuple[str, ...], languages: tuple[str, ...] = LANGUAGES) -> float:
        """How many of some sentences were marked, 0 to 1."""
        keys = [(kind, language) for kind in kinds for language in languages]
        return sum(self.marked[key] for key in keys) / sum(self.seen[key] for key in keys)


def measure(*, held_back: bool, misses: list[str] | None = None) -> Figures:
    """The figures of one half.

    Args:
        misses: takes a line for each sentence that is judged wrong.
    """
    figures = Figures(Counter(), Counter())
    for planted in planted_texts():
        if planted.held_back is held_back:
            _count(planted, figures, misses)
    return figures


def _count(planted: Planted, figures: Figures, misses: list[str] | None) -> None:
    source = SourceText.of_text(planted.text)
    sentences = [("true", sentence) for sentence in planted.true]
    sentences += [(kind, planted.false[kind]) for kind in KINDS]
    for kind, sentence in sentences:
        key = (kind, planted.language)
        checks = check_sentence(sentence, source).checks
        figures.seen[key] += 1
        figures.marked[key] += bool(checks)
        if misses is not None and bool(checks) is (kind == "true"):
            told = "; ".join(f"{check.name}: {check.words}" for check in checks)
            misses.append(f"{planted.id} [{kind}] {sentence} {told}")


def table(figures: Figures) -> list[str]:
    """A line for each kind: marked of how many, in each language."""
    lines = []
    for kind in (*KINDS, "true"):
        cells = [
            f"{figures.marked[kind, language]} of {figures.seen[kind, language]}"
            for language in LANGUAGES
        ]
        lines.append(f"| {kind} | {' | '.join(cells)} | {figures.share((kind,)):.0%} |")
    lines.append(f"| all false | | | {figures.share(KINDS):.0%} |")
    return lines


def main() -> None:
    misses: list[str] | None = [] if "--misses" in sys.argv else None
    for held_back in (False, True):
        if held_back and misses is not None:
            break
        out = [f"\n{'held back' if held_back else 'tuned on'}: marked"]
        out += table(measure(held_back=held_back, misses=misses))
        sys.stdout.write("\n".join(out) + "\n")
    for miss in misses or ():
        sys.stdout.write(miss + "\n")


if __name__ == "__main__":
    main()
