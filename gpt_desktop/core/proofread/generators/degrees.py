"""Adjectives and adverbs: more and most, -er and -est, bored and boring, good and well."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.inflection import ending_ed
from gpt_desktop.core.proofread.lexicon import Adjectives, Lexicon
from gpt_desktop.core.proofread.wording import Wording

_ENDS = {"more": ("er", 0), "most": ("est", 1)}


def degrees(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """Other degrees and other classes of each word."""
    adjectives = lexicon.adjectives
    for place, word in enumerate(wording.words):
        if wording.before(place) in _ENDS:
            yield from _less_more(wording, place, adjectives)
        for table in (adjectives.feelings, adjectives.adverbs):
            for other in table.get(word.lower, ()):
                yield wording.replaced(place, other, Kind.WORD_CLASS)
        for wrong, right in adjectives.wrong:
            if word.lower == wrong:
                yield wording.replaced(place, right, Kind.DEGREE, known=True)
        yield from _misspelt(wording, place, adjectives)


def degree(adjective: str, ending: str) -> str:
    """An adjective with -er or -est."""
    return ending_ed(adjective)[:-2] + ending


def _less_more(wording: Wording, place: int, adjectives: Adjectives) -> Iterator[Candidate]:
    word, before = wording.words[place].lower, wording.before(place)
    ending, number = _ENDS[before]
    if word in adjectives.comparatives:
        right = adjectives.comparatives[word][number]
        yield wording.spanned(place - 1, place, right, Kind.DEGREE, known=True)
    elif word in adjectives.short:
        yield wording.spanned(place - 1, place, degree(word, ending), Kind.DEGREE, known=True)
    elif word.endswith((ending, "better", "worse", "best", "worst")):
        yield wording.spanned(place - 1, place, word, Kind.DEGREE)


def _misspelt(wording: Wording, place: int, adjectives: Adjectives) -> Iterator[Candidate]:
    """Hoter, easyer."""
    word = wording.words[place].lower
    for ending in ("er", "est"):
        base = word.removesuffix(ending)
        if base != word and base in adjectives.short and degree(base, ending) != word:
            yield wording.replaced(place, degree(base, ending), Kind.SPELLING, known=True)
