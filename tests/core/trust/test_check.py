"""A sentence held against its document."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText

MINUTES = """# Minutes of the harbour council, 12 March 2025

The consultants rejected the plan for a new bridge. The council accepted their report with nine \
votes against two. Anna Berg will write a letter to the ministry by 3 April. The next meeting is \
on Monday, 7 April at half past six. The budget of 21 million euros was not changed.

The party for the volunteers takes place on 24 May. Ben Koch buys the drinks for 350 euros."""


@pytest.fixture(scope="module")
def minutes() -> SourceText:
    return SourceText.of_text(MINUTES)


@pytest.mark.parametrize(
    ("sentence", "check", "words"),
    [
        (
            "The council rejected the plan for a bridge.",
            "roles",
            "council: the document says this of consultants",
        ),
        (
            "The party for the volunteers is on 7 April.",
            "dates",
            "7 April: the document says 24 May",
        ),
        (
            "The budget is 12 million euros.",
            "numbers",
            "12 million euros: the document says 21 million euros",
        ),
        ("The budget was changed.", "negation", "The document says “not” there"),
        ("Peter Lund buys the drinks.", "names", "Peter Lund is not in the document"),
        ("Whales sing under water.", "unborne", "The document does not say this"),
    ],
)
def test_what_is_wrong_is_said(minutes: SourceText, sentence: str, check: str, words: str) -> None:
    verdict = check_sentence(sentence, minutes)
    assert (check, words) in [(one.name, one.words) for one in verdict.checks]
    assert not verdict.borne
    assert verdict.support <= 0.4


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge plan was rejected by the consultants.",
        "The council approved the report, nine votes to two.",
        "Anna Berg will write to the ministry by April 3rd.",
        "The next meeting begins at 18:30 on 7 April.",
        "The budget stays at €21m.",
    ],
)
def test_other_words_for_the_same_are_borne(minutes: SourceText, sentence: str) -> None:
    assert check_sentence(sentence, minutes).checks == ()


def test_the_most_telling_passage_comes_first(minutes: SourceText) -> None:
    sources = check_sentence("Ben Koch pays 350 euros for drinks.", minutes).sources
    assert minutes.words_at(sources[0]) == "Ben Koch buys the drinks for 350 euros."


def test_a_sentence_without_words_has_nothing_to_check(minutes: SourceText) -> None:
    assert check_sentence("…", minutes).borne
