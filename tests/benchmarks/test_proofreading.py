"""Tests of how found faults and false alarms are counted."""

from __future__ import annotations

from benchmarks.proofreading.counts import counted
from benchmarks.proofreading.sentences import learners, right


def test_there_are_three_hundred_of_each_and_half_are_held_back() -> None:
    for sentences in (learners(), right()):
        assert len(sentences) == 300
        assert sum(sentence.held_back for sentence in sentences) == 150


def test_marks_say_where_a_fault_is_and_what_is_right() -> None:
    [sentence] = [each for each in learners() if "car last summer" in each.text]
    [fault] = sentence.faults
    assert sentence.text == "I bought car last summer because the bus was too slow."
    assert (fault.kind, fault.before, fault.rights) == ("article", "car", ("a car",))
    assert sentence.text[fault.start :].startswith("car")


def test_no_right_sentence_is_a_wrong_one() -> None:
    assert not {each.text for each in right()} & {each.text for each in learners()}


def test_the_right_forms_are_all_found_and_no_more() -> None:
    answers = {}
    for each in learners():
        answers[each.text] = [
            each.text[: fault.start]
            + fault.rights[0]
            + each.text[fault.start + len(fault.before) :]
            for fault in each.faults
        ]
    counts = counted([*learners(), *right()], lambda text: answers.get(text, []))
    assert (counts.precision, counts.recall, counts.alarmed) == (1.0, 1.0, 0)


def test_a_change_where_nothing_is_wrong_is_an_alarm_and_another_change_mends_nothing() -> None:
    counts = counted([*learners()[:10], *right()[:10]], lambda text: [f"{text} Indeed."])
    assert (counts.precision, counts.recall) == (0.0, 0.0)
    assert (counts.alarmed, counts.right) == (10, 10)
