"""What stands in for a sentence that the document does not bear, or for a summary that is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Claim, DocumentSpan
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer
from gpt_desktop.core.tasks.summarize.figures import without_mark
from gpt_desktop.core.trust.coverage import coverage_of
from gpt_desktop.core.trust.source import SourceText

_LONGEST = 200  # characters of a passage that is quoted
_SHORTEST = 12  # letters of a sentence that says anything
_ENDS = (".", "!", "。", "！", ".”", '."')  # headings and questions do not end so
_LEANS = LazyPattern(  # on the sentence before it
    r"(?:it|its|he|his|she|her|they|their|this|that|these|those|both|but|and|so|then|there)\b"
    r"|[他她它其这该此]",
    re.IGNORECASE,
)

StandIn = tuple[str, Claim]


class StandIns:
    """Knows what a result says already, so that nothing is said twice.

    Args:
        good: the sentences that stay.
        bad: those that need a stand-in; none of their words comes back.
    """

    def __init__(
        self, text: str, good: Sequence[Claim], bad: Sequence[Claim], source: SourceText
    ) -> None:
        self._source = source
        self._said = {letters_of(claim.span.of(text)) for claim in (*good, *bad)}
        self._told = {claim.sources[0] for claim in good if claim.sources}

    def find(self, claim: Claim, sentence: str, facts: ModelFacts) -> StandIn | None:
        """The new sentence where the documents bear it, else a passage in its own words."""
        found = self._borne(sentence, facts) or self._quoted(claim)
        if found is not None:
            self._said.add(letters_of(found[0]))
            self._told.update(found[1].sources[:1])
        return found

    def is_told(self, claim: Claim) -> bool:
        """Whether another sentence says what its passage says."""
        return bool(claim.sources) and claim.sources[0] in self._told

    def _borne(self, sentence: str, facts: ModelFacts) -> StandIn | None:
        sentence = without_mark(sentence.strip())
        if not self._stands_alone(sentence):
            return None
        claims = checked(sentence, self._source, facts).claims
        if len(claims) != 1 or claims[0].checks or self.is_told(claims[0]):
            return None
        return sentence, claims[0]

    def _quoted(self, claim: Claim) -> StandIn | None:
        for place in claim.sources:
            words = _words(place, self._source)
            fits = len(words) <= _LONGEST and self._stands_alone(words)
            if fits and place not in self._told:
                return words, replace(claim, support=1.0, sources=(place,), checks=())
        return None

    def _stands_alone(self, sentence: str) -> bool:
        letters = letters_of(sentence)
        fresh = len(letters) >= _SHORTEST and letters not in self._said
        return fresh and _is_whole(sentence)


def own_words(claims: Sequence[Claim], source: SourceText) -> Composed:
    """The passages of sentences that nothing else is left of, else the document's beginning."""
    places = dict.fromkeys(claim.sources[0] for claim in claims if claim.sources)
    first = [each.place for each in source.sentences[:1]]
    composer = Composer()
    for place in list(places) or first:
        composer.add(" " if composer.length else "")
        composer.quote(_words(place, source), (place,))
    return composer.composed()


def filled_up(made: Composed, source: SourceText, wanted: int) -> Composed:
    """With the document's weightiest sentences behind a summary of which little is left.

    A list stays a list. What stands in the summary already is not said again.
    """
    missing = coverage_of(source, made.claims, made.text).missing
    whole = [
        each
        for each in missing
        if len(each.text) <= _LONGEST and _is_whole(without_mark(" ".join(each.text.split())))
    ]
    chosen = whole[: max(0, wanted - len(made.claims))]
    order = {document.id: number for number, document in enumerate(source.documents)}
    chosen.sort(key=lambda each: (order[each.place.document_id], each.place.span.start))
    composer = Composer()
    composer.place(made)
    between = "\n- " if made.text.startswith("- ") else " "
    for each in chosen:
        composer.add(between)
        composer.quote(_words(each.place, source), (each.place,))
    return composer.composed()


def letters_of(text: str) -> str:
    """What a sentence is compared by."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _is_whole(sentence: str) -> bool:
    return sentence.endswith(_ENDS) and not _LEANS.match(sentence)


def _words(place: DocumentSpan, source: SourceText) -> str:
    return without_mark(" ".join(source.words_at(place).split()))
