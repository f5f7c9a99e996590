"""What a rewriting altered is told, in whatever spelling; what it kept is not."""

from __future__ import annotations

import pytest

from gpt_desktop.core.altered.alteration import altered, checked_edits
from gpt_desktop.core.altered.fact import FactKind
from gpt_desktop.core.word_diff import with_edits
from tests.core.altered.figures import figures, pairs


def _kinds(before: str, after: str) -> set[str]:
    return {check.name for check in altered(before, after)}


def test_the_case_of_the_issue() -> None:
    before = "The repair cost 4,500 euros, which we paid in March."
    after = "The repair cost 1,200 euros, paid in March."
    [check] = altered(before, after)
    assert check.name == FactKind.NUMBER
    assert "4,500 euros" in check.words
    assert "1,200 euros" in check.words
    edits = checked_edits(before, after)
    assert with_edits(before, edits) == after
    assert [edit.after for edit in edits if edit.checks] == ["1,200"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It lasts twelve days.", "It lasts 12 days."),
        ("It costs 1,234.50 euros.", "It costs €1,234.50."),
        ("We meet at 3 pm on May 3.", "On 3 May at 15:00 we meet."),
        ("One of them said so first.", "She said so."),
        ("Both of them left.", "Two of them left."),
        ("We did not succeed.", "We failed."),
        ("She was not happy.", "She was unhappy."),
        ("The German minister Anna Bell spoke.", "Anna Bell, minister of Germany, spoke."),
        ("他带了十二本书。", "他带了12本书。"),
        ("Nobody complained.", "There were no complaints."),
        ("He bought bread. He also bought milk.", "He bought bread and milk."),
    ],
)
def test_the_same_in_other_words_is_no_alteration(before: str, after: str) -> None:
    assert altered(before, after) == ()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (FactKind.NUMBER, "It costs 20 dollars.", "It costs 20 euros."),
        (FactKind.DATE, "Come tomorrow.", "Come today."),
        (FactKind.DATE, "It opened in May 2019.", "It opened in 2019."),
        (FactKind.NAME, "Ask Paul Meyer about it.", "Ask him about it."),
        (FactKind.NAME, "Ask about it.", "Ask Paul Meyer about it."),
        (FactKind.QUOTE, "He said “I will come” and left.", "He said “I may come” and left."),
        (FactKind.ADDRESS, "Write to a.b@c.example soon.", "Write to b@c.example soon."),
        (FactKind.ADDRESS, "Install version 2.3.1 now.", "Install version 2.3.2 now."),
        (FactKind.DENIAL, "Smoking is not allowed.", "Smoking is allowed."),
        (FactKind.DENIAL, "Smoking is allowed.", "Smoking is not allowed."),
        (FactKind.NUMBER, "We ordered 300, but got 275.", "We ordered 275, but got 300."),
        (FactKind.DATE, "It moved from May 3 to May 9.", "It moved from May 9 to May 3."),
        (FactKind.DENIAL, "Prices rose last year.", "Prices fell last year."),
    ],
)
def test_what_changed_vanished_or_appeared_is_told(kind: str, before: str, after: str) -> None:
    assert kind in _kinds(before, after)


def test_what_vanished_with_its_sentence_is_told_by_the_change_that_takes_it_out() -> None:
    before = "Hello all. Paul Meyer pays 300 euros on Monday. See you soon."
    after = "Hello all. See you soon."
    [edit] = checked_edits(before, after)
    assert {check.name for check in edit.checks} == {"names", "numbers", "dates"}


def test_a_text_that_stays_has_nothing_altered() -> None:
    assert altered("All 12 of “them”.", "All 12 of “them”.") == ()
    assert altered("", "") == ()


def test_every_altered_fact_is_told_by_a_change() -> None:
    for pair in pairs():
        told = {check for edit in checked_edits(pair.before, pair.bad) for check in edit.checks}
        assert told == set(altered(pair.before, pair.bad))


@pytest.mark.parametrize("held_back", [False, True])
def test_planted_faults_are_found_and_faithful_rewritings_left_alone(held_back: bool) -> None:
    count, found, marked = figures(held_back=held_back)
    assert found >= 0.95 * count
    assert marked <= 0.05 * count
