from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.inference.stop_strings import StopStrings

SHORT = st.text("ab", max_size=12)


def _passed(stops: list[str], pieces: list[str]) -> tuple[str, bool]:
    filtered = StopStrings(stops)
    text = "".join(filtered.push(piece) for piece in pieces)
    return text + filtered.flush(), filtered.stopped


def test_text_before_the_stop_string_is_passed_on() -> None:
    assert _passed(["\nUser:"], ["Hello", ".\n", "Us", "er: more"]) == ("Hello.", True)


def test_nothing_of_a_possible_stop_string_is_given_out_early() -> None:
    filtered = StopStrings(["STOP"])
    assert [filtered.push(piece) for piece in ("aS", "T", "O", "x")] == ["a", "", "", "STOx"]


def test_what_was_held_back_for_nothing_comes_at_the_end() -> None:
    filtered = StopStrings(["STOP"])
    assert filtered.push("ST") == ""
    assert filtered.flush() == "ST"
    assert filtered.flush() == ""
    assert not filtered.stopped


def test_nothing_comes_after_the_stop_string() -> None:
    filtered = StopStrings(["."])
    assert filtered.push("a.b") == "a"
    assert (filtered.push("c"), filtered.flush()) == ("", "")


def test_without_stop_strings_all_text_passes_at_once() -> None:
    assert StopStrings([]).push("abc") == "abc"


@given(st.lists(SHORT.filter(bool), max_size=3), st.lists(SHORT, max_size=8))
def test_pieces_give_what_the_whole_text_gives(stops: list[str], pieces: list[str]) -> None:
    whole = "".join(pieces)
    # A string is complete when its last letter is; of those complete then, the earliest counts.
    ends = [whole.find(stop) + len(stop) for stop in stops if stop in whole]
    text, stopped = _passed(stops, pieces)
    assert stopped == bool(ends)
    assert whole.startswith(text)
    assert all(stop not in text for stop in stops)
    if not stopped:
        assert text == whole
