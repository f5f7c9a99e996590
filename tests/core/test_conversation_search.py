"""All places in the messages of a path."""

from __future__ import annotations

from gpt_desktop.core.conversation_search import FoundPlace, find_in
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.messages import Role


def said(number: int, role: Role, text: str) -> StoredMessage:
    return StoredMessage(f"m{number}", "c", None, role, text, MessageState.COMPLETE, 0.0)


PATH = [
    said(1, Role.USER, "A **bold** tea, a tea"),
    said(2, Role.ASSISTANT, "A **bold** tea"),
    said(3, Role.USER, "None"),
]


def test_places_are_counted_in_each_message() -> None:
    found = find_in(PATH, "TEA")
    assert found.places == (FoundPlace("m1", 0), FoundPlace("m1", 1), FoundPlace("m2", 0))


def test_marks_are_left_out_of_answers_only() -> None:
    assert find_in(PATH, "bold tea").places == (FoundPlace("m2", 0),)


def test_where_the_phrase_is_nowhere_its_words_count() -> None:
    found = find_in(PATH, 'none "tea"')
    assert [place.message_id for place in found.places] == ["m1", "m1", "m2", "m3"]


def test_nothing_is_found_of_nothing() -> None:
    assert find_in(PATH, "  ").places == ()
    assert find_in([], "tea").places == ()
