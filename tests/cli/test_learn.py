"""learn: hints that do not tell, solutions that are right or refused, steps that are checked."""

from __future__ import annotations

import pytest

from tests.cli.toolbox import Terminal
from tests.core.learning.linear_exercises import LinearExercises
from tests.fakes import LARGE_FACTS, ScriptedGenerator

EXERCISE = "Solve 2x + 5 = 13."


@pytest.fixture
def tutor(terminal: Terminal) -> Terminal:
    terminal.exercises = LinearExercises()
    return terminal


def test_a_hint_that_tells_the_result_is_not_written(tutor: Terminal) -> None:
    tutor.generator = ScriptedGenerator(["x is 4.", "Take 5 away first."], LARGE_FACTS)
    assert tutor.run("learn", "hint", "--exercise", EXERCISE) == 0
    assert tutor.out == "Take 5 away first.\n"
    assert tutor.err.endswith("note: not checked\n")


def test_the_solution_is_the_computed_one(tutor: Terminal) -> None:
    tutor.generator = ScriptedGenerator(["So x = 9."], LARGE_FACTS)
    assert tutor.run("learn", "solution", "--json", stdin=EXERCISE.encode()) == 0
    assert "Result: **x = 4**" in tutor.json["text"]
    assert tutor.json["standing"] == "computed"
    assert "wrong" in tutor.json["remark"]


def test_an_example_needs_no_model(tutor: Terminal) -> None:
    assert tutor.run("learn", "example", tutor.file("exercise.txt", EXERCISE)) == 0
    assert "Result: **x = " in tutor.out
    assert "computed" in tutor.err
    assert not tutor.opened


def test_for_teachers_there_is_no_solution_and_no_way_around(tutor: Terminal) -> None:
    tutor.file("settings.json", '{"tutor_solutions": false}')
    assert tutor.run("learn", "solution", "--exercise", EXERCISE) == 2
    assert "turned off" in tutor.err
    tutor.generator = ScriptedGenerator(["x is 4.", "It is 4."])
    asked = ("learn", "ask", "--exercise", EXERCISE, "--question", "What is x?")
    assert tutor.run(*asked) == 0
    assert "4" not in tutor.out


def test_steps_are_checked(tutor: Terminal) -> None:
    steps = tutor.file("steps.txt", "2x = 8\n\nx = 5\n")
    asked = ("learn", "check", "--exercise", EXERCISE, "--steps", steps)
    assert tutor.run(*asked) == 0
    assert tutor.out == (
        "Line 1: not checked\n    2x = 8\nLine 3: wrong · computed: x = 4\n    x = 5\n"
    )
    assert tutor.run(*asked, "--json") == 0
    assert [each["verdict"] for each in tutor.json["lines"]] == ["unchecked", "wrong"]


def test_a_text_is_explained_for_whom_one_says(tutor: Terminal) -> None:
    tutor.generator = ScriptedGenerator(["The library opens at nine."])
    passage = "The library opens at nine."
    assert tutor.run("learn", "explain", "--for", "my aunt", stdin=passage.encode()) == 0
    assert tutor.out == "The library opens at nine.\n"


def test_what_is_missing_is_said(tutor: Terminal) -> None:
    assert tutor.run("learn", "hint", stdin=b" ") == 2
    assert "no exercise" in tutor.err
    assert tutor.run("learn", "check", "--exercise", EXERCISE) == 2
    assert "--steps" in tutor.err
    assert tutor.run("learn", "check", "--exercise", EXERCISE, "--steps", "none.txt") == 2
    assert "none.txt" in tutor.err


def test_for_teachers_no_check_names_the_result(tutor: Terminal) -> None:
    tutor.file("settings.json", '{"tutor_solutions": false}')
    steps = tutor.file("steps.txt", "x = 5\n")
    assert tutor.run("learn", "check", "--exercise", EXERCISE, "--steps", steps) == 0
    assert tutor.out == "Line 1: wrong\n    x = 5\n"
