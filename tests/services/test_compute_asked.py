"""What a question asks to be computed comes with the request."""

from __future__ import annotations

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.compute_asked import ComputeAsked
from tests.core.calculation.questions import TODAY, FewUnits

COMPUTE = ComputeAsked(FewUnits(), lambda: TODAY)


def test_the_result_is_known_and_told_to_the_model() -> None:
    request = COMPUTE.added_to(TaskRequest(text="What is 17% of 248?", notes=("Before.",)))
    assert request.known == (Calculation("What is 17% of 248?", "17% × 248", "42.16"),)
    assert request.notes[0] == "Before."
    assert "17% × 248 = 42.16" in request.notes[1]
    assert request.text == "What is 17% of 248?"


def test_a_question_in_chinese_is_told_in_chinese() -> None:
    request = COMPUTE.added_to(TaskRequest(text="三周后是几号"))
    assert "已经精确算出：2026-05-14 + 3 weeks = Thursday, 2026-06-04" in request.notes[0]


def test_another_question_stays_as_it_is() -> None:
    request = TaskRequest(text="Who won the World Cup in 1998?")
    assert COMPUTE.added_to(request) is request
