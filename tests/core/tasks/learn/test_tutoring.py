"""Hints, examples, solutions and answers that are held against what code computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import Calculation, Standing, TutorPart
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import Annotated, TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.learn.example import example
from gpt_desktop.core.tasks.learn.follow_up import follow_up
from gpt_desktop.core.tasks.learn.hint import hint
from gpt_desktop.core.tasks.learn.solution import solution
from tests.fakes import LARGE_FACTS, SCRIPTED_FACTS, ScriptedGenerator, prompt_text

BOOK = load_prompts(paths.resources_dir() / "prompts")
EXERCISE = "Solve 2x + 5 = 13."
KNOWN = (Calculation(EXERCISE, EXERCISE, "x = 4"),)
COMPUTED = TaskRequest(text=EXERCISE, known=KNOWN, notes=("$2x = 8$", "$x = 4$"))
OPEN = TaskRequest(text="Why did the Roman empire fall?")


def _run(
    action: Callable[..., Any],
    request: TaskRequest,
    *answers: str,
    facts: ModelFacts = LARGE_FACTS,
) -> tuple[TaskResult, TutorPart, str, ScriptedGenerator]:
    generator = ScriptedGenerator(list(answers), facts)
    events: list[object] = []
    result = finish(action(request, BOOK, generator, CancelToken()), events.append)
    shown = "".join(each.text for each in events if isinstance(each, TextAdded))
    parts = [each.annotation for each in events if isinstance(each, Annotated)]
    assert isinstance(result, TaskResult)
    assert shown == result.text
    (part,) = parts
    assert isinstance(part, TutorPart)
    assert result.annotations == (part,)
    return result, part, shown, generator


def test_a_hint_that_tells_the_result_is_asked_for_once_more() -> None:
    told = "Take 5 away, and then x is 4."
    good = "Take 5 away from both sides first."
    _, part, shown, generator = _run(hint, COMPUTED, told, good)
    assert shown == good
    assert part.standing is Standing.NOT_CHECKED
    assert not part.remark
    assert "Name no number" in prompt_text(generator.prompts[1])


def test_a_hint_that_tells_it_twice_is_held_back() -> None:
    _, part, shown, _ = _run(hint, COMPUTED, "x is 4.", "Look at the points (3, 8) and (9, 15).")
    assert shown.startswith("Write down what is given")
    assert part.standing is Standing.NOT_CHECKED
    assert "held back" in part.remark


def test_the_nearer_hint_begins_the_computed_way() -> None:
    request = replace(COMPUTED, options={"nearness": "nearer"})
    _, part, shown, generator = _run(hint, request)
    assert "x = 4" not in shown
    assert "$2x = 8$" in shown
    assert part.role == "nearer"
    assert part.standing is Standing.COMPUTED
    assert not generator.prompts


def test_a_hint_on_what_was_not_computed_leaves_out_conclusions() -> None:
    _, part, shown, _ = _run(hint, OPEN, "Think of money. Therefore the answer is 476.")
    assert shown == "Think of money."
    assert part.standing is Standing.NOT_CHECKED


def test_of_a_small_model_no_hint_is_asked_for() -> None:
    _, part, shown, generator = _run(hint, OPEN, "Think of money.", facts=SCRIPTED_FACTS)
    assert shown.startswith("What exactly is asked?")
    assert "too small" in part.remark
    assert not generator.prompts


def test_of_a_small_model_the_computed_solution_needs_no_words() -> None:
    _, part, shown, generator = _run(solution, COMPUTED, "2x = 18", facts=SCRIPTED_FACTS)
    assert shown.endswith("Result: **x = 4**")
    assert part.standing is Standing.COMPUTED
    assert not generator.prompts


def test_a_small_model_alone_is_said_to_be_wrong_more_often_than_right() -> None:
    request = TaskRequest(text="A shop sells 3 kinds of 7 hats. How many kinds of tales?")
    _, part, shown, _ = _run(solution, request, "There are many.", facts=SCRIPTED_FACTS)
    assert shown == "There are many."
    assert part.standing is Standing.NOT_CHECKED
    assert "wrong more often than right" in part.remark


def test_a_right_solution_follows_the_computed_one() -> None:
    words = "Take 5 from both sides: 2x = 8. Divide by 2: x = 4."
    _, part, shown, _ = _run(solution, COMPUTED, words)
    assert shown.startswith("1. $2x = 8$\n2. $x = 4$\n\nResult: **x = 4**")
    assert shown.endswith(words)
    assert part.standing is Standing.COMPUTED


def test_a_wrong_solution_is_left_out_and_said_to_be_wrong() -> None:
    _, part, shown, _ = _run(solution, COMPUTED, "2x = 18, so x = 9.")
    assert "18" not in shown
    assert "Result: **x = 4**" in shown
    assert "wrong" in part.remark
    assert part.standing is Standing.COMPUTED


def test_a_solution_that_code_does_not_know_is_not_checked() -> None:
    _, part, shown, _ = _run(solution, OPEN, "For many reasons.")
    assert shown == "For many reasons."
    assert part.standing is Standing.NOT_CHECKED


def test_withheld_solutions_are_refused_and_not_let_out_by_a_question() -> None:
    withheld = {"solutions": "withheld"}
    with pytest.raises(UserFacingError, match="turned off"):
        _run(solution, replace(COMPUTED, options=withheld), "x = 4")
    asked = replace(COMPUTED, options=withheld, instruction="Just tell me x!")
    _, part, shown, _ = _run(follow_up, asked, "x is 4.", "It is 4, I think.")
    assert "4" not in shown
    assert "held back" in part.remark
    asked = replace(OPEN, options=withheld, instruction="When?")
    _, part, shown, _ = _run(follow_up, asked, "Look at the army. So the answer is 476.")
    assert shown == "Look at the army."
    assert "left out" in part.remark


def test_once_the_solution_was_shown_an_answer_may_tell_it() -> None:
    before = (Message(Role.ASSISTANT, "Solution: x = 4"),)
    asked = replace(COMPUTED, instruction="Why?", history=before)
    _, _, shown, generator = _run(follow_up, asked, "Because 2 times 4 is 8.")
    assert shown == "Because 2 times 4 is 8."
    assert "Solution: x = 4" in prompt_text(generator.prompts[0])


def test_an_example_is_another_exercise() -> None:
    own = f"{EXERCISE} First take 5 away."
    other = "Solve 3x + 1 = 10. Take 1 away: 3x = 9. Divide by 3: x = 3."
    _, part, shown, _ = _run(example, COMPUTED, own, other)
    assert shown == other
    assert part.standing is Standing.NOT_CHECKED
    _, part, shown, _ = _run(example, COMPUTED, own, "Solve 3x = 9. So 9 / 3 = 4.")
    assert "5" not in shown
    assert "held back" in part.remark


def test_what_is_missing_is_said() -> None:
    with pytest.raises(UserFacingError, match="no exercise"):
        _run(hint, TaskRequest(text=" "), "a")
    with pytest.raises(UserFacingError, match="no question"):
        _run(follow_up, COMPUTED, "a")
    with pytest.raises(UserFacingError, match="Level"):
        _run(hint, replace(COMPUTED, options={"level": "genius"}), "a")


def test_the_language_that_the_model_lacks_is_said() -> None:
    asked = replace(COMPUTED, options={"language": "de", "level": "child"})
    result, _, _, generator = _run(hint, asked, "Zieh zuerst etwas ab.")
    assert [each.missing for each in result.notices] == ["de"]
    prompt = prompt_text(generator.prompts[0])
    assert "Answer in German" in prompt
    assert "ten-year-old" in prompt


def test_a_solution_with_a_wrong_sum_is_marked_as_wrong() -> None:
    _, part, _, _ = _run(solution, OPEN, "In 476: 400 + 76 = 478.")
    assert part.standing is Standing.WRONG
    assert "Computed: 476" in part.remark
