"""Answers are judged by what they stand for; where code cannot tell, it says so."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import DocumentSpan, ItemKind, Span, StudyItem
from gpt_desktop.core.learning.judging import Judgement, judge


def _item(answer: str, kind: ItemKind = ItemKind.CLOZE) -> StudyItem:
    choices = (answer, "another") if kind is ItemKind.CHOICE else ()
    place = DocumentSpan("d", Span(0, 1))
    return StudyItem(
        Span(0, 0), kind, "What stands in the ____?", answer, place, "It stands there.", choices
    )


@pytest.mark.parametrize(
    ("answer", "given", "judged"),
    [
        ("1932", " 1932. ", Judgement.RIGHT),
        ("1932", "1923", Judgement.WRONG),
        ("16,000 pounds", "16000 pounds", Judgement.RIGHT),
        ("16,000 pounds", "1,600 pounds", Judgement.WRONG),
        ("Anna Holm", "anna holm", Judgement.RIGHT),
        ("Anna Holm", "Ana Holm", Judgement.RIGHT),
        ("Anna Holm", "Holm", Judgement.OPEN),
        ("Anna Holm", "Peter Vance", Judgement.WRONG),
        ("Anna Holm", "", Judgement.WRONG),
        ("5 May 2021", "May 5, 2021", Judgement.RIGHT),
        ("5 May 2021", "6 May 2021", Judgement.WRONG),
        ("王小明", "王小明", Judgement.RIGHT),
    ],
)
def test_a_gap(answer: str, given: str, judged: Judgement) -> None:
    assert judge(_item(answer), given) is judged


def test_a_choice_is_right_or_wrong() -> None:
    item = _item("Anna Holm", ItemKind.CHOICE)
    assert judge(item, "Anna Holm") is Judgement.RIGHT
    assert judge(item, "another") is Judgement.WRONG


def test_other_words_for_a_question_are_left_to_the_person() -> None:
    item = _item("the old ferry", ItemKind.SHORT)
    assert judge(item, "a boat that was old") is Judgement.OPEN
