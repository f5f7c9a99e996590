"""Prepositions: another one, one less, one more."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_KIND = Kind.PREPOSITION
# Between a verb and its preposition: "spend money on", "accuse him of", "thank me for".
_REACH = 3

_MOVING = ("go", "come")
_WITHOUT_TO = ("home", "abroad", "there", "here", "downtown", "upstairs", "downstairs", "outside")


def prepositions(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """What may stand instead of each, what may go, what may be missing."""
    for place, word in enumerate(wording.words):
        if word.lower in lexicon.prepositions.all:
            yield from _others(wording, place, lexicon)
            yield from _fewer(wording, place, lexicon)
        elif place and word.follows and word.lower not in lexicon.words.no_object:
            yield from _missing(wording, place, lexicon)


def _others(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    present = wording.words[place].lower
    wanted = _wanted(wording, place, lexicon)
    for other in lexicon.prepositions.all:
        if other != present:
            known = other in wanted and present not in wanted
            yield wording.replaced(place, other, _KIND, known=known)


def _fewer(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    none = lexicon.prepositions.none
    bases = [base for base in lexicon.verbs.bases(wording.before(place)) if base in none]
    # One goes by train, but not to home.
    moved = any(base in _MOVING for base in bases)
    known = bool(bases) and (not moved or wording.after(place) in _WITHOUT_TO)
    if removed := wording.removed(place, _KIND, known=known):
        yield removed


def _missing(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    takes = lexicon.prepositions.takes
    previous = wording.before(place)
    if previous in lexicon.prepositions.all:
        return
    bases = [base for base in lexicon.verbs.bases(previous) if base in takes]
    known = {preposition for base in bases for preposition in takes[base]}
    for preposition in lexicon.prepositions.missing:
        yield wording.inserted(place, preposition, _KIND, known=preposition in known)


def _wanted(wording: Wording, place: int, lexicon: Lexicon) -> set[str]:
    """What the words around ask for; nothing where they do not say."""
    takes, times = lexicon.prepositions.takes, lexicon.prepositions.times
    following = {wording.after(place), wording.after(place, 2)}
    for preposition, words in times.items():
        if following & words:
            return {preposition}
    for distance in range(1, _REACH + 1):
        word = wording.before(place, distance)
        for base in lexicon.verbs.bases(word) if word else ():
            if base in takes:
                return set(takes[base])
    return set()
