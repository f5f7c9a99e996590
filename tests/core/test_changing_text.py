"""Proposed changes in a text that is being edited: never applied where they do not belong."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.annotations import EditState
from gpt_desktop.core.changing_text import ChangingText
from gpt_desktop.core.word_diff import with_edits, word_edits

_BEFORE = "The quick fox jumps over the lazy dog."
_AFTER = "The slow fox jumps over the very lazy cat."
_WORDS = st.lists(st.sampled_from(("a", "b", "very", "x1", " ", " ", "\n", ".", "我")), max_size=14)
_TEXTS = _WORDS.map("".join)


def _changing() -> ChangingText:
    return ChangingText(_BEFORE, word_edits(_BEFORE, _AFTER))


def _states(changing: ChangingText) -> list[EditState]:
    return [edit.state for edit in changing.edits]


def test_accepting_puts_the_new_words_in_and_undo_is_seen() -> None:
    changing = _changing()
    changing.set_state(0, EditState.ACCEPTED)
    assert changing.text == "The slow fox jumps over the lazy dog."
    assert changing.follow(_BEFORE)
    assert _states(changing) == [EditState.OPEN] * 3
    assert changing.follow(_AFTER)
    assert _states(changing) == [EditState.ACCEPTED] * 3
    assert not changing.follow(_AFTER)


def test_a_rejected_change_stays_rejected_while_others_are_accepted() -> None:
    changing = _changing()
    changing.set_state(1, EditState.REJECTED)
    changing.follow("The slow fox jumps over the lazy cat.")
    assert _states(changing) == [EditState.ACCEPTED, EditState.REJECTED, EditState.ACCEPTED]


def test_what_is_typed_elsewhere_moves_the_changes() -> None:
    changing = _changing()
    changing.follow("Look: The quick fox jumps far over the lazy dog. So it does.")
    assert changing.lost == set()
    assert [place.of(changing.text) for _, place in changing.places()] == ["quick", "", "dog"]
    changing.set_state(2, EditState.ACCEPTED)
    assert changing.text == "Look: The quick fox jumps far over the lazy cat. So it does."


def test_a_change_whose_place_was_edited_is_lost_and_the_others_are_not() -> None:
    changing = _changing()
    changing.follow("The quickest fox jumps over the lazy dog.")
    assert changing.lost == {0}
    assert changing.place(0) is None
    assert changing.open_numbers() == [1, 2]
    with pytest.raises(ValueError, match="gone"):
        changing.set_state(0, EditState.ACCEPTED)
    changing.set_state(2, EditState.ACCEPTED)
    assert changing.text == "The quickest fox jumps over the lazy cat."


def test_a_text_that_was_rewritten_in_the_meantime_loses_what_it_no_longer_has() -> None:
    changing = _changing()
    changing.follow("Nothing of it is left. " * 12)
    assert changing.lost == {0, 1, 2}


def test_a_text_edited_in_several_places_keeps_the_changes_between_them() -> None:
    before = "One two three. " * 20 + "The end came soon. " + "Four five six. " * 20
    edits = word_edits(before, before.replace("came", "went"))
    changing = ChangingText(before, edits)
    changing.follow(before.replace("One two", "Two one", 1).replace("five six. ", "", 1))
    assert changing.lost == set()
    [(_, place)] = changing.places()
    assert place.of(changing.text) == "came"


@given(_TEXTS, _TEXTS, st.randoms(use_true_random=False))
def test_any_subset_is_known_again_from_the_text_alone(
    before: str, after: str, chance: Random
) -> None:
    edits = word_edits(before, after)
    some = [edit for edit in edits if chance.random() < 0.5]
    text = with_edits(before, some)
    changing = ChangingText(before, edits)
    changing.follow(text)
    assert changing.text == text
    assert changing.lost == set()
    stored = [replace(edit, state=edit.state) for edit in changing.edits]
    assert ChangingText(before, stored).text == text


@given(_TEXTS, _TEXTS, _TEXTS, st.randoms(use_true_random=False))
def test_after_any_edit_a_change_puts_its_words_in_the_place_of_its_old_ones(
    before: str, after: str, typed: str, chance: Random
) -> None:
    changing = ChangingText(before, word_edits(before, after))
    start = chance.randint(0, len(before))
    end = chance.randint(start, len(before))
    text = before[:start] + typed + before[end:]
    changing.follow(text)
    assert changing.text == text
    for number, place in changing.places():
        edit = changing.edits[number]
        assert place.of(text) in (edit.before, edit.after)
