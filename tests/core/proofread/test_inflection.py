"""Tests of word forms."""

from __future__ import annotations

import pytest

from gpt_desktop.core.proofread.inflection import ending_ed, ending_ing, ending_s, without_s
from tests.core.proofread.english import LEXICON


@pytest.mark.parametrize(
    ("base", "ing", "past"),
    [
        ("stop", "stopping", "stopped"),
        ("visit", "visiting", "visited"),
        ("live", "living", "lived"),
        ("die", "dying", "died"),
        ("carry", "carrying", "carried"),
        ("play", "playing", "played"),
        ("agree", "agreeing", "agreed"),
        ("clean", "cleaning", "cleaned"),
        ("prefer", "preferring", "preferred"),
        ("quit", "quitting", "quitted"),
    ],
)
def test_regular_forms(base: str, ing: str, past: str) -> None:
    assert (ending_ing(base), ending_ed(base)) == (ing, past)


@pytest.mark.parametrize(
    ("word", "with_s"),
    [("cat", "cats"), ("watch", "watches"), ("city", "cities"), ("boy", "boys"), ("go", "goes")],
)
def test_s_is_put_on_and_taken_off(word: str, with_s: str) -> None:
    assert ending_s(word) == with_s
    assert without_s(with_s) == word


def test_nothing_is_taken_off_words_that_end_so() -> None:
    assert [without_s(word) for word in ("glass", "bus", "is", "run")] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("written", "write"),
        ("went", "go"),
        ("seeing", "see"),
        ("stopping", "stop"),
        ("living", "live"),
        ("carried", "carry"),
        ("takes", "take"),
        ("watches", "watch"),
        ("telling", "tell"),
    ],
)
def test_a_form_knows_its_base(form: str, base: str) -> None:
    assert base in set(LEXICON.verbs.bases(form))


def test_irregular_verbs_have_their_forms() -> None:
    verbs = LEXICON.verbs
    assert (verbs.past("buy"), verbs.participle("write"), verbs.past("walk")) == (
        "bought",
        "written",
        "walked",
    )
