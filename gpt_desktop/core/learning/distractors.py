"""Wrong answers to choose among: of the same kind, and nothing the text says."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.altered.fact import FactKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.altered_number import altered_number
from gpt_desktop.core.learning.answers import Answerable
from gpt_desktop.core.learning.drawn import draw_key
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

_DIGITS = LazyPattern(r"\d+")
_HAN_NUMBER = LazyPattern("[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?")
_WEEKDAY = LazyPattern("[a-z]+days?")
_PART = LazyPattern("first|second|third|half|quarter|[a-z-]+(?:th|ths|thirds|halves|quarters)")
_ALSO = 0.5  # of a sentence's words in another one that has the wrong answer, too
_MOST_LOOKED_AT = 24  # each is looked for in every sentence


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
            others += altered_number(asked.answer)
        if asked.kind is FactKind.NUMBER:
            others = [_as_written(each, asked.answer) for each in others]
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
    if _HAN_NUMBER.search(words):
        return _HAN_NUMBER.sub("零", words)
    first, *rest = words.casefold().split() or [""]
    if not first:
        return ""
    kind = "day" if _WEEKDAY.fullmatch(first) else "part" if _PART.fullmatch(first) else "number"
    return " ".join([kind, *rest])


def _as_written(words: str, answer: str) -> str:
    """A number in words, with a capital where the answer has one: that would tell the others."""
    if not answer[:1].isalpha():
        return words
    first = words[:1].upper() if answer[:1].isupper() else words[:1].lower()
    return first + words[1:]
