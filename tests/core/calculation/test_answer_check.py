"""Wrong numbers of an answer are marked, right ones are not."""

from __future__ import annotations

import re
import tomllib

import pytest

from gpt_desktop.core.calculation.answer_check import calculation_marks, is_mark
from gpt_desktop.core.calculation.read import calculations_of
from tests.core.calculation.questions import DATA, TODAY, FewUnits


def answers(kind: str) -> list[tuple[str, str]]:
    with (DATA / "answers.toml").open("rb") as file:
        groups = tomllib.load(file)[kind]
    return [(group["question"], answer) for group in groups for answer in group["answers"]]


def marked(question: str, answer: str) -> list[str]:
    found = calculations_of(question, TODAY, FewUnits()).calculations
    marks = calculation_marks(answer, found)
    assert all(is_mark(mark) and mark.checks[0].words for mark in marks)
    return [mark.span.of(answer) for mark in marks]


@pytest.mark.parametrize(("question", "answer"), answers("right"))
def test_a_right_answer_is_left_alone(question: str, answer: str) -> None:
    assert marked(question, answer) == []


@pytest.mark.parametrize(("question", "answer"), answers("wrong"))
def test_a_wrong_number_is_marked(question: str, answer: str) -> None:
    plain = answer.replace("<<", "").replace(">>", "")
    assert marked(question, plain) == re.findall("<<(.*?)>>", answer)


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
