"""Which terms a text has, and which of them its translation lacks."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.translation.glossary import terms_of
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.phrase_search import find_phrase, has_as_it_is, has_phrase
from gpt_desktop.core.translation.term import Term


def terms_in(source: str, code: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that stand in a text; of those within one another only the longest.

    Args:
        code: of the text's language, "" where it is not known.
    """
    places = {term.source: _places(term, source, code) for term in terms}
    taken: list[Span] = []
    there: set[str] = set()
    for phrase in sorted(places, key=len, reverse=True):
        free = [span for span in places[phrase] if not any(_is_within(span, t) for t in taken)]
        if free:
            there.add(phrase)
            taken += free
    return tuple(term for term in terms if term.source in there)


def missing_terms(source: str, target: str, pair: Pair, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of a text whose words its translation lacks.

    Where there are several translations of a term one of them will do. Inflected forms count;
    what is not to be translated must be there letter for letter.
    """
    lacking: dict[str, Term] = {}
    kept: set[str] = set()
    for term in terms_in(source, pair.source, terms_of(pair, terms)):
        if term.stays:
            has = has_as_it_is(term.target, target)
        else:
            has = has_phrase(term.target, target, pair.target)
        if has:
            kept.add(term.source)
        else:
            lacking.setdefault(term.source, term)
    return tuple(term for phrase, term in lacking.items() if phrase not in kept)


def _places(term: Term, source: str, code: str) -> tuple[Span, ...]:
    return find_phrase(term.source, source, code or term.pair.source)


def _is_within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
