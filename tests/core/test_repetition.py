"""Repetition is found where a text goes round, and only there."""

from __future__ import annotations

import pytest

from gpt_desktop.core.repetition import PeriodCounter, without_repeated_tail

BAKERY = "that the author of a cookbook worked in the bakery on Mill Lane, and"


def counted(items: list[int]) -> PeriodCounter:
    counter = PeriodCounter()
    for item in items:
        counter.push(item)
    return counter


@pytest.mark.parametrize("period", [1, 2, 17, 60, 64])
def test_a_period_is_found_once_it_has_come_often_enough(period: int) -> None:
    round_ = list(range(period))
    start = [900, 901]
    assert counted(start + round_ * 3).period(3, 0) == period
    assert counted((start + round_ * 3)[:-1]).period(3, 0) == 0
    assert counted(start + round_ * 3).period(3, 3 * period + 1) == 0


def test_a_break_in_the_round_begins_the_count_anew() -> None:
    assert counted([1, 2, 3] * 5 + [9]).period(2, 0) == 0
    assert counted([1, 2, 3] * 5 + [9, 1, 2, 3]).period(2, 0) == 0


def test_longer_periods_than_the_longest_are_let_be() -> None:
    assert counted(list(range(65)) * 3).period(2, 0) == 0


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"He says {BAKERY} {BAKERY} {BAKERY} that the", f"He says {BAKERY}"),
        ("It rained all day. It rained all day. It rained", "It rained all day."),
        (
            "小镇在河边的山谷里很安静。小镇在河边的山谷里很安静。小镇在",
            "小镇在河边的山谷里很安静。",
        ),
        ("A very, very good day.", "A very, very good day."),
        ("One two three. One two four.", "One two three. One two four."),
        ("", ""),
    ],
)
def test_the_repeated_tail_goes(text: str, left: str) -> None:
    assert without_repeated_tail(text) == left
