"""Whether who does a thing in a sentence is who does it in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.chinese_clauses import begins_with_verb
from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.comparison import Aligned, Comparison
from gpt_desktop.core.trust.dates import DAY_NAMES, MONTH_NAMES
from gpt_desktop.core.trust.statement import Statement
from gpt_desktop.core.trust.words import Word, stem_of

NAME = "roles"
_ALIKE = 0.4
_ALIKE_HAN = 0.4
_BESIDE = 0.3
_NEARLY = 0.85
_MOSTLY = 0.75  # where another verb is the main one
_MONTH_STEMS = frozenset(stem_of(name) for name in (*MONTH_NAMES, *DAY_NAMES))
_HAN = LazyPattern("[\u4e00-\u9fff]")
_PARTIES = ("甲方", "乙方", "丙方", "我方", "我们", "本人")
_LEAST = 2  # words that are said of someone and that the document has
_LONGEST = 10
_LIGHT = frozenset(("负责", "承担", "进行", "完成"))  # say little of what is done
_WRITERS = frozenset(("I", "we", "We", "我", "我们"))
_FRONT = 5  # words in which a clause says who does it
_THINGS = frozenset(("目的", "日期", "时间", "地点", "原因", "费用", "价格"))
_ONE_PERSON = LazyPattern(r"\b(?:he|she)\b|[他她](?!们)", re.IGNORECASE)
_ORIGIN = LazyPattern(
    r"\b(?:comes?|came) from\b|从[\u4e00-\u9fff]{1,8}(?:得到|收到|获得|拿到)"
)  # turns who does it round
_PREPOSITIONS = frozenset(("by", "in", "on", "at", "with", "for", "from", "of", "to", "into"))
_CLOSE = 20  # characters
_BACK = 2  # sentences that a pronoun may look back


def check_roles(comparison: Comparison) -> Iterator[Check]:
    """A line for the first clause whose doer does something else in the document."""
    for clause in comparison.claim.clauses:
        doers = _doers(comparison, clause)
        said = _said(comparison, clause, doers)
        han = _HAN.search(comparison.claim.text) is not None
        least = 1 if clause.verb in _LIGHT else _LEAST
        if (
            not doers
            or _ORIGIN.search(comparison.claim.text)
            or len(said) < least
            or not _known(comparison, doers)
        ):
            continue
        alike = _ALIKE_HAN if han else _ALIKE
        places = [one for one in comparison.aligned(said, _BESIDE) if one.share >= alike]
        own = replace(clause, agents=doers, rest=clause.stems - doers)
        places = [one for one in places if _tells(comparison, own, one)]
        places = [one for one in places if one.share >= places[0].share * _NEARLY]
        if places and all(_done_by_another(comparison, own, place) for place in places):
            yield Check(NAME, _words(comparison, own, places[0]))
            return


def _doers(comparison: Comparison, clause: Clause) -> frozenset[str]:
    """Who does it by the claim's own words; in Chinese the longest beginning the document has."""
    own = frozenset(word.stem for word in clause.words)
    if clause.vague or clause.passive:
        return frozenset()
    text = comparison.claim.text[clause.start : clause.end]
    han = _HAN.match(text) is not None
    if clause.agents <= own and clause.agents:
        spelled = _spelled(clause.words, clause.agents)
        if not han or spelled in comparison.source.text or spelled not in text:
            return clause.agents
    elif not han or begins_with_verb(text):
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
    own = [word for word in clause.words if word.stem in doers]
    begin = min((word.start for word in own), default=0)
    end = max((word.end for word in own), default=0)
    apart = {
        word.stem
        for word in clause.words
        if word.telling and (word.start >= end or word.end <= begin)
    }
    plain = apart - doers - _MONTH_STEMS
    return frozenset(
        stem
        for stem in plain
        if not stem[0].isdigit() and stem in comparison.source.index and stem not in _LIGHT
    )


def _words(comparison: Comparison, clause: Clause, place: Aligned) -> str:
    doer = _spelled(clause.words, clause.agents)
    other = _spelled(comparison.source.statement(place.number).words, place.clause.agents)
    if other:
        return tr("{name}: the document says this of {other}", name=doer, other=other)
    return tr("{name}: the document says this of someone else", name=doer)


def _spelled(words: Sequence[Word], stems: frozenset[str]) -> str:
    """Who does it, as the sentence writes it first."""
    mine = [word for word in words if word.telling and word.stem in stems]
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


def _tells(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether a place says who does it: the same is done, by someone the claim may not name.

    A heading has as its doer what it is about.
    """
    theirs = place.clause.agents
    text = comparison.source.sentences[place.number].text[place.clause.start : place.clause.end]
    if theirs & _THINGS or text.startswith("《"):
        return False
    if _by_writer(place) and not _is_another(comparison, clause, place):
        return False
    done = clause.verb in (text if _HAN.search(text) else place.clause.stems)
    if not _HAN.search(text) and place.clause.verb and clause.verb != place.clause.verb:
        done = done and place.share >= _MOSTLY
    if clause.verb and not done and clause.verb not in _LIGHT:
        return False
    if clause.verb and clause.verb == place.clause.verb:
        return True
    return not theirs & clause.rest or bool(clause.agents & place.clause.stems)


def _by_writer(place: Aligned) -> bool:
    """Whether whoever writes does it, who may be anyone."""
    return any(word.text in _WRITERS for word in place.clause.words[:_FRONT])


def _is_another(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether the document speaks of them close by as someone else than its writer."""
    return any(
        clause.agents & other.agents
        and not any(word.text in _WRITERS for word in other.words[:_FRONT])
        for number in (place.number, *comparison.neighbours(place.number))
        for other in comparison.source.statement(number).clauses
    )


def _done_by_another(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    if (
        place.clause.passive
        or _meet(comparison, clause, place)
        or _the_same(comparison, clause, place)
    ):
        return False
    if _is_topic(comparison, clause, place):
        return False
    if _by_writer(place):
        return True
    if place.clause.vague:
        return not _before(comparison, clause, place)
    return _named_another(comparison, clause, place)


def _is_topic(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether a Chinese sentence is about it and goes on so: 工程由甲公司承担，明年完工."""
    topic = _spelled(clause.words, clause.agents)
    before = comparison.source.sentences[place.number].text[: place.clause.start]
    return bool(_HAN.match(topic)) and before.startswith((f"{topic}由", f"{topic}被"))


def _named_another(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    theirs = place.clause.agents
    if not theirs or _does_so_too(comparison, clause, place):
        return False
    if clause.agents & place.clause.rest:
        # Spoken of in the same breath: only where the two have changed places, or one does
        # what was done to it.
        swapped = bool(theirs & clause.rest and clause.verb) or _turned(comparison, clause, place)
        return swapped and not _by_them(comparison.claim, theirs)
    if clause.verb == place.clause.verb and theirs <= clause.rest and place.share >= _MOSTLY:
        return not _HAN.search(comparison.claim.text) and _done_to(comparison.claim, theirs)
    if clause.verb and clause.verb == place.clause.verb and place.share >= _MOSTLY:
        # Whoever does it may still be spoken of elsewhere in the sentence: “but Paul refused”.
        said = frozenset(word.stem for word in clause.words)
        if not theirs & said and _does_else(comparison.claim, clause, theirs):
            return True
    return len(theirs & comparison.claim.stems) * 2 <= len(theirs)


def _does_else(claim: Statement, clause: Clause, theirs: frozenset[str]) -> bool:
    """Whether another clause of the claim has them as its doer, of something else."""
    return any(one.agents == theirs and one.verb != clause.verb for one in claim.clauses)


def _turned(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether the claim has all of a clause but its doer, and what it is done to does it."""
    western = not _HAN.search(comparison.claim.text)
    same = clause.verb == place.clause.verb and place.share >= _MOSTLY
    others = clause.rest - {clause.verb}
    return bool(clause.verb) and western and same and len(others & place.clause.stems) >= _LEAST


def _done_to(claim: Statement, theirs: frozenset[str]) -> bool:
    """Whether the claim has them as what it is done to: no “by” or “in” stands before them."""
    before = ""
    for word in claim.words:
        if word.stem in theirs:
            return before not in _PREPOSITIONS
        if word.text.casefold() not in ("the", "a", "an", "his", "her", "their", "its"):
            before = word.text.casefold()
    return False


def _by_them(claim: Statement, theirs: frozenset[str]) -> bool:
    """Whether the claim names them after “by”: “disputes handled by the association”."""
    places = [match.end() for match in re.finditer(r"\bby\b", claim.text)]
    return any(
        word.stem in theirs and any(0 < word.start - place <= _CLOSE for place in places)
        for word in claim.words
    )


def _meet(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether two may be the same doer: Dahl, and Karin Dahl; not the ward's nurse and doctor."""
    mine, theirs = clause.agents, place.clause.agents
    heads = clause.head, place.clause.head
    if heads[0] and heads[0] == heads[1] and mine - theirs and theirs - mine:
        # The district's court, and the region's: two, where the document speaks of both.
        two = all(stem in comparison.source.index for stem in mine - theirs)
        return not two or place.share < _MOSTLY
    if all(heads) and len(mine) > 1 and len(theirs) > 1:
        return heads[0] in theirs or heads[1] in mine
    return _overlap(mine, theirs)


def _overlap(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two share more than a pair of characters: 监事会 and 董事会 are two."""
    shared = ones & others
    if shared and _HAN.match(next(iter(shared))):
        return len(shared) * 2 > min(len(ones), len(others))
    return bool(shared)


def _does_so_too(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether another clause of the sentence says some of it of them."""
    shared = place.clause.stems & clause.rest
    return any(
        one != place.clause
        and _meet(comparison, clause, replace(place, clause=one))
        and len(one.rest & shared) * 2 > len(shared)
        for one in comparison.source.statement(place.number).clauses
    )


def _before(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether a pronoun of a clause may mean them: who was spoken of last, or shortly before."""
    agents = clause.agents
    statement = comparison.source.statement(place.number)
    if agents & place.clause.stems:
        return True
    earlier = [one for one in statement.clauses if one.end <= place.clause.start]
    one_person = _ONE_PERSON.search(statement.text, place.clause.start, place.clause.end)
    named = [one.agents for one in earlier if one.agents and not one.vague]
    if any(_the_same(comparison, clause, replace(place, clause=one)) for one in earlier):
        return True
    if one_person and named:
        return bool(agents & named[-1])
    if any(agents & one.stems for one in earlier):
        return True
    numbers = range(max(0, place.number - _BACK), place.number)
    return any(agents & comparison.source.statement(number).stems for number in numbers)


def _the_same(comparison: Comparison, clause: Clause, place: Aligned) -> bool:
    """Whether the document says who a doer is: ``the mayor, Karin Dahl``, ``甲方：东湾食品``."""
    mine, theirs = (
        _spelled(clause.words, clause.agents),
        _spelled(comparison.source.statement(place.number).words, place.clause.agents),
    )
    if not mine or not theirs:
        return False
    if _HAN.match(mine):
        between = "[（(：:，）)是]{0,2}"
        ones = f"{re.escape(mine[-3:])}|{re.escape(mine[:2])}"
        first, last = re.escape(theirs[:2]), re.escape(theirs[-2:])
        both = f"(?:{ones}){between}{first}|{last}{between}(?:{ones})"
        if theirs[:2] in _PARTIES:
            return mine[:2] not in _PARTIES
        return re.search(both, comparison.source.text) is not None
    one, other = (_last_word(words) for words in (mine, theirs))
    if one[0].isupper() and other[0].isupper():
        return False
    own = [word for word in mine.split() if word not in theirs.split()]
    their_own = [word for word in theirs.split() if word not in mine.split()]
    if not own or not their_own:
        return False
    first = rf"\b(?:{'|'.join(map(re.escape, own))})\b"
    second = rf"\b(?:{'|'.join(map(re.escape, their_own))})\b"
    beside = r"[.]?[,:]? ?[(\"“]*(?:of )?(?:the |a |an |called )?(?:\w+ )?"
    either = LazyPattern(f"{first}{beside}{second}|{second}{beside}{first}", re.IGNORECASE)
    # “The harbour master sent Mira a medal” does not say that she is the master.
    named = one[0].isupper() or other[0].isupper()
    return any(
        not named or place.clause.verb not in {stem_of(word) for word in match.group().split()}
        for match in either.finditer(comparison.source.text)
    )


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]
