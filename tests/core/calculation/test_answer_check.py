"""Wrong numbers of an answer are marked, right ones are not."""

from __future__ import annotations

import re
import tomllib
from functools import cache

import pytest

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.calculation.answer_check import calculation_marks, is_mark
from gpt_desktop.core.calculation.read import calculations_of
from tests.core.calculation.questions import DATA, TODAY, FewUnits, calculations
from tests.core.calculation.sayings import CHINESE, ENGLISH, values


def answers(kind: str) -> list[tuple[str, str]]:
    with (DATA / "answers.toml").open("rb") as file:
        groups = tomllib.load(file)[kind]
    return [(group["question"], answer) for group in groups for answer in group["answers"]]


@cache
def known(question: str) -> tuple[Calculation, ...]:
    return calculations_of(question, TODAY, FewUnits()).calculations


def marked(question: str, answer: str) -> list[str]:
    marks = calculation_marks(answer, known(question))
    assert all(is_mark(mark) and mark.checks[0].words for mark in marks)
    return [mark.span.of(answer) for mark in marks]


@pytest.mark.parametrize(("question", "answer"), answers("right"))
def test_a_right_answer_is_left_alone(question: str, answer: str) -> None:
    assert marked(question, answer) == []


@pytest.mark.parametrize(("question", "answer"), answers("wrong"))
def test_a_wrong_number_is_marked(question: str, answer: str) -> None:
    plain = answer.replace("<<", "").replace(">>", "")
    assert marked(question, plain) == re.findall("<<(.*?)>>", answer)


@pytest.mark.parametrize(
    ("question", "value"), [*calculations("tuned"), *calculations("held_back")]
)
def test_however_a_value_is_said_only_wrong_ones_are_marked(question: str, value: str) -> None:
    in_chinese = re.search("[\u4e00-\u9fff]", question) is not None
    right, wrong = values(value, in_chinese)
    for words in CHINESE if in_chinese else ENGLISH:
        assert [said for said in right if marked(question, words.format(said))] == []
        assert [said for said in wrong if not marked(question, words.format(said))] == []


def test_a_mark_says_what_was_computed() -> None:
    found = calculations_of("What is 17% of 248?", TODAY, FewUnits()).calculations
    [mark] = calculation_marks("It is 217.", found)
    assert mark.checks[0].words == "Computed: 17% × 248 = 42.16"
    [mark] = calculation_marks("17 × 3 = 54", ())
    assert mark.checks[0].words == "Computed: 51"


@pytest.mark.parametrize(
    "text", ["= " * 5000, "1 + " * 5000 + "= 2", "(" * 3000 + "= 1", "a" * 9000]
)
def test_long_and_odd_answers_end_quickly(text: str) -> None:
    assert calculation_marks(text, ()) == ()
