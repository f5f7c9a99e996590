"""Finding where a text or a list of tokens goes round in circles."""

from __future__ import annotations

import re
from collections.abc import Hashable

LONGEST_PERIOD = 64  # items

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_CJK}]|[^\s{_CJK}]+")
_LEAST_LETTERS = 12


class PeriodCounter:
    """Takes one item after the other and knows how the last ones repeat themselves.

    ``runs[p]`` counts how many of the last items equal the one p places before each: with
    k - 1 times p of them, the last p items have come k times.
    """

    def __init__(self, longest: int = LONGEST_PERIOD) -> None:
        self._recent: list[Hashable] = []
        self.runs = [0] * (longest + 1)

    def push(self, item: Hashable) -> None:
        recent, runs = self._recent, self.runs
        held = len(recent)
        for period in range(1, min(held, len(runs) - 1) + 1):
            runs[period] = runs[period] + 1 if recent[held - period] == item else 0
        recent.append(item)
        if held >= len(runs):
            del recent[0]

    def period(self, repeats: int, least: int) -> int:
        """The shortest period that has come ``repeats`` times, over ``least`` items; or 0."""
        for period in range(1, len(self.runs)):
            run = self.runs[period]
            if run >= (repeats - 1) * period and run + period >= least:
                return period
        return 0


def without_repeated_tail(text: str) -> str:
    """The text up to where its end begins to say the same words again.

    A last, cut-off repetition counts as well. A text that does not end by repeating at least
    some letters stays as it is.
    """
    words = list(_WORDS.finditer(text))
    counter = PeriodCounter()
    for word in words:
        counter.push(word.group().strip(".,;:!?。，；：！？").casefold())
    for period in range(1, len(counter.runs)):
        run = counter.runs[period]
        first_kept = len(words) - run
        letters = sum(
            character.isalpha() for word in words[first_kept:] for character in word.group()
        )
        if run >= period and letters >= _LEAST_LETTERS:
            return text[: words[first_kept - 1].end()]
    return text
