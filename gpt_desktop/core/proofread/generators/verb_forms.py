"""Base, past, participle or -ing: the form that an auxiliary or the time asks for."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.inflection import ending_ed, ending_ing
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_REACH = 3
_SHORTEST = 2


def verb_forms(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """Other forms of each verb, as what stands before it asks."""
    for place, word in enumerate(wording.words):
        if not word.text.islower() or len(word.text) < _SHORTEST:
            continue
        auxiliary = _auxiliary(wording, place, lexicon)
        yield from _irregular(wording, place, lexicon)
        if auxiliary in lexicon.places.base:
            yield from _as_base(wording, place, lexicon)
        elif auxiliary in lexicon.places.participle:
            yield from _as_participle(wording, place, lexicon)
        elif auxiliary in lexicon.places.be:
            yield from _after_be(wording, place, lexicon)
        else:
            yield from _as_past(wording, place, lexicon)
        yield from _less_perfect(wording, place, lexicon)
    yield from _will_in_conditions(wording)


def _auxiliary(wording: Wording, place: int, lexicon: Lexicon) -> str:
    """The nearest word before that says a form, over adverbs and pronouns; "" if none."""
    places = lexicon.places
    for distance in range(1, _REACH + 1):
        word = wording.before(place, distance)
        if word in places.base or word in places.participle or word in places.be:
            return word
        if word not in places.between:
            return ""
    return ""


def _irregular(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Teached, buyed: forms that no verb has."""
    word = wording.words[place].lower
    if not word.endswith("ed"):
        return
    for base in lexicon.verbs.bases(word):
        right = lexicon.verbs.pasts.get(base, word)
        if right != word and ending_ed(base) == word and base != "hang":
            yield wording.replaced(place, right, Kind.VERB_FORM, known=True)
            participle = lexicon.verbs.participle(base)
            if participle != right:
                yield wording.replaced(place, participle, Kind.VERB_FORM, known=True)


def _as_base(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    word = wording.words[place].lower
    for base in lexicon.verbs.bases(word):
        if base != word:
            yield wording.replaced(place, base, Kind.VERB_FORM, known=True)


def _as_participle(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    word = wording.words[place].lower
    for form in dict.fromkeys(map(lexicon.verbs.participle, lexicon.verbs.bases(word))):
        if form != word:
            yield wording.replaced(place, form, Kind.VERB_FORM, known=True)


def _after_be(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    word = wording.words[place].lower
    if word.endswith("ing"):
        return
    forms: dict[str, None] = {}
    for base in lexicon.verbs.bases(word):
        forms[lexicon.verbs.participle(base)] = forms[ending_ing(base)] = None
    for form in forms:
        if form != word:
            yield wording.replaced(place, form, Kind.VERB_FORM)


def _as_past(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """See: saw. Written: wrote."""
    word = wording.words[place].lower
    if wording.before(place) in ("to", "a", "an", "the"):
        return
    irregular = {
        lexicon.verbs.past(base)
        for base in lexicon.verbs.bases(word)
        if base in lexicon.verbs.pasts and base != "be"
    }
    for past in irregular or {ending_ed(word)}:
        if past != word and not word.endswith(("ed", "ing", "ly")):
            yield wording.replaced(place, past, Kind.TENSE)


def _less_perfect(wording: Wording, place: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Has died in 1987: died."""
    if wording.before(place) not in ("have", "has"):
        return
    for base in lexicon.verbs.bases(wording.words[place].lower):
        if lexicon.verbs.participle(base) == wording.words[place].lower:
            past = lexicon.verbs.past(base)
            yield wording.spanned(place - 1, place, past, Kind.TENSE)


def _will_in_conditions(wording: Wording) -> Iterator[Candidate]:
    """If I will have: if I have."""
    for place, word in enumerate(wording.words):
        condition = wording.before(place, 2) in ("if", "when", "unless", "until")
        removed = wording.removed(place, Kind.TENSE)
        if word.lower == "will" and condition and removed:
            yield removed
