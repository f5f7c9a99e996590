"""Terms that a text explains, and the sentence of it that does: by the words of definitions.

English and Chinese, and the plainest forms of German, French and Spanish. What a text uses
without saying what it means is no term here: nothing is explained from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.answers import leans
from gpt_desktop.core.learning.term_patterns import HAN_PATTERNS, LATIN_PATTERNS
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.source import SourceSentence, SourceText

_LONGEST = 500  # characters of a sentence that still explains one thing
_MOST_WORDS = 5
_OFTEN = 5  # times; a term that comes more often is not more useful
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_ARTICLE = LazyPattern(r"^(?:the|an?) ", re.IGNORECASE)
_IS_HAN = LazyPattern("[\u3400-\u9fff]")
# Words that point at something, or at the reader: no term has one.
_POINTING = """
this that these those it its he she they we you i his her their our your my there here what
which who whom whose when where why how each every some many most all any no none another
other others such one two three both either neither if and or but so as at in on of for from
to by with not only then thus note example warning tip answer question result reason point
problem first second third last next today figure table chapter section step everything
nothing something else following below above because although though while since unless until
once given listing default however instead moreover therefore using can could will would may
might must should cannot please more less via always never i.e e.g term word is are was were
dies das es sie er ce cela il elle esto eso ella
"""
_POINTING_HAN = (
    "其 该 此 本 但 而 如果 因为 由于 所以 所谓 什么 有 不 就 也 都 只 例如 注意 提示 示例 练习"
    " 下面 以下 上面 以上 前面 后面 下列 尽管 虽然 即使 一些 某些 唯一 最终 目前"
)
_POINTS = frozenset(_POINTING.split())
_POINTS_HAN = tuple(_POINTING_HAN.split())
_WITHIN_HAN = LazyPattern(
    "[这那它她你]|(?<![吉其])他|(?<!自)我|另一|[还也都就则只才会]$"
)  # in none that is a term
_REFERS = LazyPattern("(?:请参阅|请参考|参见|详见)")  # to what explains it, and does not itself
_HOW = LazyPattern("[a-z]{4,}ly")  # something is done, not what it is called
_NEVER_LAST = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A term and the sentence that explains it.

    Attributes:
        strength: of the form of words that was found; 0 is the surest.
        times: how often the text has it.
    """

    term: str
    sentence: SourceSentence
    strength: int
    times: int


def explained_terms(source: SourceText) -> list[ExplainedTerm]:
    """Each term once, with the surest of its sentences, the most useful first."""
    best: dict[str, tuple[int, str, SourceSentence]] = {}
    for sentence in source.sentences:
        for strength, term in _terms(sentence.text) if _may_explain(sentence) else ():
            key = folded(term)
            if key not in best or strength < best[key][0]:
                best[key] = (strength, term, sentence)
    whole = folded(source.text) if best else ""
    found = [
        ExplainedTerm(term, sentence, strength, whole.count(key))
        for key, (strength, term, sentence) in best.items()
    ]
    return sorted(found, key=lambda each: (each.strength - min(each.times, _OFTEN), each.strength))


def _may_explain(sentence: SourceSentence) -> bool:
    text = sentence.text
    if sentence.kind not in _KINDS or len(text) > _LONGEST:
        return False
    if text.rstrip().endswith((":", "：")):  # what follows would explain it
        return False
    return not leans(text) and not _REFERS.search(text)


def _terms(text: str) -> Iterator[tuple[int, str]]:
    """The terms that a sentence explains, each with the strength of how it does."""
    chinese = bool(_IS_HAN.search(text))
    for strength, pattern in enumerate(HAN_PATTERNS if chinese else LATIN_PATTERNS):
        match = pattern.search(text)
        if match is None:
            continue
        term = _ARTICLE.sub("", match["term"].strip(" .,;:’'-"))
        if _is_term(term):
            yield strength, term


def _is_term(term: str) -> bool:
    if _IS_HAN.search(term):
        named = len(term) > 1 and not term.startswith(_POINTS_HAN)
        return named and not _WITHIN_HAN.search(term)
    words = term.casefold().split()
    if not 1 <= len(words) <= _MOST_WORDS or len(term) < 2:
        return False
    last = term.rsplit(maxsplit=1)[-1]
    if words[-1] in _NEVER_LAST or (len(last) == 1 and last.islower()) or _HOW.fullmatch(term):
        return False
    return not _POINTS.intersection(words)
