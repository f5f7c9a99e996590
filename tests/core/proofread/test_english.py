"""Tests of what is proposed for a sentence, whatever a model says of it."""

from __future__ import annotations

import pytest

from gpt_desktop.core.proofread.candidate import Candidate, Kind
from gpt_desktop.core.proofread.english import english_candidates
from tests.core.proofread.english import LEXICON


def _candidate(wrong: str, right: str) -> Candidate:
    for candidate in english_candidates(wrong, LEXICON):
        if candidate.applied(wrong) == right:
            return candidate
    raise AssertionError(f"{right!r} is not proposed for {wrong!r}")


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        (Kind.AGREEMENT, "She walk home.", "She walks home."),
        (Kind.AGREEMENT, "They walks home.", "They walk home."),
        (Kind.AGREEMENT, "He don't mind.", "He doesn't mind."),
        (Kind.NUMBER, "Two dog barked.", "Two dogs barked."),
        (Kind.NUMBER, "Three childs sang.", "Three children sang."),
        (Kind.NUMBER, "He gave informations.", "He gave information."),
        (Kind.ARTICLE, "It is a apple.", "It is an apple."),
        (Kind.ARTICLE, "He has an uniform.", "He has a uniform."),
        (Kind.PREPOSITION, "It depends of you.", "It depends on you."),
        (Kind.PREPOSITION, "Listen me now.", "Listen to me now."),
        (Kind.PREPOSITION, "We discussed about it.", "We discussed it."),
        (Kind.PREPOSITION, "We went to home.", "We went home."),
        (Kind.VERB_PATTERN, "I enjoy to swim.", "I enjoy swimming."),
        (Kind.VERB_PATTERN, "He made me to wait.", "He made me wait."),
        (Kind.VERB_PATTERN, "You must to go.", "You must go."),
        (Kind.VERB_PATTERN, "I want that you come.", "I want you to come."),
        (Kind.VERB_PATTERN, "I look forward to see you.", "I look forward to seeing you."),
        (Kind.VERB_FORM, "She has wrote it.", "She has written it."),
        (Kind.VERB_FORM, "He teached me.", "He taught me."),
        (Kind.VERB_FORM, "Did he went home?", "Did he go home?"),
        (Kind.NEGATION, "I didn't see nobody.", "I didn't see anybody."),
        (Kind.APOSTROPHE, "I dont know.", "I don't know."),
        (Kind.CAPITAL, "On monday we left.", "On Monday we left."),
        (Kind.DOUBLED, "In the the house.", "In the house."),
        (Kind.DEGREE, "He is more tall.", "He is taller."),
        (Kind.DEGREE, "It is more better.", "It is better."),
        (Kind.CONFUSION, "You should of come.", "You should have come."),
    ],
)
def test_a_rule_speaks_for_it(kind: Kind, wrong: str, right: str) -> None:
    candidate = _candidate(wrong, right)
    assert candidate.kind is kind
    assert candidate.known or kind is Kind.DEGREE


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        (Kind.ARTICLE, "I bought car.", "I bought a car."),
        (Kind.ARTICLE, "Sun was shining.", "The sun was shining."),
        (Kind.ARTICLE, "We had a fun.", "We had fun."),
        (Kind.PREPOSITION, "We sat in the table.", "We sat at the table."),
        (Kind.CONFUSION, "Their late.", "They're late."),
        (Kind.CONFUSION, "It is to late.", "It is too late."),
        (Kind.NUMBER, "How much books?", "How many books?"),
        (Kind.PRONOUN, "Him is late.", "He is late."),
        (Kind.WORD_CLASS, "She sings good.", "She sings well."),
        (Kind.TENSE, "He has died then.", "He died then."),
        (Kind.TENSE, "If I will go, I see.", "If I go, I see."),
        (Kind.MISSING, "Is cold here.", "It is cold here."),
        (Kind.MISSING, "The soup hot.", "The soup is hot."),
        (Kind.ORDER, "I know where is he.", "I know where he is."),
        (Kind.ORDER, "She drinks always tea.", "She always drinks tea."),
        (Kind.APOSTROPHE, "My fathers car.", "My father's car."),
        (Kind.DOUBLED, "He had had it.", "He had it."),
    ],
)
def test_a_likeness_is_tried(kind: Kind, wrong: str, right: str) -> None:
    candidate = _candidate(wrong, right)
    assert candidate.kind in (kind, Kind.ARTICLE)
    assert candidate.kind is not Kind.ARTICLE or not candidate.known or "fun" in wrong


def test_each_change_is_proposed_once_and_changes_something() -> None:
    sentence = "He don't goes to the the work by an bus on monday."
    changed = [each.applied(sentence) for each in english_candidates(sentence, LEXICON)]
    assert len(changed) == len(set(changed))
    assert sentence not in changed


def test_signs_part_words() -> None:
    found = english_candidates("Well, the the.", LEXICON)
    apart = english_candidates("Well: the, the.", LEXICON)
    assert any(each.kind is Kind.DOUBLED for each in found)
    assert not any(each.kind is Kind.DOUBLED for each in apart)


def test_no_words_no_candidates() -> None:
    assert english_candidates("12 + 30 = 42", LEXICON) == []
