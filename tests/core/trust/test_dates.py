"""Dates and times of day."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.dates import agrees, conflicts, find_moments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3 May 2024", [{"year": 2024, "month": 5, "day": 3}]),
        ("May 3rd", [{"month": 5, "day": 3}]),
        ("2024-05-03", [{"year": 2024, "month": 5, "day": 3}]),
        ("03.05.2024", [{"year": 2024, "month": 5, "day": 3}]),
        ("the third of May", [{"month": 5, "day": 3}]),
        ("3. Mai 2024", [{"year": 2024, "month": 5, "day": 3}]),
        ("3 de mayo de 2024", [{"year": 2024, "month": 5, "day": 3}]),
        ("Monday, 12 June", [{"weekday": 1}, {"month": 6, "day": 12}]),
        ("You may march in March.", [{"month": 3}]),
        ("in 2024 and the 1990s", [{"year": 2024}, {"year": 1990}]),
        ("2000 people", []),
        ("Q2 2024", [{"year": 2024, "quarter": 2}]),
        ("in the second quarter", [{"quarter": 2}]),
        ("at half past ten", [{"minute": 630}]),
        ("3 pm, 10:30, 8.30 a.m.", [{"minute": 900}, {"minute": 630}, {"minute": 510}]),
        ("It begins at nine.", [{"minute": 540}]),
        ("nine votes to two.", []),
        ("noon", [{"minute": 720}]),
        ("五月三日", [{"month": 5, "day": 3}]),
        ("2024年5月3日", [{"year": 2024, "month": 5, "day": 3}]),
        ("二〇二四年", [{"year": 2024}]),
        ("第二季度", [{"quarter": 2}]),
        ("周五上午九点", [{"weekday": 5}, {"minute": 540}]),
        ("下午三点半", [{"minute": 930}]),
        ("3号楼", []),
        ("4 to 7 June", [{"month": 6, "day": 4}, {"month": 6, "day": 7}]),
        ("from the 2nd, at 6.42", [{"day": 2}, {"minute": 402}]),
        ("八月初六", [{"month": 8, "day": 6}]),
    ],
)
def test_what_a_text_says_of_time(text: str, parts: list[dict[str, int]]) -> None:
    assert [moment.parts() for moment in find_moments(text)] == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3 May", "2024-05-03", True),
        ("3 May 2023", "2024-05-03", False),
        ("3 pm", "at three.", True),
        ("10:30", "half past ten", True),
        ("下午三点", "15:00", True),
        ("9 am", "9 pm", False),
    ],
)
def test_the_same_moment(one: str, other: str, same: bool) -> None:
    [first], [second] = find_moments(one), find_moments(other)
    assert agrees(first, second) is same
    assert conflicts(first, second) is not same
