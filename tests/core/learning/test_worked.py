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
    ("exercise", "worked", "result", "shown"),
    [
        ("Calculate 3/4 + 1/6.", (r"$\frac{3}{4} + \frac{1}{6}$", r"$= \frac{11}{12}$"), "11/12",
         "Bring the fractions"),
        ("Differentiate x^3 + 2x.", ("$x^{3} + 2x$", r"$\frac{d}{dx}:\ 3x^{2} + 2$"), "3x^2 + 2",
         "Take each term"),
        ("x + y = 10, x - y = 2", ("$x + y = 10$", r"$x = 6,\ y = 4$"), "x = 6, y = 4",
         "Get rid of one letter"),
    ],
)  # fmt: skip
def test_a_way_that_is_all_result_gives_the_rule(
    exercise: str, worked: tuple[str, ...], result: str, shown: str
) -> None:
    for role in (Role.HINT, Role.NEARER):
        step = worked_hint(role, exercise, worked, result)
        assert step.standing is Standing.COMPUTED
        assert step.text.startswith(shown)


def test_the_first_hint_names_the_steps_without_their_numbers() -> None:
    step = worked_hint(Role.HINT, "Solve 3x + 7 = 22.", LINEAR, "x = 5")
    assert step.text == "The way goes like this: bring over; divide by …."


def test_a_law_of_letters_is_the_hint() -> None:
    way = (r"$v = \frac{s}{t}$", r"$= \frac{150}{2.5}$", "$= 60$")
    step = worked_hint(Role.HINT, "A car travels 150 km in 2.5 hours. Speed?", way, "60 km/h")
    assert step.text == r"This rule helps: $v = \frac{s}{t}$. What of it is given?"


@pytest.mark.parametrize("worked", [(), (r"$8:\ 2\times$",)])
def test_where_no_rule_shows_the_hint_is_one_for_any_exercise(worked: tuple[str, ...]) -> None:
    step = worked_hint(Role.HINT, "The mode of 6, 8, 8, 10?", worked, "8")
    assert step.standing is Standing.NOT_CHECKED
    assert step.text.startswith("Write down what is given")


def test_the_solution_has_the_whole_way() -> None:
    step = worked_solution(LINEAR, "x = 5")
    assert step.text.startswith("1. $3x + 7 = 22$\n2. ")
    assert step.text.endswith("Result: **x = 5**")
