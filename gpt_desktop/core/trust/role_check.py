"""Whether who does a thing in a sentence is who does it in the document."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.trust.clauses import Clause
from gpt_desktop.core.trust.comparison import Aligned, Comparison

NAME = "roles"
_ALIKE = 0.4
_NEARLY = 0.85
_BACK = 2  # sentences that a pronoun may look back


def check_roles(comparison: Comparison) -> Iterator[Check]:
    """A line for the first clause whose doer does something else in the document."""
    for clause in comparison.claim.clauses:
        if not clause.agents or clause.vague or not clause.rest:
            continue
        if not _known(comparison, clause.agents):
            continue
        places = [one for one in comparison.aligned(clause.rest) if one.share >= _ALIKE]
        places = [one for one in places if one.share >= places[0].share * _NEARLY]
        if places and all(_done_by_another(comparison, clause, place) for place in places):
            yield Check(NAME, _words(clause, places[0]))
            return


def _words(clause: Clause, place: Aligned) -> str:
    doer = _spelled(clause)
    other = _spelled(place.clause)
    if other:
        return tr("{name}: the document says this of {other}", name=doer, other=other)
    return tr("{name}: the document says this of someone else", name=doer)


def _spelled(clause: Clause) -> str:
    """Who does it, as the clause writes it."""
    mine = [word for word in clause.words if word.telling and word.stem in clause.agents]
    if not mine:
        return ""
    if ord(mine[0].text[0]) > 0x3000:
        spelled = mine[0].text
        for word in mine[1:]:
            spelled += word.text[-1:]
        return spelled
    return " ".join(dict.fromkeys(word.text for word in mine))


def _known(comparison: Comparison, agents: frozenset[str]) -> bool:
    """Whether the document speaks of them at all; other words for them cannot be told."""
    known = [agent for agent in agents if agent in comparison.source.index]
    return len(known) * 2 > len(agents) or len(known) >= 2


def _done_by_another(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    theirs = place.clause.agents
    if clause.agents & theirs:
        return False
    if place.clause.vague or not theirs:
        return not _before(comparison, clause.agents, place)
    if theirs <= clause.rest and not clause.agents & place.clause.rest:
        return False
    return not _beside(comparison, clause.agents, place)


def _before(comparison: Comparison, agents: frozenset[str], place: Aligned) -> bool:
    """Whether they are spoken of in the sentence or shortly before it."""
    statement = comparison.source.statement
    first = max(0, place.number - _BACK)
    return any(agents & statement(number).stems for number in range(first, place.number + 1))


def _beside(comparison: Comparison, agents: frozenset[str], place: Aligned) -> bool:
    """Whether another clause of the sentence has them do it too: ``A and B, who …``."""
    clauses = comparison.source.statement(place.number).clauses
    return any(agents & other.agents and not other.rest - place.clause.stems for other in clauses)
