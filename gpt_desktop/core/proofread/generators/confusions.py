"""Words taken for one another: their and there, much and many, me and I."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

_NEGATIONS = ("not", "n't", "never", "nobody", "nothing", "without", "no one")
_COUPLED = "and"


def confusions(wording: Wording, lexicon: Lexicon) -> Iterator[Candidate]:
    """All that may stand instead of each word."""
    lists = lexicon.confusions
    for place, word in enumerate(wording.words):
        for table, kind in (
            (lists.groups, Kind.CONFUSION),
            (lists.quantity, Kind.NUMBER),
            (lists.pronouns, Kind.PRONOUN),
        ):
            for other in table.get(word.lower, ()):
                yield wording.replaced(place, _capital_i(other), kind)
        if word.lower in lists.negation and _denied(wording, place):
            for other in lists.negation[word.lower]:
                yield wording.replaced(place, other, Kind.NEGATION, known=True)
        if word.lower in lists.contractions:
            right = lists.contractions[word.lower]
            yield wording.replaced(place, right, Kind.APOSTROPHE, known=word.lower != "wont")
    yield from _one_way(wording, lists.one_way)


def _one_way(wording: Wording, pairs: tuple[tuple[str, str], ...]) -> Iterator[Candidate]:
    for place in range(len(wording.words)):
        for wrong, right in pairs:
            parts = wrong.split()
            here = [wording.words[place].lower]
            here += [wording.after(place, step) for step in range(1, len(parts))]
            if here == parts:
                last = place + len(parts) - 1
                yield wording.spanned(place, last, right, Kind.CONFUSION, known=True)


def _denied(wording: Wording, place: int) -> bool:
    """Whether the words before in the sentence deny already."""
    earlier = [word.lower for word in wording.words[:place]]
    return any(word in _NEGATIONS or word.endswith("n't") for word in earlier)


def _capital_i(word: str) -> str:
    return "I" if word == "i" else word
