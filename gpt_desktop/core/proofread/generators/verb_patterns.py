"""To read, reading or read: the form of a verb that another word asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.inflection import ending_ing, stems
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_KIND = Kind.VERB_PATTERN
_ING = len("ing")
_SHORTEST = _ING + 2


@dataclass(frozen=True, slots=True)
class _Asking:
    """Words and phrases that ask for a form, and how many words before it they stand."""

    words: frozenset[str]
    phrases: frozenset[str] = frozenset()
    distance: int = 1


def verb_patterns(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """Each "to read" as "reading" and "read", each "reading" as "to read", and so on."""
    for place, word in enumerate(wording.words):
        if wording.before(place) == "to":
            yield from _after_to(wording, place, lexicon)
        elif word.lower.endswith("ing") and len(word.text) > _SHORTEST:
            yield from _from_ing(wording, place, lexicon)
        elif word.follows and word.text.islower():
            yield from _from_base(wording, place, lexicon)
    yield from _that_clauses(wording, lexicon)


def _after_to(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    base, patterns = wording.words[place].lower, lexicon.patterns
    asks_ing = _asked(wording, place - 1, lexicon, _Asking(patterns.ing, patterns.phrases_ing))
    bare = _Asking(patterns.bare | lexicon.places.base, patterns.phrases_base)
    asks_base = _asked(wording, place - 1, lexicon, bare)
    ing = ending_ing(base)
    yield wording.spanned(place - 1, place, ing, _KIND, known=asks_ing)
    yield wording.spanned(place - 1, place, base, _KIND, known=asks_base)
    to_ing = any(_ends_with(wording, place - 2, phrase) for phrase in patterns.to_ing)
    yield wording.replaced(place, ing, _KIND, known=to_ing)
    for preposition in ("of", "in", "on", "for", "from"):
        taken = _takes(wording.before(place - 1), preposition, lexicon)
        if taken:
            yield wording.spanned(place - 1, place, f"{preposition} {ing}", _KIND, known=True)


def _from_ing(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    patterns = lexicon.patterns
    asks_to = _asked(wording, place, lexicon, _Asking(patterns.to - patterns.ing))
    asks_base = wording.before(place) in lexicon.places.base
    for base in stems(wording.words[place].lower[:-_ING]):
        yield wording.replaced(place, f"to {base}", _KIND, known=asks_to)
        yield wording.replaced(place, base, _KIND, known=asks_base)


def _from_base(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    patterns, previous = lexicon.patterns, wording.before(place)
    word = wording.words[place].lower
    asks_ing = previous in lexicon.places.ing or _asked(
        wording, place, lexicon, _Asking(patterns.ing, patterns.phrases_ing)
    )
    if asks_ing:
        yield wording.replaced(place, ending_ing(word), _KIND, known=False)
    asks_to = _asked(wording, place, lexicon, _Asking(patterns.to)) or _asked(
        wording, place, lexicon, _Asking(patterns.object_to, distance=2)
    )
    if asks_to:
        yield wording.inserted(place, "to", _KIND)


def _that_clauses(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """I want that you come: I want you to come."""
    objects = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you"}
    for place, word in enumerate(wording.words[:-2]):
        pronoun, verb = wording.after(place), wording.after(place, 2)
        wants = any(base == "want" for base in lexicon.verbs.bases(wording.before(place)))
        if word.lower == "that" and wants and pronoun in objects and verb:
            after = f"{objects[pronoun]} to {verb}"
            yield wording.spanned(place, place + 2, after, _KIND, known=True)


def _asked(wording: Wording, place: int, lexicon: Lexicon, asking: _Asking) -> bool:
    """Whether the word before a place, or a phrase that ends there, is one of these."""
    previous = wording.before(place, asking.distance)
    if not previous:
        return False
    if any(base in asking.words for base in lexicon.verbs.bases(previous)):
        return True
    bare = lexicon.patterns.bare
    # "made me to clean": a person between.
    earlier = wording.before(place, 2) if asking.words & bare else ""
    if earlier and any(base in bare for base in lexicon.verbs.bases(earlier)):
        return True
    return any(_ends_with(wording, place - 1, phrase) for phrase in asking.phrases)


def _takes(word: str, preposition: str, lexicon: Lexicon) -> bool:
    takes = lexicon.prepositions.takes
    return any(preposition in takes.get(base, ()) for base in lexicon.verbs.bases(word) if base)


def _ends_with(wording: Wording, place: int, phrase: str) -> bool:
    """Whether a phrase ends with the word at a place."""
    wanted = phrase.split()
    first = place - len(wanted) + 1
    if first < 0:
        return False
    return [word.lower for word in wording.words[first : place + 1]] == wanted
