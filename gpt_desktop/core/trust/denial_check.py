"""Whether a sentence denies what the document says, or says what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.negation import MODALS, Denial
from gpt_desktop.core.trust.senses import opposite_pairs, opposite_senses
from gpt_desktop.core.trust.statement import Statement

NAME = "negation"
_HAN = LazyPattern("[\u4e00-\u9fff]")
_TO_SOMEONE = LazyPattern("^[给把对向为跟][他她我你它]们?")
_MEANS_IT = LazyPattern(r"(?:this|that|it|he|she|they|but)\b|但|却|不过|这|他|她|它", re.I)
_FIRST = 3  # words after a denial that say what it is of
_MOSTLY = 0.6
_ALIKE = 0.45  # of the words of a sentence that speaks of the same
_REACHES = LazyPattern("[^，。；：就却但]{0,10}")
_ALIKE_VERB = 0.3  # where its verb is what the document denies
_NEARLY = 0.85  # of the best clause's share: as good a place


def check_denials(comparison: Comparison) -> Iterator[Check]:
    """A line where the claim and the document differ in a “not”, or in a word and its opposite."""
    dropped = _dropped(comparison)
    if dropped:
        yield Check(NAME, tr("The document says “{word}” there", word=dropped))
    elif added := _added(comparison):
        yield Check(NAME, tr("“{word}” is not in the document there", word=added))
    elif _opposite(comparison):
        yield Check(NAME, tr("The document says the opposite"))


def _dropped(comparison: Comparison) -> str:
    """The document's word that denies what the claim says plainly; "" where there is none."""
    for number in comparison.near:
        statement = comparison.source.statement(number)
        for denial in statement.denials:
            if _drops(comparison, number, denial):
                return denial.text(statement.text)
    return ""


def _drops(comparison: Comparison, number: int, denial: Denial) -> bool:
    claim = comparison.claim
    statement = comparison.source.statement(number)
    heads = frozenset(denial.heads())
    hidden = claim.hidden_denials - heads
    if any(stem not in statement.stems and stem not in statement.text for stem in hidden):
        return False
    share = comparison.share_of(comparison.known, number)
    if not _says(claim, statement, denial, share):
        return False
    if share < _ALIKE and not (share >= _ALIKE_VERB and _of_its_verb(claim, statement, denial)):
        return False
    return not (
        _better_clause(comparison, statement, denial, heads)
        or _better_sentence(comparison, number, share, heads)
    )


def _says(claim: Statement, statement: Statement, denial: Denial, share: float) -> bool:
    """Whether the claim says plainly what is denied.

    “No tree will be felled” is of felling, “never fly above 120 metres” of heights: one word of
    several is enough only where the rest of the sentence is alike.
    """
    plain = _plainly_said(claim)
    denied = [word.stem for word in denial.denied[:_FIRST]]
    common = sum(stem in plain for stem in denied)
    strict = denial.text(statement.text).casefold() in ("no", "never")
    if strict or (len(denied) == _FIRST and share < _MOSTLY):
        return common >= min(2, len(denied))
    return bool(frozenset(denial.heads()) & plain) or _loosely(claim, statement, denial, share)


def _better_sentence(
    comparison: Comparison, number: int, share: float, heads: frozenset[str]
) -> bool:
    """Whether another sentence says plainly what one denies, and is as much alike."""
    return any(
        other != number
        and heads & _plainly_said(comparison.source.statement(other))
        and comparison.share_of(comparison.known, other) > share
        for other in comparison.near
    )


def _of_its_verb(claim: Statement, statement: Statement, denial: Denial) -> bool:
    """Whether the claim's verb is what is denied, of someone that the claim may be about."""
    if not frozenset(denial.heads()) & {clause.verb for clause in claim.clauses}:
        return False
    clause = statement.clauses[statement.clause_at(denial.start)]
    return clause.vague or not clause.subject or bool(clause.subject & claim.stems)


def _better_clause(
    comparison: Comparison, statement: Statement, denial: Denial, heads: frozenset[str]
) -> bool:
    """Whether another clause says plainly what one denies, and more of the claim's words."""
    stems = comparison.claim.stems
    denying = statement.clauses[statement.clause_at(denial.start)]
    mine = len(stems & denying.stems)
    return any(
        len(stems & clause.stems) > mine and clause.stems & heads
        for clause in statement.clauses
        if clause is not denying
    )


def _loosely(claim: Statement, statement: Statement, denial: Denial, share: float) -> bool:
    """Whether the claim has the denied Chinese verb apart from its object: 要钱, 要了钱."""
    rest = re.match("[\u4e00-\u9fff]{1,6}", statement.text[denial.end :])
    if rest is None or not _HAN.search(claim.text):
        return False
    verb = _TO_SOMEONE.sub("", rest.group().lstrip(MODALS)) or rest.group()[-1]
    if len(verb) == 1 and share < _MOSTLY:
        return False
    spelled = verb if len(verb) == 1 else f"{verb[0]}.{{0,2}}{verb[1]}"
    return any(
        not any(
            one.end <= match.start() and _REACHES.fullmatch(claim.text, one.end, match.start())
            for one in claim.denials
        )
        for match in re.finditer(spelled, claim.text)
    )


def _added(comparison: Comparison) -> str:
    """The claim's word that denies what the document says plainly; "" where there is none."""
    places = [number for number, share in _alike(comparison) if share >= _ALIKE]
    if not places or any(_may_deny(comparison, number) for number in places):
        return ""
    plain = _plainly_said(comparison.source.statement(places[0]))
    for denial in comparison.claim.denials:
        word = denial.text(comparison.claim.text)
        before = denial.denied and denial.denied[0].start < denial.start
        if not before and word.casefold() != "without" and frozenset(denial.heads()) & plain:
            return word
    return ""


def _may_deny(comparison: Comparison, number: int) -> bool:
    """Whether a sentence denies anything, in plain words or not, or the next one that means it."""
    source = comparison.source
    statement = source.statement(number)
    if statement.denials or statement.hidden_denials:
        return True
    return any(
        source.statement(other).denials and _MEANS_IT.match(source.sentences[other].text)
        for other in comparison.neighbours(number)
        if other > number
    )


def _alike(comparison: Comparison) -> list[tuple[int, float]]:
    """The sentences that have the most of the claim's words, with the share they have."""
    shares = [(number, comparison.share_of(comparison.known, number)) for number in comparison.near]
    best = max((share for _, share in shares), default=0.0)
    near = [pair for pair in shares if pair[1] >= best * _NEARLY]
    return sorted(near, key=lambda pair: -pair[1])


def _plainly_said(statement: Statement) -> frozenset[str]:
    """The stems that no word of their sentence denies.

    What is denied may stand before the denial, and in western sentences anywhere in its clause.
    """
    denied = {word.start for denial in statement.denials for word in denial.denied}
    han = _HAN.search(statement.text) is not None
    for denial in statement.denials:
        if statement.clauses:
            clause = statement.clauses[statement.clause_at(denial.start)]
            denied |= {word.start for word in clause.words if not han or word.start < denial.start}
    return frozenset(
        word.stem for word in statement.words if word.telling and word.start not in denied
    )


def _opposite(comparison: Comparison) -> bool:
    """Whether each sentence that speaks of the same has the opposite of one of its words."""
    places = [number for number, share in _alike(comparison) if share >= _ALIKE]
    own = comparison.claim
    around = "".join(comparison.source.sentences[number].text for number in comparison.near)
    return bool(places) and all(
        _opposed(own, comparison.source.statement(number), around) for number in places
    )


def _opposed(own: Statement, other: Statement, around: str) -> bool:
    if own.denials or other.denials:
        return False
    for stem in own.stems:
        against = opposite_senses(stem)
        if against and stem not in other.stems and against & other.stems:
            return not against & own.stems
    for one, two in opposite_pairs():
        for mine, theirs in ((one, two), (two, one)):
            if mine in own.text and mine not in around and theirs in other.text:
                return theirs not in own.text
    return False
