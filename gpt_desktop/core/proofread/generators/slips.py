"""Slips of the hand: words twice, words left out, words in another's place, signs and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

# Tried where a word may be missing.
_MISSING = (
    "to",
    "be",
    "been",
    "is",
    "are",
    "was",
    "were",
    "do",
    "did",
    "does",
    "have",
    "has",
    "it",
    "like",
    "of",
)
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they"))
_BE = frozenset(("is", "are", "was", "were"))
# Words that may well stand twice.
TWICE = frozenset(
    ("very", "had", "that", "so", "bye", "ha", "no", "yes", "far", "really", "please")
)


def slips(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """What a slip may have changed."""
    for place, word in enumerate(wording.words):
        if wording.before(place) == word.lower:
            known = word.lower not in TWICE
            twice = wording.words[place - 1].text
            yield wording.spanned(place - 1, place, twice, Kind.DOUBLED, known=known)
        for missing in _MISSING if place else ():
            yield wording.inserted(place, missing, Kind.MISSING)
        yield from _without_subject(wording, place)
        yield from _there(wording, place)
        yield from _swapped(wording, place, lexicon)
        yield from _signs(wording, place, lexicon)


def _without_subject(wording: Wording, place: int) -> Iterator[Candidate]:
    if place == 0 and wording.words[0].lower in ("is", "was"):
        verb = wording.words[0].lower
        yield wording.replaced(0, f"it {verb}", Kind.MISSING)


def _there(wording: Wording, place: int) -> Iterator[Candidate]:
    """In my town have many churches."""
    if wording.words[place].lower in ("have", "has") and wording.before(place) not in _PRONOUNS:
        for words in ("there are", "there is"):
            yield wording.replaced(place, words, Kind.MISSING)


def _swapped(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Drinks always, where is the station, very much this song."""
    word, previous = wording.words[place], wording.before(place)
    if not previous:
        return
    if word.lower in lexicon.adjectives.frequency and wording.words[place - 1].text.islower():
        yield wording.spanned(place - 1, place, f"{word.text} {previous}", Kind.ORDER)
    if previous in _BE and wording.before(place, 2) in (
        "where",
        "what",
        "who",
        "how",
        "when",
        "why",
    ):
        last = place
        if word.lower in ("the", "his", "her", "my", "your", "their", "our", "this", "that"):
            last = place + 1
        if last < len(wording.words) and (last == place or wording.after(place)):
            subject = wording.text[word.start : wording.words[last].end]
            yield wording.spanned(place - 1, last, f"{subject} {previous}", Kind.ORDER)


def _signs(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Fathers car, apple's, monday."""
    word, nouns = wording.words[place], lexicon.nouns
    if word.lower.endswith("s") and len(word.text) > len("his") and "'" not in word.lower:
        if wording.after(place):
            yield wording.replaced(place, f"{word.text[:-1]}'s", Kind.APOSTROPHE)
    elif word.lower.endswith("'s") and word.lower not in lexicon.confusions.groups:
        yield wording.replaced(place, word.text[:-2] + "s", Kind.APOSTROPHE)
    if word.text.islower() and word.lower in nouns.capitals:
        known = word.lower not in nouns.doubtful_capitals or word.lower == "i"
        yield wording.replaced(place, word.text.capitalize(), Kind.CAPITAL, known=known)
