"""Subject and verb, number and noun: forms with and without -s."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.inflection import ending_s, without_s
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_FORMS = {
    "is": ("are",),
    "are": ("is",),
    "was": ("were",),
    "were": ("was",),
    "has": ("have",),
    "have": ("has",),
    "does": ("do",),
    "do": ("does",),
    "isn't": ("aren't",),
    "aren't": ("isn't",),
    "wasn't": ("weren't",),
    "weren't": ("wasn't",),
    "doesn't": ("don't",),
    "don't": ("doesn't",),
    "hasn't": ("haven't",),
    "haven't": ("hasn't",),
    "there's": ("there are",),
    "am": ("is", "are"),
}
_SINGULAR = frozenset(("he", "she", "it", "this", "that", "everybody", "everyone", "nobody"))
_PLURAL = frozenset(("they", "we", "you", "these", "those", "i"))
_MODALS = frozenset(
    ("to", "will", "would", "can", "could", "should", "must", "may", "might", "shall", "did")
)


def agreement(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """Forms of be, have and do, and words with or without -s."""
    apart = lexicon.words.never_ending
    for place, word in enumerate(wording.words):
        known = _clear_subject(wording, place)
        if word.lower in _FORMS:
            for other in _FORMS[word.lower]:
                yield wording.replaced(place, other, Kind.AGREEMENT, known=known)
        elif wording.before(place) == "i" and word.lower == "is":
            yield wording.replaced(place, "am", Kind.AGREEMENT, known=True)
        elif word.text.islower() and word.lower not in apart and "'" not in word.lower:
            yield from _ending(wording, place, lexicon, known=known)


def _ending(wording: Wording, place: int, lexicon: Lexicon, *, known: bool) -> Iterator[Candidate]:
    word, plurals = wording.words[place].lower, lexicon.nouns.plurals
    many = {plural: one for one, plural in plurals.items() if plural != one}
    previous = wording.before(place)
    if known or previous in _PLURAL | _SINGULAR - {"this", "that"} | {"who"}:
        kind = Kind.AGREEMENT
    else:
        kind = Kind.NUMBER
        known = previous in lexicon.words.counts | lexicon.words.ones
    if word in plurals and plurals[word] != word:
        yield wording.replaced(place, plurals[word], kind, known=known)
        return
    if word in many:
        yield wording.replaced(place, many[word], kind, known=known)
        return
    without = without_s(word)
    irregular = plurals.get(without)
    if irregular:  # "childs", "informations" has its own list
        yield wording.replaced(place, irregular, Kind.NUMBER, known=True)
    if without in lexicon.nouns.uncountable and without != word:
        yield wording.replaced(place, without, Kind.NUMBER, known=True)
    elif without:
        yield wording.replaced(place, without, kind, known=known)
    elif len(word) > 1 and previous not in _MODALS and not word.endswith(("ing", "ly", "ed")):
        yield wording.replaced(place, ending_s(word), kind, known=known)


def _clear_subject(wording: Wording, place: int) -> bool:
    """Whether the word before can only be the subject of a verb here, and does not fit it."""
    previous, word = wording.before(place), wording.words[place].lower
    ends = word.endswith("s") or word in ("doesn't", "isn't", "wasn't", "hasn't")
    if previous in _SINGULAR - {"this", "that"}:
        return not ends
    return previous in _PLURAL - {"these", "those"} and ends
