"""What a sentence says in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.chinese_clauses import chinese_clause
from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.verbs import is_verb, may_be_verb, verb_at
from gpt_desktop.core.trust.western_clauses import western_clause
from gpt_desktop.core.trust.words import Word

_HAN = LazyPattern("[\u4e00-\u9fff]")
_BREAK = LazyPattern(
    r"[;:—]|,(?=[ ])| – |[，；：。！？]|\b(?:but|while|whereas|because|although|though|which|who"
    r"|when|if|unless|so that|and|as|since|until|aber|sondern|mais|pero)\b"
    r"|但是?|(?<![反然])而且?|不过|然而|因为|所以|并且?"
)


_RELATIVE = LazyPattern(r",? ?(?:who|which|that)\b")
_CLEFT = LazyPattern(r"\W*it (?:is|was)\b", re.IGNORECASE)


def clauses_of(text: str, words: Sequence[Word]) -> tuple[Clause, ...]:
    """The clauses of a sentence in their order."""
    return tuple(_clauses(text, words))


def _clauses(text: str, words: Sequence[Word]) -> Iterator[Clause]:
    last: frozenset[str] = frozenset()
    head, vague = "", False
    for start, end in _parts(text, words):
        own = tuple(word for word in words if start <= word.start < end)
        if not any(word.telling for word in own):
            continue
        han = _HAN.search(text, start, end)
        inner = start > 0
        clause = (
            chinese_clause(text, start, end, own)
            if han
            else western_clause(start, end, own, inner=inner)
        )
        if not (clause.agents or clause.vague or clause.passive) and last:
            clause = replace(clause, agents=last, rest=clause.rest - last, subject=last, head=head)
        elif han and vague and not (clause.agents or clause.passive):
            clause = replace(clause, vague=True)
        yield clause
        subject = clause.subject or _introduced(text, clause)
        last, head = (subject, clause.head) if subject else (last, head)
        vague = clause.vague


def _introduced(text: str, clause: Clause) -> frozenset[str]:
    """Whom the next clause is about: “It was my brother who”, “The county, which”."""
    said = text[clause.start : clause.end]
    if _RELATIVE.match(text, clause.end) and (not clause.verb or _CLEFT.match(said)):
        return clause.rest
    return frozenset()


def _parts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where clauses are: a break counts where a verb stands on both sides of it."""
    verbs = [
        word.start
        for number, word in enumerate(words)
        if verb_at(words, number) or may_be_verb(words, number)
    ]
    start = 0
    for match in _BREAK.finditer(text):
        at = match.start()
        wide = match.group() in "，；：。！？" or ord(match.group()[0]) > 0x3000
        before = any(start <= verb < at for verb in verbs)
        following = [verb for verb in verbs if verb >= match.end()]
        relative = match.group() in ("which", "who", "but", "while")
        if relative and _after_verb(text, at, words):
            continue
        if wide or match.group() in ";:—" or ((before or relative) and following):
            if at > start:
                yield start, at
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _after_verb(text: str, at: int, words: Sequence[Word]) -> bool:
    """Whether a question goes on from a verb: “decides which”."""
    before = [word for word in words if word.end <= at][-1:]
    beside = bool(before) and not text[before[0].end : at].strip()
    return beside and is_verb(folded(before[0].text))
