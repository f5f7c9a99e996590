"""Tests of languages that have a dictionary alone."""

from __future__ import annotations

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.core.proofread.checker import Finding
from gpt_desktop.core.proofread.scoring import SentenceScorer
from gpt_desktop.core.proofread.spelling import Speller
from tests.core.proofread.word_scores import WordScores

SENTENCE = "Der alte Hunt schläft."
FINDINGS = (Finding(9, "Hunt", ("Hund", "Hut"), Kind.SPELLING),)


def _changed(speller: Speller) -> list[str]:
    scored = speller.proofread("", SENTENCE, FINDINGS, CancelToken())
    return [each.candidate.applied(SENTENCE) for each in scored]


def _scorer(*read: str) -> SentenceScorer:
    return SentenceScorer(WordScores(*read), lambda _: 0.0)


def test_without_a_model_the_dictionarys_first_word_is_taken() -> None:
    assert _changed(Speller(None, nouns_have_capitals=True)) == ["Der alte Hund schläft."]


def test_a_model_that_knows_the_language_chooses() -> None:
    speller = Speller(_scorer("Der alte Hut schläft."), nouns_have_capitals=True)
    assert _changed(speller) == ["Der alte Hut schläft."]


def test_what_the_model_finds_no_better_stays() -> None:
    assert _changed(Speller(_scorer(SENTENCE), nouns_have_capitals=True)) == []


def test_names_and_what_the_person_wants_stay() -> None:
    assert _changed(Speller(None)) == []
    assert _changed(Speller(None, frozenset(("hunt",)), nouns_have_capitals=True)) == []
