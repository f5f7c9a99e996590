"""What one text denies and another does not, and words that became their opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from gpt_desktop.core.altered.fact import Fact, FactKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.trust.negation import Denial
from gpt_desktop.core.trust.senses import opposite_pairs, opposite_senses
from gpt_desktop.core.trust.statement import Statement

# “Unhappy” for “not happy”.
_WITHIN = LazyPattern(
    r"\b(?:un|in|im|il|ir|dis|non)[a-z]{4,}|[a-z]{3,}less\b|\bun[a-zäöü]{4,}", re.I
)
_STAYED = 0.5  # of the telling words of a sentence that the other text still has


class DenialText:
    """A text's sentences with where they begin."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def statements(self) -> tuple[tuple[int, Statement], ...]:
        found = []
        at = 0
        for sentence in split_sentences(self.text):
            begin = self.text.find(sentence, at)
            if begin < 0:  # its blanks were made one
                begin = at
            at = begin + len(sentence)
            found.append((begin, Statement(sentence)))
        return tuple(found)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for _, statement in self.statements for stem in statement.stems)


def lacking_denials(ones: DenialText, others: DenialText) -> Iterator[Fact]:
    """What a text denies and another one says without a denial."""
    for begin, statement in ones.statements:
        for denial in statement.denials:
            if _is_lost(denial, statement, others):
                yield Fact(FactKind.DENIAL, begin + denial.start, begin + denial.end)


def turned_words(ones: DenialText, others: DenialText) -> Iterator[Fact]:
    """Words of a text in whose place another one has their opposite, where neither denies."""
    for begin, statement in ones.statements:
        if statement.denials:
            continue
        for word in statement.words:
            against = opposite_senses(word.stem)
            if not against or word.stem in others.stems or against & ones.stems:
                continue
            if any(against & other.stems and not other.denials for _, other in others.statements):
                yield Fact(FactKind.DENIAL, begin + word.start, begin + word.end)
    for pair in opposite_pairs():
        for mine, theirs in (pair, pair[::-1]):
            turned = mine in ones.text and mine not in others.text
            if turned and theirs in others.text and theirs not in ones.text:
                at = ones.text.find(mine)
                yield Fact(FactKind.DENIAL, at, at + len(mine))


def _is_lost(denial: Denial, statement: Statement, others: DenialText) -> bool:
    denied = frozenset(word.stem for word in denial.denied)
    heads = frozenset(denial.heads())
    excuses = _within(statement)
    said = False
    for _, other in others.statements:
        if not heads & other.stems:
            continue
        if other.denials or _within(other) - excuses:
            return False
        said = True
    if said:
        return True
    if denied & others.stems or _stayed(statement, others):
        return not any(other.denials or _within(other) - excuses for _, other in others.statements)
    return False


def _within(statement: Statement) -> frozenset[str]:
    """What denies without saying so, or within a word: refuse, only, unhappy."""
    return statement.hidden_denials | {
        match.group().casefold() for match in _WITHIN.finditer(statement.text)
    }


def _stayed(statement: Statement, others: DenialText) -> bool:
    """Whether the other text still has most of what a sentence says."""
    stems = statement.stems
    return bool(stems) and len(stems & others.stems) >= _STAYED * len(stems)
