"""What is told of a computed exercise without a model."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.learning.worked import worked_hint, worked_solution

LINEAR = ("$3x + 7 = 22$", "$3x = 15$ (bring over)", "$x = 5$ (divide by $3$)")
ROOT = (r"$x^{2} - 9 \geq 7$", "$x^{2} = 16$", "$x = 4$")
SQUARE = (
    "$x^{2} - 5x + 6 = 0$",
    r"$\left(x - 2\right)\left(x - 3\right) = 0$ (factorise)",
    r"$x = 2\ \text{ or }\ x = 3$",
)


@pytest.mark.parametrize(
    ("exercise", "worked", "result", "shown"),
    [
        ("Solve 3x + 7 = 22.", LINEAR, "x = 5", "1. $3x = 15$ (bring over)"),
        ("Solve x^2 - 5x + 6 = 0.", SQUARE, "x = 2 or x = 3", "1. Next: factorise"),
        (
            "Solve x² - 9 ≥ 7.",
            (r"$x^{2} - 9 \geq 7$", "$x^{2} = 16$", "$x = 4$"),
            "x = 4",
            "1. $x^{2} = 16$",
        ),
        ("What is 15% of 240?", ("15% × 240 = 36",), "36", "1. 15% × 240 = …"),
    ],
)
def test_the_nearer_hint_begins_the_way_and_tells_no_result(
    exercise: str, worked: tuple[str, ...], result: str, shown: str
) -> None:
    step = worked_hint(Role.NEARER, exercise, worked, result)
    assert step.standing is Standing.COMPUTED
    assert step.text.endswith("\n\n" + shown)


@pytest.mark.parametrize(
    ("exercise", "worked", "result"),
    [
        ("Calculate 3/4 + 1/6.", (r"$\frac{3}{4} + \frac{1}{6}$", r"$= \frac{11}{12}$"), "11/12"),
        ("Differentiate x^3 + 2x.", ("$x^{3} + 2x$", r"$\frac{d}{dx}:\ 3x^{2} + 2$"), "3x^2 + 2"),
        ("Differentiate e^(3x).", ("$e^{3x}$", r"$\frac{d}{dx}:\ 3e^{3x}$"), "3e^(3x)"),
        ("The mode of 6, 8, 8, 10?", (r"$8:\ 2\times$",), "8"),
        ("x + y = 10, x - y = 2", ("$x + y = 10$", r"$x = 6,\ y = 4$"), "x = 6, y = 4"),
    ],
)
def test_a_way_that_is_all_result_gives_a_general_hint(
    exercise: str, worked: tuple[str, ...], result: str
) -> None:
    step = worked_hint(Role.NEARER, exercise, worked, result)
    assert step.standing is Standing.NOT_CHECKED
    assert step.text.startswith("Write down what is given")


def test_the_solution_has_the_whole_way() -> None:
    step = worked_solution(LINEAR, "x = 5")
    assert step.text.startswith("1. $3x + 7 = 22$\n2. ")
    assert step.text.endswith("Result: **x = 5**")
