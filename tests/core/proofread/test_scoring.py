"""Tests of gains, on a model that has read a few sentences."""

from __future__ import annotations

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.scoring import SentenceScorer
from tests.core.proofread.word_scores import READ, UNREAD, WordScores

SENTENCE = "She go home by the old road."
GOES = Candidate(4, "go", "goes", Kind.AGREEMENT)
TO = Candidate(7, "", "to ", Kind.PREPOSITION)


def _model() -> WordScores:
    return WordScores("She goes home by the old road.", "They go home.")


def _gains(model: WordScores, *candidates: Candidate, first: float = 0.0) -> dict[Candidate, float]:
    scorer = SentenceScorer(model, lambda _: first)
    scored = scorer.gains("It is late.", SENTENCE, candidates, CancelToken())
    return {each.candidate: each.gain for each in scored}


def test_a_gain_is_how_much_more_probable_the_changed_words_are() -> None:
    # “go” was not read after “She”, but “goes” was.
    assert _gains(_model(), GOES) == {GOES: pytest.approx(READ - UNREAD)}


def test_what_gains_nothing_at_its_first_token_is_not_read() -> None:
    model = _model()
    assert _gains(model, TO) == {}
    assert len(model.scored) == 1


def test_a_sure_one_is_read_in_any_case() -> None:
    scorer = SentenceScorer(_model(), lambda _: 0.0)
    scored = scorer.gains("It is late.", SENTENCE, [], CancelToken(), sure=[TO])
    assert [(each.candidate, each.gain < 0) for each in scored] == [(TO, True)]


def test_the_words_before_are_the_prompt_and_a_little_after_is_read() -> None:
    model = _model()
    _gains(model, GOES)
    assert model.scored[0] == ("It is late.", (" " + SENTENCE,))
    assert model.scored[1] == ("It is late. She", (" goes home by",))


def test_a_text_that_begins_has_words_before_it_too() -> None:
    model = _model()
    SentenceScorer(model, lambda _: 0.0).gains("", SENTENCE, [], CancelToken())
    assert model.scored[0][0].strip()


def test_a_long_list_is_cut_to_those_that_gain_most() -> None:
    others = tuple(f"word{chr(97 + number)}" for number in range(20))
    model = WordScores(*(f"She {each} home by the old road." for each in others))
    found = _gains(model, *(Candidate(4, "go", each, Kind.CONFUSION) for each in others))
    assert 0 < len(found) < len(others)


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        SentenceScorer(_model(), lambda _: 0.0).gains("", SENTENCE, [GOES], token)
