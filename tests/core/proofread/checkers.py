"""A checker that finds what a test lists, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.core.proofread.checker import Checker, Finding


class ListedChecker:
    """Finds words that are listed, as misspelt.

    Args:
        wrong: each word to what may be meant.
    """

    def __init__(self, wrong: Mapping[str, tuple[str, ...]]) -> None:
        self._wrong = wrong
        self.asked: list[str] = []

    def find(self, text: str) -> list[Finding]:
        self.asked.append(text)
        found = [
            Finding(text.index(word), word, afters, Kind.SPELLING, "not a word")
            for word, afters in self._wrong.items()
            if word in text
        ]
        return sorted(found, key=lambda each: each.start)


class ListedCheckers:
    """A checker for English and any others that are given; none knows a wrong word by default."""

    def __init__(self, others: Mapping[str, Checker] | None = None) -> None:
        self._checkers: dict[str, Checker] = {"en": ListedChecker({}), **(others or {})}

    def folder(self) -> str:
        return "/home/anna/dictionaries"

    def checker(self, language: str) -> Checker | None:
        return self._checkers.get(language)
