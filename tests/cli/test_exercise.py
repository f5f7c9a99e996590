"""``gpt-desktop exercise``: computed, or said that it cannot be."""

from __future__ import annotations

import pytest

from gpt_desktop.services.exercises import Exercises
from tests.cli.toolbox import Terminal
from tests.core.calculation.questions import TODAY, FewUnits


@pytest.fixture
def terminal(terminal: Terminal) -> Terminal:
    terminal.exercises = Exercises(FewUnits(), lambda: TODAY)
    return terminal


def test_the_answer_is_computed_with_its_way(terminal: Terminal) -> None:
    assert terminal.run("exercise", "Solve 2x + 3 = 7") == 0
    assert terminal.out.splitlines()[0] == "$2x + 3 = 7$"
    assert terminal.out.splitlines()[-1] == "Computed: x = 2"
    assert terminal.opened == []


def test_what_code_cannot_compute_is_said(terminal: Terminal) -> None:
    assert terminal.run("exercise", "Why is the sky blue?") == 0
    assert terminal.out == "Code cannot compute this exercise.\n"


def test_lines_are_checked(terminal: Terminal) -> None:
    lines = terminal.file("lines.txt", "2x = 4\nx = 3\n")
    assert terminal.run("exercise", "Solve 2x + 3 = 7", "--check", lines) == 0
    assert terminal.out == (
        "right: 2x = 4\nwrong (it does not have the solutions of the equation): x = 3\n"
    )


def test_json_has_both(terminal: Terminal) -> None:
    lines = terminal.file("lines.txt", "x = 2\n")
    assert terminal.run("exercise", "Solve 2x + 3 = 7", "--check", lines, "--json") == 0
    assert terminal.json["computed"]["result"] == "x = 2"
    assert terminal.json["lines"] == [{"text": "x = 2", "verdict": "right", "why": ""}]


def test_a_file_that_is_not_there_is_told(terminal: Terminal) -> None:
    assert terminal.run("exercise", "Solve 2x = 4", "--check", "nowhere.txt") == 2
    assert "“nowhere.txt” could not be read." in terminal.err


def test_for_teachers_there_is_no_result(terminal: Terminal) -> None:
    terminal.file("settings.json", '{"tutor_solutions": false}')
    assert terminal.run("exercise", "Calculate 7 × 8") == 2
    assert "turned off" in terminal.err
    lines = terminal.file("lines.txt", "54\n")
    for more in ((), ("--json",)):
        assert terminal.run("exercise", "Calculate 7 × 8", "--check", lines, *more) == 0
        assert "wrong" in terminal.out
        assert "56" not in terminal.out
