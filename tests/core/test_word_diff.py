"""Changes between two texts: exact whichever of them are applied, and as a person reads them."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.word_diff import places_after, with_edits, word_edits

_PIECES = st.sampled_from(
    [
        *("the", "fox", "4,500", "euros", "don’t", "我", "们", "開", "é", "e\u0301", "A-1", "="),
        *("👩\u200d🚀", "👍🏽", "\U00020000", ".", ",", " ", " ", " ", "  ", "\n", "\r\n", "\r"),
        *("\t", "\u00a0", "\u2028"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


def _shown(before: str, after: str) -> list[tuple[str, str]]:
    return [(edit.before, edit.after) for edit in word_edits(before, after)]


@given(_TEXTS, _TEXTS)
@settings(max_examples=150)
def test_all_changes_give_the_new_text_and_none_the_old(before: str, after: str) -> None:
    edits = word_edits(before, after)
    assert with_edits(before, edits) == after
    assert with_edits(before, ()) == before
    assert all(edit.span.of(before) == edit.before for edit in edits)
    assert [place.of(after) for place in places_after(edits)] == [edit.after for edit in edits]


@given(_TEXTS, _TEXTS)
def test_no_change_touches_another(before: str, after: str) -> None:
    edits = word_edits(before, after)
    for one, other in pairwise(edits):
        assert one.span.end < other.span.start


@given(_TEXTS, _TEXTS, st.randoms(use_true_random=False))
def test_any_of_the_changes_can_be_applied_one_after_the_other(
    before: str, after: str, chance: Random
) -> None:
    edits = word_edits(before, after)
    some = [edit for edit in edits if chance.random() < 0.5]
    text, moved = before, 0
    for edit in some:
        start = edit.span.start + moved
        assert text[start : start + len(edit.before)] == edit.before
        text = text[:start] + edit.after + text[start + len(edit.before) :]
        moved += len(edit.after) - len(edit.before)
    assert text == with_edits(before, some)


def test_a_text_that_stays_has_no_changes() -> None:
    assert word_edits("As it was.\n", "As it was.\n") == ()


def test_words_that_changed_stand_alone() -> None:
    before = "The quick fox jumps over the lazy dog."
    after = "The slow fox jumps over the very lazy cat."
    assert _shown(before, after) == [("quick", "slow"), ("", "very "), ("dog", "cat")]


def test_a_number_is_one_word_with_its_marks() -> None:
    assert _shown("We paid 4,500.00 euros.", "We paid 1,200 euros.") == [("4,500.00", "1,200")]


def test_a_chinese_character_is_a_word() -> None:
    before, after = "我们昨天在北京开会。", "我们今天在上海开会。"
    assert _shown(before, after) == [("昨", "今"), ("北京", "上海")]


def test_line_ends_and_blanks_are_changes_of_their_own() -> None:
    assert _shown("One line.\r\nTwo.", "One line.\nTwo.") == [("\r\n", "\n")]
    assert _shown("a  b", "a b") == [(" ", "")]


def test_what_only_happens_to_stand_between_two_large_changes_is_part_of_them() -> None:
    before = "Unfortunately no one of our people was there to see it that very evening."
    after = "Nobody saw it happen of course when darkness fell upon us."
    assert len(_shown(before, after)) <= 2


def test_paragraphs_are_not_joined_in_one_change() -> None:
    before = "Completely other words here\n\na\n\nand many more other ones there"
    after = "Nothing in common at all\n\na\n\nas one can see right here"
    assert len(_shown(before, after)) >= 2


def test_twenty_thousand_words_with_hardly_one_in_common_come_to_an_end() -> None:
    before = " ".join(f"w{number % 3001} the" for number in range(10_000))
    after = " ".join(f"the w{number * 7 % 2999} of" for number in range(7_000))
    edits = word_edits(before, after)
    assert with_edits(before, edits) == after


def test_a_change_says_where_it_stands() -> None:
    [edit] = word_edits("Ein Wort hier", "Ein Satz hier")
    assert isinstance(edit, Edit)
    assert (edit.span.start, edit.span.end) == (4, 8)
