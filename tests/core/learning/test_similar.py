"""The same exercise with other numbers, really solved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gpt_desktop.core.learning.computing import Computed
from gpt_desktop.core.learning.similar import example_step, similar_exercise


@dataclass(frozen=True)
class _Solved:
    result: str
    steps: tuple[str, ...] = ("$2x = 8$",)


def _solve(text: str) -> Computed | None:
    match = re.search(r"(\d+)x \+ (\d+) = (\d+)", text)
    if match is None:
        return None
    a, b, c = map(int, match.groups())
    return _Solved(f"x = {Fraction(c - b, a)}")


def test_only_the_numbers_differ_and_the_result_is_a_plain_one() -> None:
    exercise = "Solve 2x + 5 = 13 for x."
    found = similar_exercise(exercise, "x = 4", _solve)
    assert found is not None
    text, solved = found
    assert text != exercise
    assert re.sub(r"\d+", "#", text) == "Solve #x + # = # for x."
    computed = _solve(text)
    assert computed is not None
    assert solved.result == computed.result != "x = 4"
    assert "/" not in solved.result
    assert similar_exercise(exercise, "x = 4", _solve) == found, "it is the same at each asking"
    assert text in example_step(text, solved).text
    assert solved.result in example_step(*found).text


def test_years_and_days_stay() -> None:
    asked: list[str] = []
    similar_exercise("From 2026-07-01, in 30 days, of 1989", "x", asked.append)
    assert asked
    assert all("2026-07-01" in text and "1989" in text for text in asked)


def test_how_exact_a_result_is_wanted_stays() -> None:
    asked: list[str] = []
    similar_exercise("Work out 10 / 3 to 2 decimal places.", "x", asked.append)
    assert asked
    assert all(text.endswith("to 2 decimal places.") for text in asked)


def test_an_exercise_in_which_there_is_nothing_to_do_is_none() -> None:
    assert similar_exercise("Factorise x² - 9", "x", lambda text: _Solved(text[10:])) is None


def test_without_numbers_or_without_a_solution_there_is_none() -> None:
    assert similar_exercise("Why is the sky blue?", "", _solve) is None
    assert similar_exercise("Count to 12.", "", _solve) is None
