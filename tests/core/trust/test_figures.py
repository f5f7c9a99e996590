"""The planted faults: how many are found, and how many true sentences are marked.

What is held here is what came out; docs/quality.md says what was tuned on which half.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText
from tests.core.trust.figures import UNSEEN_KINDS, Figures, held_back, measure, tuned_on
from tests.core.trust.planted import KINDS, planted_texts, practice_texts, unseen_texts

SHORT = Path(__file__).parent / "short.toml"


@pytest.fixture(scope="module")
def tuned() -> Figures:
    return measure(tuned_on())


def test_there_are_as_many_sentences_as_said() -> None:
    texts = planted_texts()
    assert len(texts) == 40
    assert sum(len(planted.true) for planted in texts) == 300
    assert sum(len(planted.false) for planted in texts) == 200
    assert sum(planted.held_back for planted in texts) == 19


@pytest.mark.parametrize("kind", KINDS)
def test_planted_faults_are_found_where_the_checks_were_tuned(tuned: Figures, kind: str) -> None:
    assert tuned.share((kind,)) >= 0.9


def test_true_sentences_are_hardly_ever_marked_there(tuned: Figures) -> None:
    assert tuned.share(("true",)) <= 0.03


def test_the_half_that_was_held_back_stays_as_good_as_it_came_out() -> None:
    figures = measure(held_back())
    assert figures.share(KINDS) >= 0.89
    assert figures.share(("date", "number")) == 1
    assert figures.share(("true",)) <= 0.115


def test_texts_of_another_hand_stay_as_good_as_they_came_out() -> None:
    texts = unseen_texts()
    assert sum(len(planted.true) for planted in texts) == 146
    assert sum(len(planted.false) for planted in texts) == 120
    figures = measure(texts)
    assert figures.share(UNSEEN_KINDS) >= 0.85
    assert figures.share(("date", "name")) >= 0.95
    assert figures.share(("true",)) <= 0.1


def test_what_was_tuned_on_beside_them_stays_right() -> None:
    practice = measure(practice_texts())
    assert practice.share(KINDS) >= 0.95
    assert practice.share(("true",)) <= 0.03


def test_who_did_what_and_what_was_not_done_in_short_texts() -> None:
    texts = tomllib.loads(SHORT.read_text(encoding="utf-8"))["text"]
    shares = {}
    for kind in ("true", "false"):
        marked = [
            bool(check_sentence(sentence, SourceText.of_text(entry["text"])).checks)
            for entry in texts
            for sentence in entry[kind]
        ]
        shares[kind] = sum(marked) / len(marked)
    assert shares["false"] >= 0.9
    assert shares["true"] <= 0.05
