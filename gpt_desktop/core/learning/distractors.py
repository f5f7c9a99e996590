"""Wrong answers to choose among: of the same kind, and nothing the text says."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.altered.fact import FactKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.answers import Answerable
from gpt_desktop.core.learning.drawn import draw_key
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

_DIGITS = LazyPattern(r"\d+")
_ALSO = 0.5  # of a sentence's words in another one that has the wrong answer, too
_MOST_LOOKED_AT = 24  # each is looked for in every sentence
_SHIFTS = (1, -1, 2, -2, 10, -10, 5)
_YEAR = range(1000, 2100)


class Distractors:
    """Those of one text.

    Args:
        everything: what the text has answers for.
        seed: draws which of many are looked at.
    """

    def __init__(self, source: SourceText, everything: Sequence[Answerable], seed: int) -> None:
        self._source = source
        self._everything = everything
        self._seed = seed
        self._sentences = [folded(each.text) for each in source.sentences]

    def of(self, asked: Answerable) -> list[str]:
        """Candidates without an order; none that may be right, too."""
        others = sorted(
            {each.answer for each in self._everything if each.kind is asked.kind},
            key=lambda words: draw_key(self._seed, asked.gapped + words),
        )
        if asked.kind is not FactKind.NAME:
            others = [each for each in others if _form(each) == _form(asked.answer)]
            others += _altered(asked.answer)
        sentence, answer = folded(asked.sentence.text), folded(asked.answer)
        found: dict[str, str] = {}
        for words in others:
            key = folded(words)
            if key not in answer and answer not in key and key not in sentence:
                found.setdefault(key, words)
        looked_at = list(found.items())[:_MOST_LOOKED_AT]
        return [words for key, words in looked_at if not self._also_said(key, asked)]

    def _also_said(self, key: str, asked: Answerable) -> bool:
        """Whether another sentence says much the same with these words."""
        stems = Statement(asked.gapped).stems
        return any(
            len(stems & self._source.statement(number).stems) >= _ALSO * max(1, len(stems))
            for number, text in enumerate(self._sentences)
            if key in text and number != asked.sentence.number
        )


def _form(words: str) -> str:
    """What is around a number, so that years stand beside years and weeks beside weeks."""
    if _DIGITS.search(words):
        return " ".join(_DIGITS.sub("0", words).split())
    first, *rest = words.casefold().split() or [""]
    return " ".join(["number" if first else "", *rest])


def _altered(words: str) -> list[str]:
    """The same with its longest number changed, which stays as long."""
    numbers = list(_DIGITS.finditer(words))
    if not numbers:
        return []
    place = max(numbers, key=lambda each: len(each.group()))
    value, width = int(place.group()), len(place.group())
    step = 1 if value in _YEAR or value < 20 else 10 ** max(0, width - 2)
    changed = [value + shift * step for shift in _SHIFTS]
    fitting = [each for each in changed if each > 0 and len(str(each)) == width]
    return [words[: place.start()] + str(each) + words[place.end() :] for each in fitting]
