"""What can be asked of a text: sentences that say a fact, and the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.altered.fact import Fact, FactKind
from gpt_desktop.core.altered.facts import TextFacts
from gpt_desktop.core.altered.lacking import figures_and_names
from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.source import SourceSentence, SourceText

GAP = "____"
_SHORTEST, _LONGEST = 40, 320  # characters of a sentence, half of it in Chinese
_HAN = LazyPattern("[\u3400-\u9fff]")
# What it speaks of stands in another sentence.
_LEANS = LazyPattern(
    r"^[\W_]*(?:he|she|it|they|this|that|these|those|his|her|its|their|here|there|such|then"
    r"|also|but|and|or|so|er|sie|es|dies\w*|il|elle|ils|cela|él|ella|ellos|esto)\b"
    r"|^[\W_]*(?:他|她|它|这|那|其|此|该|但|而|并且|所以|因此)",
    re.IGNORECASE,
)
# Written like names, and none.
_DAYS = LazyPattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)",
    re.IGNORECASE,
)
# Verbs and prepositions that no name begins with, and the number before a counted thing.
_CUT_WRONGLY = LazyPattern("[走凭座由于在从向到把被将对和与往沿经按以]|.{1,3}于")
_COUNTED = LazyPattern("[一二两三四五六七八九十百千万\\d]$")
# Letters of a link, a path or code stand beside it, or it is a whole clause read as a name.
_IN_MARKS = LazyPattern(r"(?:[\w/\[`<=#-]|\]\()$")
_MARKS_AFTER = LazyPattern(r"^[\w/\]`>=_-]")
_CLAUSE = LazyPattern("[A-Za-z]+[\u3400-\u9fff]{3,}")
_PIECE = LazyPattern(r"^\W*[a-z]+ |^\s*#|\n\s*#")  # the rest of a sentence, or a remark in code
_ASKED = LazyPattern(r"[?？]\s*[\"”’」』]?\s*$")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_ORDER = {FactKind.NAME: 0, FactKind.DATE: 1, FactKind.NUMBER: 2}


@dataclass(frozen=True, slots=True)
class Answerable:
    """A sentence and what of it is asked for.

    Attributes:
        answer: the fact's words.
        gapped: the sentence with a gap where they stand.
    """

    sentence: SourceSentence
    kind: FactKind
    answer: str
    gapped: str


def standing_alone(source: SourceText) -> list[SourceSentence]:
    """The sentences that say something without those around them."""
    return [each for each in source.sentences if each.kind in _KINDS and _stands_alone(each)]


def _stands_alone(sentence: SourceSentence) -> bool:
    text = sentence.text
    if sentence.kind is BlockKind.PARAGRAPH and _PIECE.search(text):
        return False
    weight = len(text) + len(_HAN.findall(text))
    if not _SHORTEST <= weight <= _LONGEST or GAP in text:
        return False
    return not leans(text) and not _ASKED.search(text)


def leans(text: str) -> bool:
    """Whether what a sentence speaks of stands in another one."""
    return bool(_LEANS.search(text))


def answerable(sentence: SourceSentence) -> Iterator[Answerable]:
    """The facts that a sentence says once, names first; about a millisecond."""
    text = sentence.text
    facts = TextFacts(text)
    found = [*figures_and_names(facts)]
    found += [Fact(FactKind.NAME, start, end) for start, end in facts.chinese_names]
    for fact in sorted(found, key=lambda each: (_ORDER[each.kind], each.start)):
        words = fact.of(text)
        rest = text[: fact.start] + GAP + text[fact.end :]
        if fact.kind is FactKind.NAME and not _is_sure_name(text, fact, words):
            continue
        if words.strip() and folded(words) not in folded(rest):
            yield Answerable(sentence, fact.kind, words, rest)


def _is_sure_name(text: str, fact: Fact, words: str) -> bool:
    """Whether it is no day, no first word, no piece of a link, and no Chinese cut wrongly."""
    start, after = fact.start, text[fact.end :]
    before = text[:start].rstrip()
    if _CLAUSE.match(words):
        return False
    if not _HAN.search(text) and (_IN_MARKS.search(text[:start]) or _MARKS_AFTER.search(after)):
        return False
    if _HAN.search(words):
        return not _CUT_WRONGLY.match(words) and not _COUNTED.search(before)
    begins = not any(each.isalnum() for each in before)
    return not _DAYS.fullmatch(words) and not (begins and " " not in words.strip())
