"""Tests of what is proposed in the end."""

from __future__ import annotations

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.core.proofread.checker import Finding
from gpt_desktop.core.proofread.proofreader import Proofreader
from gpt_desktop.core.proofread.scoring import SentenceScorer
from tests.core.proofread.checkers import ListedChecker
from tests.core.proofread.english import LEXICON, THRESHOLDS
from tests.core.proofread.word_scores import WordScores

RIGHT = "She goes home by the old road."


def _changed(
    sentence: str,
    findings: tuple[Finding, ...] = (),
    *,
    read: tuple[str, ...] = (RIGHT,),
    wrong: dict[str, tuple[str, ...]] | None = None,
    ignored: str = "",
) -> list[str]:
    scorer = SentenceScorer(WordScores(*read), THRESHOLDS.first)
    checker = ListedChecker(wrong or {})
    reader = Proofreader(LEXICON, THRESHOLDS, checker, scorer, frozenset(ignored.split()))
    scored = reader.proofread("It is late.", sentence, findings, CancelToken())
    return [each.candidate.applied(sentence) for each in scored]


def _finding(sentence: str, before: str, *afters: str, kind: Kind = Kind.SPELLING) -> Finding:
    return Finding(sentence.index(before), before, afters, kind, "a rule")


def test_a_right_sentence_stays() -> None:
    assert _changed(RIGHT) == []


def test_a_wrong_one_is_put_right() -> None:
    assert _changed("She go home by the old road.") == [RIGHT]


def test_two_faults_are_two_changes_in_their_order() -> None:
    assert _changed("She go home by the the old road.") == [
        "She goes home by the the old road.",
        "She go home by the old road.",
    ]


def test_the_model_chooses_among_a_checkers_suggestions() -> None:
    sentence = "She goes hmoe by the old road."
    finding = _finding(sentence, "hmoe", "hole", "home")
    assert _changed(sentence, (finding,)) == [RIGHT]


def test_a_checker_is_not_believed_against_the_model() -> None:
    finding = _finding(RIGHT, "road", "rode")
    assert _changed(RIGHT, (finding,)) == []


def test_a_form_that_is_no_word_is_not_proposed() -> None:
    assert _changed("She go home by the old road.", wrong={"goes": ()}) == []


def test_words_the_person_wants_stay() -> None:
    assert _changed("She go home by the old road.", ignored="go") == []


def test_without_a_model_the_checkers_first_word_is_taken() -> None:
    sentence = "She goes hmoe by the old road."
    reader = Proofreader(LEXICON, THRESHOLDS, ListedChecker({}), None)
    findings = [_finding(sentence, "hmoe", "hole", "home")]
    scored = reader.proofread("", sentence, findings, CancelToken())
    assert [each.candidate.after for each in scored] == ["hole"]


def test_every_kind_has_a_threshold() -> None:
    assert set(THRESHOLDS.least) == set(Kind)
