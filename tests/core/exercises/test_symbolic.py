"""Exercises written in mathematics, and what they come to."""

from __future__ import annotations

import pytest

from gpt_desktop.core.exercises.solve import solve
from tests.core.calculation.questions import TODAY, FewUnits


def result(text: str) -> str | None:
    solved = solve(text, TODAY, FewUnits())
    return None if solved is None else solved.result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Solve the equation 2x + 3 = 7 for x.", "x = 2"),
        ("解方程组 x+y=10, x-y=4", "x = 7, y = 3"),
        ("Solve x² - 5x + 6 = 0", "x = 2 or x = 3"),
        ("Solve x^2 - 4x + 1 = 0", "x = 2 − √3 or x = 2 + √3"),
        ("Solve x^2 - 4x + 1 = 0, giving your answers to 2 decimal places.",
         "x ≈ 0.27 or x ≈ 3.73"),
        ("Solve x^2 + 1 = 0", "no real solution"),
        ("x/(x-1) = 2", "x = 2"),
        ("Solve √(x+2) = -4", "no real solution"),
        ("解不等式 5 - 2x > 1", "x < 2"),
        ("Solve x² - 4 ≥ 0", "x ≤ −2 or x ≥ 2"),
        ("Simplify √12 + √27", "5√3"),
        ("Simplify (x² - 9)/(x - 3)", "x + 3"),
        ("分解因式：x^2-4y^2", "(x + 2y)(x − 2y)"),
        ("Find the derivative of f(x) = x^3 - 4x.", "3x^2 − 4"),
        ("Integrate x^2 from 0 to 3", "9"),
        ("If f(x) = x^2 + 1, find f(3).", "10"),
        ("若x=3，求2x+1的值", "7"),
        ("计算 10÷3，结果保留两位小数", "3.33"),
        ("求12和18的最大公约数", "6"),
        ("Find the mean of 4, 8, 15, 16.", "10.75"),
        ("Find the midpoint of (1, 2) and (3, 8)", "(2, 5)"),
        ("Make x the subject of y = 2x + 1", "x = 0.5y − 0.5"),
        ("3/4 + 2/3", "17/12"),
        ("What is sin 30°?", "0.5"),
    ],
)  # fmt: skip
def test_it_is_worked_out(text: str, expected: str) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "6÷2(1+2)",
        "Solve 1/2x = 4",
        "Simplify e^2x",
        "Find x",
        "Solve x^5 - x - 1 = 0",
        "Tell me about x = 3",
        "Find the mode of 1, 2",
        "Solve x + y = 3",
        "Draw the graph of y = x^2",
        "What is cos(30)?",
        "What is the percentage difference between 183 and 100?",
        "For 11, 21, 35 and 40 find the mean and median.",
        "9^9^9^9",
    ],
)
def test_what_is_open_is_left_alone(text: str) -> None:
    assert result(text) is None


def test_each_step_of_a_linear_equation_is_shown() -> None:
    solved = solve("Solve 3(x - 2) + 4 = 2x + 5", TODAY, FewUnits())
    assert solved is not None
    assert [step.split("$")[1] for step in solved.steps] == [
        r"3\left(x - 2\right) + 4 = 2x + 5",
        "3x - 2 = 2x + 5",
        "x - 2 = 5",
        "x = 7",
    ]


def test_a_power_said_in_words_has_its_whole_fraction() -> None:
    assert result("What is 1415851 to the power of 1/2, to the nearest integer?") == "1190"


def test_a_question_of_yes_or_no_is_no_equation() -> None:
    assert result("Let h = 1. Let p = -6. Is p equal to h?") is None
