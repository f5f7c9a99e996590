"""Finding in one conversation, in all messages of its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.core.text_search import TextQuery, drawn_text


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place among those in a message, counted from 0."""

    message_id: str
    number: int


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """All places in their order, and the query that has them."""

    query: TextQuery
    places: tuple[FoundPlace, ...]


def find_in(messages: Sequence[StoredMessage], text: str) -> FoundPlaces:
    """Where the phrase is; where it is nowhere, any of its words, as a search takes them."""
    phrase = TextQuery(text)
    found = _places(messages, phrase)
    if found:
        return FoundPlaces(phrase, found)
    words = TextQuery(text.replace('"', " "), words=True)
    return FoundPlaces(words, _places(messages, words))


def _places(messages: Sequence[StoredMessage], query: TextQuery) -> tuple[FoundPlace, ...]:
    found: list[FoundPlace] = []
    for message in messages:
        answered = message.role is Role.ASSISTANT
        text = drawn_text(message.content) if answered else message.content
        count = len(query.places(text))
        found += [FoundPlace(message.id, number) for number in range(count)]
    return tuple(found)
