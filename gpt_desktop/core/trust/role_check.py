"""Whether who does a thing in a sentence is who does it in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.trust.clauses import Clause
from gpt_desktop.core.trust.comparison import Aligned, Comparison
from gpt_desktop.core.trust.dates import DAY_NAMES, MONTH_NAMES
from gpt_desktop.core.trust.words import stem_of

NAME = "roles"
_ALIKE = 0.4
_NEARLY = 0.85
_MONTH_STEMS = frozenset(stem_of(name) for name in (*MONTH_NAMES, *DAY_NAMES))
_HAN = re.compile("[\u4e00-\u9fff]")
_PARTIES = ("甲方", "乙方", "丙方", "我方", "我们", "本人")
_LEAST = 2  # words that are said of someone and that the document has
_LONGEST = 10
_BACK = 2  # sentences that a pronoun may look back


def check_roles(comparison: Comparison) -> Iterator[Check]:
    """A line for the first clause whose doer does something else in the document."""
    for clause in comparison.claim.clauses:
        doers = _doers(comparison, clause)
        said = _said(comparison, clause, doers)
        if not doers or len(said) < _LEAST or not _known(comparison, doers):
            continue
        places = [one for one in comparison.aligned(said) if one.share >= _ALIKE]
        places = [one for one in places if one.share >= places[0].share * _NEARLY]
        own = replace(clause, agents=doers, rest=clause.stems - doers)
        if places and all(_done_by_another(comparison, own, place) for place in places):
            yield Check(NAME, _words(own, places[0]))
            return


def _doers(comparison: Comparison, clause: Clause) -> frozenset[str]:
    """Who does it by the claim's own words; in Chinese the longest beginning the document has."""
    own = frozenset(word.stem for word in clause.words)
    if clause.vague or clause.passive:
        return frozenset()
    if clause.agents <= own and clause.agents:
        return clause.agents
    text = comparison.claim.text[clause.start : clause.end]
    if not _HAN.match(text):
        return frozenset()
    length = 0
    while length < min(len(text), _LONGEST) and text[: length + 1] in comparison.source.text:
        length += 1
    end = clause.start + length
    return frozenset(word.stem for word in clause.words if word.end <= end and length >= 2)


def _said(comparison: Comparison, clause: Clause, doers: frozenset[str]) -> frozenset[str]:
    """What is said of them, as far as the document has the words.

    Without dates and numbers: on one day many things happen.
    """
    plain = clause.stems - doers - _MONTH_STEMS
    return frozenset(
        stem for stem in plain if not stem[0].isdigit() and stem in comparison.source.index
    )


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
    if clause.agents & theirs or place.clause.passive:
        return False
    if _the_same(comparison, clause, place):
        return False
    if place.clause.vague:
        return not _before(comparison, clause.agents, place)
    if not theirs:
        return False
    if clause.agents & place.clause.rest:
        # Spoken of in the same breath: only where the two have changed places.
        return bool(theirs & clause.rest)
    return not theirs & comparison.claim.stems


def _before(comparison: Comparison, agents: frozenset[str], place: Aligned) -> bool:
    """Whether a pronoun of a clause may mean them: spoken of in it, or shortly before it."""
    statement = comparison.source.statement(place.number)
    if agents & place.clause.stems:
        return True
    earlier = [one for one in statement.clauses if one.end <= place.clause.start]
    if any(agents & one.stems for one in earlier):
        return True
    numbers = range(max(0, place.number - _BACK), place.number)
    return any(agents & comparison.source.statement(number).stems for number in numbers)


def _the_same(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether the document says who a doer is: ``the mayor, Karin Dahl``, ``甲方：东湾食品``."""
    mine, theirs = _spelled(clause), _spelled(place.clause)
    if not mine or not theirs:
        return False
    if _HAN.match(mine):
        between = "[（(：:，）)]{0,2}[\u4e00-\u9fff]{0,2}?"
        ones = f"{re.escape(mine[-3:])}|{re.escape(mine[:2])}"
        first, last = re.escape(theirs[:2]), re.escape(theirs[-2:])
        both = f"(?:{ones}){between}{first}|{last}{between}(?:{ones})"
        return theirs[:2] in _PARTIES or re.search(both, comparison.source.text) is not None
    one, other = (_last_word(words) for words in (mine, theirs))
    if one[0].isupper() and other[0].isupper():
        return False
    first = rf"\b(?:{'|'.join(map(re.escape, mine.split()))})\b"
    second = rf"\b(?:{'|'.join(map(re.escape, theirs.split()))})\b"
    beside = r"[.]?[,:]? ?[(\"“]*(?:the |a |an |called )?"
    either = re.compile(f"{first}{beside}{second}|{second}{beside}{first}", re.IGNORECASE)
    return either.search(comparison.source.text) is not None


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]
