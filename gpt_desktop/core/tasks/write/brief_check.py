"""Holds a text against its brief, both ways: what it made up, and what it left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gpt_desktop.core.altered.fact import Fact, FactKind
from gpt_desktop.core.altered.facts import TextFacts
from gpt_desktop.core.altered.lacking import lacking
from gpt_desktop.core.annotations import Check, Claim, Span
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.write.brief import Brief, facts_words, telling_stems

_MOST_NAMED = 3
_MOST_WORDS = 0.5
# What the person is to fill in, such as [Your Name], says nothing yet.
_PLACE = LazyPattern(r"\[[^\]\n]{1,60}\]")
# Words of letters that begin with a capital wherever they stand.
_FORMAL = frozenset(
    (
        *("dear", "hello", "hi", "subject", "re", "best", "kind", "warm", "regards", "ps"),
        *("sincerely", "respectfully", "yours", "thanks", "thank", "cheers", "mr", "mrs", "ms"),
        *("dr", "attachment", "date", "from", "to"),
    )
)
_CONTRACTED = frozenset(
    (
        *("i", "you", "he", "she", "it", "we", "they", "that", "there", "here", "what", "who"),
        *("where", "how", "let", "don", "doesn", "didn", "can", "couldn", "won", "wouldn", "isn"),
        *("aren", "wasn", "weren", "hasn", "haven", "hadn", "shouldn", "mustn", "needn", "ain"),
    )
)
# “I’ve” and “Don’t” are no names, whatever they begin with.
_CONTRACTION = LazyPattern(r"[A-Za-z]+(?:['’](?:ve|d|ll|re|m|t|s))", re.I)
_SALUTATION = LazyPattern(r"(Dear|Hello|Hi)\b[^\n]{0,60}[,:]?", re.I)
_HEADING = LazyPattern(r"^#{1,6} .*$", re.MULTILINE)


def made_up(text: str, brief: Brief) -> tuple[Claim, ...]:
    """Numbers, dates, names, quotes and addresses that the brief does not have."""
    left = [match.span() for find in (_PLACE, _HEADING) for match in find.finditer(text)]
    found = [
        fact
        for fact in lacking(TextFacts(text), TextFacts(brief.known))
        if not any(start <= fact.start < end for start, end in left)
        and not _is_formal(fact.of(text))
    ]
    return tuple(_claim(fact, text, brief) for fact in sorted(found, key=lambda one: one.start))


def only_known(text: str, brief: Brief) -> tuple[str, int]:
    """A text without the sentences that make something up, and how many those were.

    Lines stay as they are; one that had nothing else goes, and a salutation is left open.
    """
    lines, gone = [], 0
    for line in text.split("\n"):
        if made_up(line, brief) and _SALUTATION.fullmatch(line.strip()):
            lines.append(f"{line.split()[0]} [{tr('Name')}],")
            continue
        sentences = split_sentences(line)
        kept = [one for one in sentences if not made_up(one, brief)]
        gone += len(sentences) - len(kept)
        if len(kept) == len(sentences):
            lines.append(line)
        elif kept:
            lines.append(" ".join(one.strip() for one in kept))
    return "\n".join(lines), gone


def left_out(text: str, facts: Sequence[str]) -> tuple[str, ...]:
    """Those that are not told: their numbers, dates, names, quotes, or most of their words."""
    told, words = TextFacts(text), telling_stems(text)
    return tuple(fact for fact in facts if not _is_told(fact, told, words))


def _is_told(fact: str, told: TextFacts, words: frozenset[str]) -> bool:
    # Any word may stand at the beginning of a sentence with a capital.
    if any(one.kind is not FactKind.NAME or one.start for one in lacking(TextFacts(fact), told)):
        return False
    own = telling_stems(fact)
    return len(own & words) >= _MOST_WORDS * len(own)


def with_told(text: str, facts: Sequence[str]) -> str:
    """The text with those of the facts that it does not tell, in the person's own words.

    They come first, or after a salutation.
    """
    untold = left_out(text, facts)
    if not untold:
        return text
    begin, _, rest = text.partition("\n")
    if _SALUTATION.fullmatch(begin.strip()):
        return f"{begin}\n\n{facts_words(untold)}\n\n{rest.strip()}"
    return f"{facts_words(untold)}\n\n{text.strip()}".strip()


def brief_notices(
    claims: tuple[Claim, ...], text: str, brief: Brief, gone: int = 0
) -> list[Notice]:
    """Both as lines beside the text.

    Args:
        gone: how many sentences ``only_known`` left out.
    """
    notices = []
    if gone:
        line = tr_count(
            "{count} sentence was left out: it said what is not among the facts.",
            "{count} sentences were left out: they said what is not among the facts.",
            gone,
        )
        notices.append(Notice(NoticeKind.INFO, line))
    words = list(dict.fromkeys(claim.span.of(text) for claim in claims))
    if words:
        named = ", ".join(words[:_MOST_NAMED])
        line = tr("Made up by the model, not from your brief: {words}.", words=named)
        notices.append(Notice(NoticeKind.WARNING, line))
    missing = left_out(text, brief.facts)
    if missing:
        named = "; ".join(missing[:_MOST_NAMED])
        notices.append(Notice(NoticeKind.WARNING, tr("Not told: {facts}.", facts=named)))
    return notices


def _is_formal(words: str) -> bool:
    return all(
        word.strip(".,:").casefold() in _FORMAL or _is_contraction(word) for word in words.split()
    )


def _is_contraction(word: str) -> bool:
    begin = re.split("['’]", word.casefold())[0]
    return _CONTRACTION.fullmatch(word) is not None and begin in _CONTRACTED


def _claim(fact: Fact, text: str, brief: Brief) -> Claim:
    words = fact.of(text)
    if brief.facts:
        told = tr("“{words}” is not among the facts", words=words)
    else:
        told = tr("“{words}” is not in your brief", words=words)
    return Claim(Span(fact.start, fact.end), None, (), (Check(fact.kind, told),))
