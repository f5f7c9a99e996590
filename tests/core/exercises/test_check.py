"""A learner's lines: which is the first wrong one, and none that is right is called wrong."""

from __future__ import annotations

import pytest

from gpt_desktop.core.exercises.check import checked_lines
from gpt_desktop.core.exercises.solve import solve
from tests.core.calculation.questions import TODAY, FewUnits

_MARKS = {"right": "r", "wrong": "w", "unchecked": "-"}


def verdicts(text: str, *lines: str) -> str:
    found = checked_lines(solve(text, TODAY, FewUnits()), lines)
    return "".join(_MARKS[one.verdict] for one in found)


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("Solve 3(x - 2) + 4 = 2x + 5", ["3x - 6 + 4 = 2x + 5", "3x - 2 = 2x + 5", "x = 7"], "rrr"),
        ("Solve 3(x - 2) + 4 = 2x + 5", ["3x - 2 + 4 = 2x + 5", "3x + 2 = 2x + 5", "x = 3"], "w--"),
        ("Solve x² - 5x + 6 = 0", ["(x-2)(x-3)=0", "x - 2 = 0 or x - 3 = 0", "x = 2 or 3"], "rr-"),
        ("Solve x² - 5x + 6 = 0", ["x - 2 = 0", "x = 2", "x - 3 = 0", "x = 3"], "rrrr"),
        ("Solve x² = 9", ["x = 3"], "w"),
        ("Solve x^2 - 4x + 1 = 0", ["x = (4 ± √12)/2", "x = 3.73 or x = 0.27"], "rr"),
        ("解方程组 x+y=10, x-y=4", ["2x = 14", "x = 7", "所以 y = 10 - 7 = 3"], "rrr"),
        ("Simplify 3(x+2) - 2x", ["= 3x + 2 - 2x", "= x + 2"], "w-"),
        ("12 - 3 × (4 - 6)²", ["12 - 3 × (-2)²", "= 9 × 4", "= 36"], "rw-"),
        ("12 - 3 × (4 - 6)²", ["4 - 6 = -2", "(-2)² = 4", "12 - 12 = 0"], "rrr"),
        ("Solve 5 - 2x > 1", ["-2x > -4", "x > 2"], "rw"),
        ("Differentiate x^3 - 4x", ["f'(x) = 3x^2 - 4"], "r"),
        ("Differentiate x^3 - 4x", ["f'(x) = 3x^2 - 4x"], "w"),
        ("What is 15% of 80?", ["0.15 × 80 = 14", "Answer: 14"], "w-"),
        ("What is 15% of 80?", ["First I think about it.", "", "0.15 × 80 = 12"], "--r"),
        ("A riddle nobody can compute", ["2 + 2 = 5"], "w"),
    ],
)  # fmt: skip
def test_lines_are_held_against_the_exercise(text: str, lines: list[str], expected: str) -> None:
    assert verdicts(text, *lines) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Factorise 6x^2 + 7x - 3", [r"$= \left(2x + 3\right)\left(3x - 1\right)$"]),
        ("If f(x) = x^2 + 1, find f(3).", ["f(x) = x^2 + 1", "f(3) = 9 + 1 = 10"]),
        ("A riddle nobody can compute", ["3.5 km = 3500 m", "3 m + 20 cm = 320 cm"]),
        ("A riddle nobody can compute", ["2026-03-03 → 2026-03-20 = 17 days"]),
        ("Round 3.76523849 to 1 dp.", ["3.8"]),
        ("Solve x = 10^400", ["x = 10^400", "10^400 = 10^200 × 10^200"]),
        ("Solve 2x + y = 7, x - y = 2 for x", ["y = x - 2", "2x + x - 2 = 7", "3x = 9", "x = 3"]),
    ],
)
def test_no_right_line_is_called_wrong(text: str, lines: list[str]) -> None:
    assert "w" not in verdicts(text, *lines)
