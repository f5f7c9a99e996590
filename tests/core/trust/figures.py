"""Prints how many planted faults the checks find and how often they are wrong.

    python -m tests.core.trust.figures [--misses]

``--misses`` shows what was tuned on instead, the practice texts among it, and names the
sentences that are judged wrong; those of the other half stay unseen.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText
from tests.core.trust.planted import KINDS, Planted, planted_texts, practice_texts, unseen_texts

LANGUAGES = ("en", "zh")
UNSEEN_KINDS = (*KINDS, "roles")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by (kind, language); the kind of true sentences is ``true``."""

    seen: Counter[tuple[str, str]]
    marked: Counter[tuple[str, str]]

    def share(self, kinds: tuple[str, ...], languages: tuple[str, ...] = LANGUAGES) -> float:
        """How many of some sentences were marked, 0 to 1."""
        keys = [(kind, language) for kind in kinds for language in languages]
        return sum(self.marked[key] for key in keys) / sum(self.seen[key] for key in keys)


def measure(texts: Iterable[Planted], misses: list[str] | None = None) -> Figures:
    """The figures of some texts.

    Args:
        misses: takes a line for each sentence that is judged wrong.
    """
    figures = Figures(Counter(), Counter())
    for planted in texts:
        _count(planted, figures, misses)
    return figures


def tuned_on() -> list[Planted]:
    """The half of the forty texts that the checks were tuned on."""
    return [planted for planted in planted_texts() if not planted.held_back]


def held_back() -> list[Planted]:
    """The half that was looked at in the end."""
    return [planted for planted in planted_texts() if planted.held_back]


def _count(planted: Planted, figures: Figures, misses: list[str] | None) -> None:
    source = SourceText.of_text(planted.text)
    sentences = [("true", sentence) for sentence in planted.true]
    sentences += list(planted.false.items())
    for kind, sentence in sentences:
        key = (kind, planted.language)
        checks = check_sentence(sentence, source).checks
        figures.seen[key] += 1
        figures.marked[key] += bool(checks)
        if misses is not None and bool(checks) is (kind == "true"):
            told = "; ".join(f"{check.name}: {check.words}" for check in checks)
            misses.append(f"{planted.id} [{kind}] {sentence} {told}")


def table(figures: Figures, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """A line for each kind: marked of how many, in each language."""
    lines = []
    for kind in (*kinds, "true"):
        cells = [
            f"{figures.marked[kind, language]} of {figures.seen[kind, language]}"
            for language in LANGUAGES
        ]
        lines.append(f"| {kind} | {' | '.join(cells)} | {figures.share((kind,)):.0%} |")
    lines.append(f"| all false | | | {figures.share(kinds):.0%} |")
    return lines


def main() -> None:
    misses: list[str] = []
    seeing = "--misses" in sys.argv
    shown = {"tuned on": tuned_on()}
    shown |= {"practice": list(practice_texts())} if seeing else {"held back": held_back()}
    for name, texts in shown.items():
        lines = [f"\n{name}: {len(texts)} texts, marked", *table(measure(texts, misses))]
        sys.stdout.write("\n".join(lines) + "\n")
    unseen = table(measure(unseen_texts()), UNSEEN_KINDS)
    sys.stdout.write("\n".join(["\nby another hand: 20 texts, marked", *unseen]) + "\n")
    if seeing:
        sys.stdout.write("\n".join(misses) + "\n")


if __name__ == "__main__":
    main()
