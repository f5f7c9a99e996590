"""A, an, the, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_ARTICLES = ("a", "an", "the")
# Spelled with a vowel and spoken with a consonant, and the other way round.
_SPOKEN_CONSONANT = re.compile(
    r"(?:uni(?!n|m)|use|usu|uti|eu|ewe|one\b|once\b|ubiq|ufo|u\b|ur[aio])"
)
_SPOKEN_VOWEL = re.compile(r"(?:hour|honest|honou?r|heir)")


def articles(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """Another article, one less, one more."""
    for place, word in enumerate(wording.words):
        if word.lower in _ARTICLES and (word.lower == word.text or place == 0):
            yield from _other(wording, place, lexicon)
        elif _takes_article(wording, place, lexicon):
            for article in _fitting(word.lower):
                yield wording.inserted(place, article, Kind.ARTICLE)


def _takes_article(wording: Wording, place: int, lexicon: Lexicon) -> bool:
    if wording.words[place].lower in lexicon.words.no_article_before:
        return False
    return wording.before(place) not in lexicon.words.no_article_after


def spoken_vowel(word: str) -> bool:
    """Whether a word, in small letters, begins with a vowel when it is spoken."""
    if _SPOKEN_VOWEL.match(word):
        return True
    return word[:1] in "aeiou" and not _SPOKEN_CONSONANT.match(word)


def _other(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    article, following = wording.words[place].lower, wording.after(place)
    if not following:
        return
    indefinite = "an" if spoken_vowel(following) else "a"
    uncountable = following in lexicon.nouns.uncountable
    if article not in ("the", indefinite) and not wording.words[place + 1].text.isupper():
        yield wording.replaced(place, indefinite, Kind.ARTICLE, known=True)
    yield wording.replaced(place, indefinite if article == "the" else "the", Kind.ARTICLE)
    if removed := wording.removed(place, Kind.ARTICLE, known=uncountable and article != "the"):
        yield removed


def _fitting(word: str) -> tuple[str, str]:
    return ("an" if spoken_vowel(word) else "a"), "the"
