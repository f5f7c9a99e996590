"""Finds the sentences of a document that speak of the same: BM25 over stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.words import STOP_WORDS, terms_of

# Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework".
_K1 = 1.2
_B = 0.5  # sentences: short ones are not much more telling
_NEIGHBOUR = 0.3
_RARE = 2_000  # sentences; commoner words do not choose where to look
_WORDS_AT_LEAST = 4
_HAN = LazyPattern("[\u3400-\u9fff]")
_CHANCE = 0.6


class PassageIndex:
    """Which words stand in which sentences."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.count = len(texts)
        self.spellings: set[str] = set()
        self._postings: dict[str, list[tuple[int, int]]] = {}
        self._lengths: list[int] = []
        self._weights: dict[str, float] = {}
        for number, text in enumerate(texts):
            counts: dict[str, int] = {}
            for word, stem in terms_of(text):
                self.spellings.add(word)
                if stem not in STOP_WORDS:
                    counts[stem] = counts.get(stem, 0) + 1
            self._lengths.append(sum(counts.values()))
            for stem, times in counts.items():
                self._postings.setdefault(stem, []).append((number, times))
        self._mean = max(1.0, sum(self._lengths) / max(1, self.count))

    def weight(self, stem: str) -> float:
        """How telling a stem is: more where fewer sentences have it, most where none has."""
        known = self._weights.get(stem)
        if known is None:
            known = self._weights[stem] = self._weight(stem)
        return known

    def _weight(self, stem: str) -> float:
        found = len(self._postings.get(stem, ()))
        if not found and _HAN.match(stem):
            return _CHANCE  # two characters of two words, most likely
        return log(1 + (self.count - found + 0.5) / (found + 0.5))

    def __contains__(self, stem: str) -> bool:
        return stem in self._postings

    def best(self, stems: Iterable[str], most: int) -> list[tuple[int, float]]:
        """The sentences that have the most of these, with how well each fits.

        A sentence gains by what its neighbours have.
        """
        own: dict[int, float] = {}
        known = sorted(
            (stem for stem in set(stems) if stem in self._postings),
            key=lambda stem: (len(self._postings[stem]), stem),
        )
        for number, stem in enumerate(known):
            postings = self._postings[stem]
            if number >= _WORDS_AT_LEAST and len(postings) > _RARE:
                break
            weight = self.weight(stem)
            for at, times in postings:
                length = 1 - _B + _B * self._lengths[at] / self._mean
                own[at] = own.get(at, 0.0) + weight * times * (_K1 + 1) / (times + _K1 * length)
        scored = (
            (at, score + _NEIGHBOUR * max(own.get(at - 1, 0.0), own.get(at + 1, 0.0)))
            for at, score in own.items()
        )
        return nlargest(most, scored, key=lambda pair: (pair[1], -pair[0]))
