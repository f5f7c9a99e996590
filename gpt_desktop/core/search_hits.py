"""Where in a conversation a search found its words."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.search_words import SearchTerm, folded, may_be_in, search_text
from gpt_desktop.core.text_search import TextQuery, around, drawn_text

_BEFORE, _LENGTH = 24, 120


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A message that has all that was searched for.

    Attributes:
        excerpt: a line of it around the first of the words.
        marked: where in the excerpt they are.
    """

    message_id: str
    excerpt: str
    marked: tuple[Span, ...]


def has_all(text: str, terms: tuple[SearchTerm, ...]) -> bool:
    """Whether a text has all the terms."""
    if not may_be_in(terms, folded(text)):
        return False
    words = search_text(text)
    return all(term.found_in(words) for term in terms)


def hit_in(message_id: str, text: str, query: str) -> SearchHit:
    """The hit in a message that ``has_all``."""
    drawn = drawn_text(text)
    wanted = query.replace('"', " ")
    places = TextQuery(wanted).places(drawn) or TextQuery(wanted, words=True).places(drawn)
    if not places:
        return SearchHit(message_id, " ".join(drawn[:_LENGTH].split()), ())
    return SearchHit(message_id, *around(drawn, places, _BEFORE, _LENGTH))
