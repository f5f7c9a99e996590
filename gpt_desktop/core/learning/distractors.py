"""Wrong answers to choose among: of the same kind, and nothing the text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gpt_desktop.core.altered.fact import FactKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.answers import Answerable
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

_DIGITS = LazyPattern(r"\d+")
_ALSO = 0.5  # of a sentence's words in another one that has the wrong answer, too
_SHIFTS = (1, -1, 2, -2, 10, -10, 5)
_YEAR = range(1000, 2100)


def distractors(asked: Answerable, others: Iterable[Answerable], source: SourceText) -> list[str]:
    """Candidates without an order; () where there is none that is wrong for sure.

    Args:
        others: what else the text has answers for.
    """
    known = [each.answer for each in others if each.kind is asked.kind]
    if asked.kind is not FactKind.NAME:
        known = [each for each in known if _form(each) == _form(asked.answer)]
        known += _altered(asked.answer)
    sentence = folded(asked.sentence.text)
    found: dict[str, str] = {}
    for words in known:
        key = folded(words)
        alike = key in folded(asked.answer) or folded(asked.answer) in key
        if key not in found and not alike and key not in sentence:
            found[key] = words
    return [words for words in found.values() if not _also_said(words, asked, source)]


def _form(words: str) -> str:
    """What is around the digits, so that years stand beside years and prices beside prices."""
    return " ".join(_DIGITS.sub("0", words).split())


def _altered(words: str) -> list[str]:
    """The same with another number: the last one with digits."""
    numbers = list(_DIGITS.finditer(words))
    if not numbers or words[: numbers[-1].start()].endswith("0"):
        return []
    place = max(numbers, key=lambda each: len(each.group()))
    value, width = int(place.group()), len(place.group())
    step = 1 if value in _YEAR or value < 20 else 10 ** max(0, width - 2)
    changed = [value + shift * step for shift in _SHIFTS]
    fitting = [each for each in changed if each > 0 and len(str(each)) == width]
    return [words[: place.start()] + str(each) + words[place.end() :] for each in fitting]


def _also_said(words: str, asked: Answerable, source: SourceText) -> bool:
    """Whether another sentence says much the same with these words: then it may be true, too."""
    stems = Statement(asked.gapped).stems
    key = folded(words)
    near: Sequence[int] = [
        sentence.number
        for sentence in source.sentences
        if sentence.number != asked.sentence.number and key in folded(sentence.text)
    ]
    return any(
        len(stems & source.statement(number).stems) >= _ALSO * max(1, len(stems)) for number in near
    )
