"""Calculations in words: what is computed, and what is not."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import CalculationKind
from gpt_desktop.core.calculation.read import calculations_of
from tests.core.calculation.questions import TODAY, FewUnits, calculations, not_computed


def computed(message: str) -> str:
    """The value of the first calculation of a message, or ""."""
    found = calculations_of(message, TODAY, FewUnits()).calculations
    return "" if not found else ("" if found[0].exact else "≈ ") + found[0].value


@pytest.mark.parametrize(("question", "value"), calculations("tuned"))
def test_what_it_was_made_on(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize(("question", "value"), calculations("held_back"))
def test_what_was_held_back(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize("sentence", not_computed("no_calculation"))
def test_what_only_has_numbers_is_not_computed(sentence: str) -> None:
    assert computed(sentence) == ""


@pytest.mark.parametrize("sentence", not_computed("ambiguous"))
def test_what_could_be_meant_in_two_ways_is_not_guessed(sentence: str) -> None:
    assert computed(sentence) == ""


def test_the_expression_says_how_it_was_understood() -> None:
    [found] = calculations_of("12 plus 30% tip split by 4", TODAY, FewUnits()).calculations
    assert found.expression == "(12 + 30%) ÷ 4"
    assert found.value == "3.9"
    assert found.kind is CalculationKind.NUMBER
    assert found.question == "12 plus 30% tip split by 4"


def test_a_sentence_among_others_is_computed() -> None:
    found = calculations_of(
        "I am writing an offer. What is 17% of 248? Make it sound friendly.", TODAY, FewUnits()
    )
    assert [one.value for one in found.calculations] == ["42.16"]
    assert found.calculations[0].question == "What is 17% of 248?"
    assert not found.alone


def test_several_calculations_and_nothing_else() -> None:
    found = calculations_of("What is 2 + 3? What is 4 × 5?", TODAY, FewUnits())
    assert [one.value for one in found.calculations] == ["5", "20"]
    assert found.alone


@pytest.mark.parametrize(
    "message",
    [
        "",
        "   ",
        "2^" * 140 + "2",
        "(" * 250,
        "9" * 250,
        "a to " * 59,
        "from 1 to " * 29,
        "1-" * 149,
    ],
)
def test_odd_and_long_messages_end_quickly_and_are_not_computed(message: str) -> None:
    assert computed(message) == ""


@pytest.mark.parametrize("message", ["What is 2 + 2?\n" * 2000, "x" * 30_000])
def test_a_long_message_gives_few_calculations(message: str) -> None:
    assert len(calculations_of(message, TODAY, FewUnits()).calculations) <= 5


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is 1/3?", "≈ 0.333333"),
        ("1 / 7000000", "≈ 0.000000142857"),
        ("What is 2 to the power of 100?", "1267650600228229401496703205376"),
        ("What is 2 to the power of 300?", "≈ 2.037036 × 10^90"),
        ("What is the square root of 2?", "≈ 1.414214"),
        ("0.1 + 0.2", "0.3"),
        ("144/12", "12"),
        ("-7 * 3", "-21"),
        ("(2 + 3)^2", "25"),
        ("one third of 99", "33"),
    ],
)
def test_what_is_rounded_says_so(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize(
    "question",
    ["x = 5", "1920x1080", "030/1234567", "089 - 123", "3-1", "24/7/365", "What is 50%?",
     "What is 3 of 10?", "10的3是多少", "2020 - 2024",
     "12/31", "What is -3^2?", "3 plus 4 squared", "5% + 3%", "What is $5 + €3?",
     "√(-4)", "2x + 3y = 4", "0x = 3", "What date is 1 month after 31 January 2026?",
     "How many days until 31 February?"],
)  # fmt: skip
def test_more_that_is_left_open(question: str) -> None:
    assert computed(question) == ""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What day of the week is today?", "Thursday"),
        ("How many weeks until 25 December?", "32 weeks 1 day"),
        ("What date is 3 months from 30 November 2025?", ""),
        ("What time is 3 hours after 9:40?", "12:40"),
        ("What was the date 10 days ago?", "2026-05-04"),
        ("How many days since 1 January?", "133 days"),
        ("How old is someone born on 15 May 1984?", "41 years old"),
        ("How old is someone born on 14 May 1984?", "42 years old"),
        ("How old is someone born on 29 February 2024?", "2 years old"),
    ],
)
def test_days(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("下午2点到5点半是几个小时", "3 h 30 min"),
        ("How long is it from 2 pm to 5:30?", "3 h 30 min"),
        ("How long is it from 22:00 to 6:30?", "8 h 30 min"),
        ("How long is it from 9 am to 5:30?", ""),
        ("从晚上10点到6点半是多久", ""),
        ("How long is it from 9:40 to 5:05?", ""),
    ],
)
def test_half_of_the_day_is_never_guessed(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How much is 3 squared plus 4 squared?", "25"),
        ("How much is a 20% tip on $64.50?", "12.9"),
        ("what date will it be in 45 days?", "2026-06-28"),
        ("Solve for x: 2x + 5 = 17", "6"),
        ("3 1/2 + 2 1/4", "5.75"),
        ("what is the remainder when 17 is divided by 5", "2"),
        ("12的3倍是多少", "36"),
        ("How many days until Christmas?", "225 days"),
        ("国庆节还有几天", "140 days"),
        ("2027年1月1日距离今天多少天", "232 days"),
        ("原价200元打九折是多少元", "180"),
    ],
)
def test_other_turns_of_phrase(question: str, value: str) -> None:
    assert computed(question) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What's today's date?", "2026-05-14"),
        ("What day is it today?", "2026-05-14"),
        ("今天是几号", "2026-05-14"),
        ("What year is it?", "2026"),
        ("90 days after 15 January 2026", "2026-04-15"),
        ("5 feet 11 in cm", "180.34 cm"),
        ("What is a date?", ""),
        ("What happened today?", ""),
        ("2 weeks after the holiday", ""),
    ],
)
def test_today_is_told(question: str, value: str) -> None:
    assert computed(question) == value
