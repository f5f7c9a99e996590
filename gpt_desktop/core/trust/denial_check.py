"""Whether a sentence denies what the document says, or says what it denies."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.trust.comparison import Aligned, Comparison
from gpt_desktop.core.trust.senses import opposite_pairs, opposite_senses
from gpt_desktop.core.trust.statement import Statement

NAME = "negation"
_ALIKE = 0.45
_NEARLY = 0.85  # of the best clause's share: as good a place


def check_denials(comparison: Comparison) -> Iterator[Check]:
    """A line where the claim and the document differ in a “not”, or in a word and its opposite."""
    for clause in comparison.claim.clauses:
        places = [one for one in comparison.aligned(clause.stems) if one.share >= _ALIKE]
        places = [one for one in places if one.share >= places[0].share * _NEARLY]
        if not places:
            continue
        own = _slice(comparison.claim, clause.start, clause.end)
        others = [_clause_of(comparison, place) for place in places]
        if all(_differ(own, other) for other in others):
            yield Check(NAME, _words(own, others[0]))
            return
        if all(_opposed(own, comparison.source.statement(place.number)) for place in places):
            yield Check(NAME, tr("The document says the opposite"))
            return


def _words(own: Statement, other: Statement) -> str:
    if own.denials:
        return tr("“{word}” is not in the document there", word=own.denials[0].text(own.text))
    word = other.denials[0].text(other.text) if other.denials else ""
    return tr("The document says “{word}” there", word=word)


def _clause_of(comparison: Comparison, place: Aligned) -> Statement:
    statement = comparison.source.statement(place.number)
    return _slice(statement, place.clause.start, place.clause.end)


def _slice(statement: Statement, start: int, end: int) -> Statement:
    if start == 0 and end == len(statement.text):
        return statement
    return Statement(statement.text[start:end])


def _differ(own: Statement, other: Statement) -> bool:
    """Whether one denies and the other does not, as far as that can be told from words."""
    if bool(own.denials) == bool(other.denials):
        return False
    denying, plain = (own, other) if own.denials else (other, own)
    if plain.denies_within:
        return False
    return any(frozenset(denial.denied[:2]) & plain.stems for denial in denying.denials)


def _opposed(own: Statement, other: Statement) -> bool:
    if own.denials or other.denials:
        return False
    for stem in own.stems:
        against = opposite_senses(stem)
        if against and stem not in other.stems and against & other.stems:
            return True
    for one, two in opposite_pairs():
        for mine, theirs in ((one, two), (two, one)):
            if mine in own.text and mine not in other.text and theirs in other.text:
                return theirs not in own.text
    return False
