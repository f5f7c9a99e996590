"""Tests of what is not proofread."""

from __future__ import annotations

import pytest

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.left_alone import in_quotes, left_alone


def _candidate(sentence: str, before: str, kind: Kind = Kind.SPELLING) -> Candidate:
    return Candidate(sentence.index(before), before, "other", kind)


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Open config.yaml now.", "yaml"),
        ("Set max_retries to two.", "retries"),
        ("Write to anna@example.org.", "anna"),
        ("See https://example.org/pages for it.", "pages"),
        ("The part M16 fits.", "M16"),
        ("She met Ngugi there.", "Ngugi"),
        ("The NASA report.", "NASA"),
        ("The word “recieve” is wrong.", "recieve"),
        ('The sign said "No dogs on beach".', "beach"),
    ],
)
def test_names_code_and_words_spoken_of_stay(sentence: str, before: str) -> None:
    assert left_alone(sentence, _candidate(sentence, before))


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Freinds came.", "Freinds"),
        ("“Freinds came to us today,” he said.", "Freinds"),
        ("We met freinds.", "freinds"),
        ("(We met freinds.)", "freinds"),
        ("He said: Freinds came.", "Freinds"),
    ],
)
def test_prose_does_not(sentence: str, before: str) -> None:
    assert not left_alone(sentence, _candidate(sentence, before))


def test_a_capital_may_be_all_that_changes() -> None:
    candidate = _candidate("On Monday we met.", "Monday", Kind.CAPITAL)
    assert not left_alone("On Monday we met.", candidate)


def test_where_nouns_have_capitals_they_tell_no_names() -> None:
    sentence = "Das schöne Hauss steht."
    candidate = _candidate(sentence, "Hauss")
    assert left_alone(sentence, candidate)
    assert not left_alone(sentence, candidate, nouns_have_capitals=True)


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ('"It go well," he said.', True),
        ("“It go well,” he said.", True),
        ('He said, "It go well.', True),
        ('It go well," he said.', True),
        ("It go well, he said.", False),
        ('It go well, he "said".', False),
    ],
)
def test_speech_is_known(sentence: str, inside: bool) -> None:
    assert in_quotes(sentence, _candidate(sentence, "go")) is inside
