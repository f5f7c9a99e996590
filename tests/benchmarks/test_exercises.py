"""The written exercises and solutions: nothing wrong is computed, nothing right called wrong."""

from __future__ import annotations

import pytest

from benchmarks.exercises import first_wrong, read_set
from gpt_desktop.core.exercises.solved import Verdict
from gpt_desktop.services.exercises import Exercises
from gpt_desktop.units.pint_converter import PintConverter
from tests.core.calculation.questions import TODAY


@pytest.fixture(scope="module")
def exercises() -> Exercises:
    return Exercises(PintConverter(), lambda: TODAY)


@pytest.mark.parametrize("half", ["tuned", "held", "paper-a"])
def test_no_exercise_is_computed_wrong_and_most_are_computed(
    exercises: Exercises, half: str
) -> None:
    rows = read_set(f"exercises-{half}", "exercise")
    solved = {str(row["text"]): exercises.solve(str(row["text"])) for row in rows}
    wrong = [
        (row["text"], found.result)
        for row in rows
        if (found := solved[str(row["text"])]) is not None
        and not exercises.says(found, str(row["answer"]))
    ]
    assert wrong == []
    assert sum(found is not None for found in solved.values()) >= 0.8 * len(rows)


@pytest.mark.parametrize("half", ["tuned", "held", "paper-a"])
def test_planted_errors_are_found_and_right_lines_left_alone(
    exercises: Exercises, half: str
) -> None:
    rows = read_set(f"solutions-{half}", "solution")
    found = []
    for row in rows:
        checks = exercises.check(str(row["exercise"]), [str(line) for line in row["lines"]])
        first = first_wrong(checks)
        if row["wrong"] < 0:
            assert Verdict.WRONG not in [one.verdict for one in checks], row
        else:
            found.append(first == row["wrong"])
    assert sum(found) >= 0.8 * len(found)
