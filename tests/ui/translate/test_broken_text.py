"""Places of a text in what is shown of it with added breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.ui.translate.broken_text import BrokenText


def shown_of(text: BrokenText, breaks: set[int]) -> str:
    """What Qt shows, each large character as two halves."""
    parts = []
    for place, character in enumerate(text.text):
        if place in breaks:
            parts.append("\n")
        parts.append(character if ord(character) < 0x10000 else "<>")
    return "".join(parts)


@given(st.text("ab \U0001f600", max_size=12), st.sets(st.integers(0, 11)))
def test_places_lead_there_and_back(words: str, wanted: set[int]) -> None:
    text, breaks = BrokenText(words), {place for place in wanted if place < len(words)}
    for place in breaks:
        assert text.add_break(place)
        assert not text.add_break(place)
    shown = shown_of(text, breaks)
    for place, character in enumerate(words):
        at = text.shown_place(place)
        assert shown[at] == (character if ord(character) < 0x10000 else "<")
        assert text.place(at) == place
    for place in breaks:
        ends = text.shown_place(place, ends=True)
        assert shown[ends] == "\n"
        assert text.place(ends) == place


def test_text_that_comes_later_and_words_that_change() -> None:
    text = BrokenText("One. ")
    text.append("\U0001f600 two. Three.")
    text.add_break(5)
    text.add_break(12)
    text.replace(5, 11, "2.")
    assert text.text == "One. 2. Three."
    assert text.shown_place(5) == 6
    assert text.shown_place(8) == 10
    assert text.shown_place(7, ends=True) == 8
