"""A sentence beside the sentences of its documents that speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

_LOOKED_AT = 16
_FEW = 3_000  # sentences that are looked through one by one
_MORE = 3
_SHARED = 0.2  # of the characters
_HAN = LazyPattern("[\u3400-\u9fff]")
_IN_SENTENCE = 0.6
_IN_NEIGHBOUR = 0.3
_IN_HEADING = 0.4
_IN_MEANT = 0.6  # the sentence before one that says “them” or “it”
_OTHER_CLAUSE = 0.5
_MEANT = LazyPattern(
    r"\b(?:it|they|them|this|these|that|he|she|him|both|neither|its|their)\b|其|他|她|它|这|该|此",
    re.IGNORECASE,
)
_REACH = 5  # characters: “in” may stand between
_BESIDE = 1.6  # a word right beside a number or date says what it is of


@dataclass(frozen=True, slots=True)
class Aligned:
    """A clause of a document that speaks of the same as a clause of the sentence.

    Attributes:
        number: of its sentence.
        share: of the sentence's clause that it has, 0 to 1, by the weights of the words.
    """

    number: int
    clause: Clause
    share: float


class Comparison:
    """What the checks ask of a sentence and its documents."""

    def __init__(self, claim: Statement, source: SourceText) -> None:
        self.claim = claim
        self.source = source
        self._arounds: dict[int, dict[str, float]] = {}

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How telling each stem of the sentence is."""
        return {stem: self.source.index.weight(stem) for stem in self.claim.stems}

    @cached_property
    def known(self) -> frozenset[str]:
        """Its stems that the documents have."""
        return frozenset(stem for stem in self.claim.stems if stem in self.source.index)

    @cached_property
    def ranked(self) -> list[tuple[int, float]]:
        """Sentences of the documents that have the most of its words."""
        found = self.source.index.best(self.claim.stems, _LOOKED_AT)
        characters = set(_HAN.findall(self.claim.text))
        if characters and len(self.source.sentences) <= _FEW:
            found += self._by_characters(characters, {number for number, _ in found})
        return found

    def _by_characters(self, characters: set[str], known: set[int]) -> list[tuple[int, float]]:
        """Chinese sentences that share characters and no two neighbours: 带雨伞, 带了伞."""
        shares = (
            (sentence.number, len(characters & set(sentence.text)) / len(characters))
            for sentence in self.source.sentences
            if sentence.number not in known
        )
        return nlargest(_MORE, (one for one in shares if one[1] >= _SHARED), key=lambda one: one[1])

    @cached_property
    def near(self) -> tuple[int, ...]:
        """These and the sentences beside them, in the documents' order."""
        sentences = self.source.sentences
        numbers = {
            number + step
            for number, _ in self.ranked
            for step in (-1, 0, 1)
            if 0 <= number + step < len(sentences)
            and sentences[number + step].document_id == sentences[number].document_id
        }
        return tuple(sorted(numbers))

    def neighbours(self, number: int) -> Iterator[int]:
        """The sentences before and after one."""
        sentences = self.source.sentences
        for step in (-1, 1):
            other = number + step
            inside = 0 <= other < len(sentences)
            if inside and sentences[other].document_id == sentences[number].document_id:
                yield other

    def share_of(
        self,
        stems: Iterable[str],
        number: int,
        clause: Clause | None = None,
        beside: float = _IN_SENTENCE,
    ) -> float:
        """How much of some stems a sentence and what is around it has, 0 to 1."""
        total = got = 0.0
        around = self._around(number)
        inside = self.source.statement(number).stems
        for stem in stems:
            weight = self.source.index.weight(stem)
            total += weight
            if clause is not None and stem in clause.stems:
                got += weight
            elif stem in inside:
                got += weight * (1.0 if clause is None else beside)
            else:
                got += weight * around.get(stem, 0.0)
        return got / total if total else 0.0

    def aligned(self, stems: Iterable[str], beside: float = _IN_SENTENCE) -> list[Aligned]:
        """The documents' clauses that have the most of some stems, the best first.

        Args:
            beside: what a stem counts that stands in another clause of the sentence.
        """
        wanted = frozenset(stems)
        found = [
            Aligned(number, clause, self.share_of(wanted, number, clause, beside))
            for number in self.near
            for clause in self.source.statement(number).clauses
        ]
        return sorted(found, key=lambda one: -one.share)

    def fit(self, at: tuple[int, int], number: int, place: tuple[int, int]) -> float:
        """How much what stands around a place of the claim stands around one of a sentence.

        Args:
            at: a number or date of the claim: where it begins and ends.
            place: one of the document's sentence.
        """
        around = self._around(number)
        there = self._there(number, place)
        total = got = 0.0
        for stem, weight in self._asked(at).items():
            total += weight
            got += weight * max(there.get(stem, 0.0), around.get(stem, 0.0))
        return got / total if total else 0.0

    def _asked(self, at: tuple[int, int]) -> dict[str, float]:
        """The weights of the claim's words as they matter for one of its places."""
        asked: dict[str, float] = {}
        clause = self.claim.clause_at(at[0])
        for word in self.claim.words:
            if not word.telling or (word.start < at[1] and word.end > at[0]):
                continue
            weight = self.weights[word.stem]
            if self.claim.clause_at(word.start) != clause:
                weight *= _OTHER_CLAUSE
            elif _beside(word.start, word.end, at):
                weight *= _BESIDE
            asked[word.stem] = max(asked.get(word.stem, 0.0), weight)
        return asked

    def _there(self, number: int, place: tuple[int, int]) -> dict[str, float]:
        statement = self.source.statement(number)
        clause = statement.clause_at(place[0])
        there: dict[str, float] = {}
        for word in statement.words:
            taken = word.start < place[1] and word.end > place[0]
            if taken or word.stem not in self.weights:
                continue
            same = statement.clause_at(word.start) == clause
            value = 1.0 if same else _IN_SENTENCE
            if same and not _beside(word.start, word.end, place):
                value = 0.9
            there[word.stem] = max(there.get(word.stem, 0.0), value)
        return there

    def _around(self, number: int) -> Mapping[str, float]:
        """What stands around a sentence of the claim's stems, and how much it counts."""
        known = self._arounds.get(number)
        if known is None:
            known = self._arounds[number] = self._gathered(number)
        return known

    def _gathered(self, number: int) -> dict[str, float]:
        sentence = self.source.sentences[number]
        around: dict[str, float] = {}
        meant = _MEANT.search(sentence.text) is not None
        for other in self.neighbours(number):
            same = self.source.sentences[other].paragraph == sentence.paragraph
            counts = _near(same, meant and other < number)
            for stem in self.source.statement(other).stems & self.claim.stems:
                around[stem] = max(around.get(stem, 0.0), counts)
        if sentence.heading and sentence.heading != sentence.text:
            for stem in self.source.heading_stems(sentence.heading) & self.claim.stems:
                around[stem] = max(around.get(stem, 0.0), _IN_HEADING)
        return around


def _near(same_paragraph: bool, meant: bool) -> float:
    if meant:
        return _IN_MEANT
    return _IN_NEIGHBOUR if same_paragraph else 0.2


def _beside(start: int, end: int, place: tuple[int, int]) -> bool:
    return 0 <= start - place[1] <= _REACH or 0 <= place[0] - end <= _REACH
