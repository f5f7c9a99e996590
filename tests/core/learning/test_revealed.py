"""What gives a result away, and what comes to it."""

from __future__ import annotations

import pytest

from gpt_desktop.core.learning.revealed import comes_to, gives_away, without_conclusions


@pytest.mark.parametrize(
    ("text", "exercise", "result", "told"),
    [
        ("Subtract 5 from both sides first.", "2x + 5 = 13", "x = 4", False),
        ("Divide by 2 at the end.", "2x + 5 = 13", "x = 4", False),
        ("You will find that 4 fits.", "2x + 5 = 13", "x = 4", True),
        ("Half of 13 minus 5, which is four.", "2x + 5 = 13", "x = 4", True),
        # The result stands in the exercise: only what says it to be the result tells it.
        ("Look at the 2 before the x.", "2x + 3 = 7", "x = 2", False),
        ("Then x = 2.", "2x + 3 = 7", "x = 2", True),
        ("The answer is 2.", "2x + 3 = 7", "x = 2", True),
        ("答案是 2。", "2x + 3 = 7", "x = 2", True),
        ("A quarter and a half: 3/4.", "1/4 + 1/2", "3/4", True),
        ("Bring both to quarters.", "1/4 + 1/2", "3/4", False),
        ("So it is about 42.2.", "17% of 248", "42.16", True),
        ("It is -3.", "5 + x = 2", "x = -3", True),
        # Formulas, plain and in LaTeX.
        ("Then you get 3x^2 + 2.", "Differentiate x^3 + 2x.", "3x^2 + 2", True),
        (r"$\frac{d}{dx}:\ 3x^{2} + 2$", "Differentiate x^3 + 2x.", "3x^2 + 2", True),
        ("Take the exponent 3 down.", "Differentiate x^3 + 2x.", "3x^2 + 2", False),
        (r"$= \frac{11}{12}$", "3/4 + 1/6", "11/12", True),
        ("Now 2x = 8.", "2x + 5 = 13", "x = 8", True),
        ("It will be a Wednesday.", "Which day is 1 July 2026?", "Wednesday", True),
        ("Count the days from Monday on.", "Which day is 1 July 2026?", "Wednesday", False),
    ],
)
def test_a_hint_that_tells_the_result_is_known(
    text: str, exercise: str, result: str, told: bool
) -> None:
    assert gives_away(text, exercise, result) is told


@pytest.mark.parametrize(
    ("text", "result", "right"),
    [
        ("2x = 8.\nSo x = 4.", "x = 4", True),
        ("2x = 8.\nSo x = 3.", "x = 4", False),
        ("17% of 248 is 0.17 × 248 = 42.16.", "42.16", True),
        ("It is about 42.2.", "42.16", True),
        ("It is about 45.", "42.16", False),
        # Its own sum is wrong: what it says at the end is luck.
        ("3 + 4 = 8. The answer is 7.", "7", False),
        ("I do not know.", "7", False),
        ("Together this is x + 8.", "x + 8", True),
        ("Together this is 5x + 8.", "x + 8", False),
        (r"So it is $\frac{11}{12}$.", "11/12", True),
    ],
)
def test_a_solution_is_held_against_the_result(text: str, result: str, right: bool) -> None:
    assert comes_to(text, result) is right


def test_what_concludes_is_left_out() -> None:
    text = "Subtract 3 on both sides. Therefore x is 2. Check it by putting it in."
    assert without_conclusions(text) == "Subtract 3 on both sides. Check it by putting it in."
    assert without_conclusions("The answer is 12.") == ""
