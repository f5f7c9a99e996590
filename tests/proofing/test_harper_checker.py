"""Tests of what Harper finds."""

from __future__ import annotations

import pytest

from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.proofing.harper_checker import HarperChecker


@pytest.fixture(scope="module")
def harper() -> HarperChecker:
    return HarperChecker()


def test_a_misspelt_word_has_suggestions(harper: HarperChecker) -> None:
    [finding] = harper.find("We met a freind today.")
    assert (finding.start, finding.before, finding.kind) == (9, "freind", Kind.SPELLING)
    assert "friend" in finding.afters


def test_places_are_characters(harper: HarperChecker) -> None:
    text = "😀 We met a freind today."
    [finding] = harper.find(text)
    assert text[finding.start :].startswith("freind")


@pytest.mark.parametrize("word", ["colour", "color", "organise", "theatre"])
def test_british_and_american_words_are_right(harper: HarperChecker, word: str) -> None:
    assert harper.find(f"We saw the {word}.") == []


def test_matters_of_taste_are_left(harper: HarperChecker) -> None:
    assert harper.find("It was very good.") == []


def test_a_rule_is_told(harper: HarperChecker) -> None:
    found = harper.find("He has took it.")
    assert [(each.before, each.afters) for each in found] == [("took", ("taken",))]
    assert found[0].rule


def test_a_word_twice_is_one_too_many(harper: HarperChecker) -> None:
    [finding] = harper.find("We sat on on the wall.")
    assert (finding.before, finding.afters, finding.kind) == ("on on", ("on",), Kind.DOUBLED)
