"""The checks that keep answers honest."""

from __future__ import annotations

import pytest

from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.notices import (
    finish_notices,
    foreign_numbers,
    placeholder_notices,
    repeats,
)


@pytest.mark.parametrize(
    ("text", "source", "foreign"),
    [
        ("It cost 9,000 euros.", "It cost 9000 euros.", []),
        ("In 1968 and 2014.", "The flood of 1968.", ["2014"]),
        ("1. One\n2. Two", "nothing", []),
        ("At 10:30 with 3.5 percent.", "10:30, 3.5", []),
        ("5 of 5", "none", ["5"]),
    ],
)
def test_numbers_the_source_does_not_have(text: str, source: str, foreign: list[str]) -> None:
    assert foreign_numbers(text, source) == foreign


def test_places_to_fill_in_are_named_once() -> None:
    [notice] = placeholder_notices("Dear [Name], … [Your Company], [Name] [link](x)")
    assert "[Name], [Your Company]" in notice.text


NO_ANSWER = "The model gave no answer."
FULL = "The answer stopped because the model’s context is full."
AT_THE_LIMIT = "The answer stopped at the length limit."
REPEATED = "The model began to repeat itself, so the answer was ended."


@pytest.mark.parametrize(
    ("text", "finish", "hit_limit", "looped", "words"),
    [
        ("text", FinishReason.END, False, False, []),
        ("text", FinishReason.STOP_STRING, False, False, []),
        (" \n", FinishReason.END, False, False, [NO_ANSWER]),
        ("text", FinishReason.CONTEXT, True, False, [FULL]),
        ("", FinishReason.CONTEXT, True, False, [NO_ANSWER, FULL]),
        ("text", FinishReason.LENGTH, True, False, [AT_THE_LIMIT]),
        # An earlier generation of the run was cut, or went round.
        ("text", FinishReason.END, True, False, [AT_THE_LIMIT]),
        ("text", FinishReason.END, False, True, [REPEATED]),
        ("text", FinishReason.CONTEXT, True, True, [REPEATED]),
        ("text", FinishReason.LOOP, False, False, [REPEATED]),
    ],
)
def test_how_an_answer_ended(
    text: str, finish: FinishReason, hit_limit: bool, looped: bool, words: list[str]
) -> None:
    notices = finish_notices(text, finish, hit_limit, False, looped=looped)
    assert notices == [Notice(NoticeKind.WARNING, each) for each in words]


def test_nothing_is_said_of_an_answer_that_the_person_stopped() -> None:
    assert finish_notices("", FinishReason.CANCELLED, True, True, looped=True) == []


@pytest.mark.parametrize(
    ("text", "finish", "words"),
    [
        ("", FinishReason.LENGTH, ["Stopped while thinking: the model came to no answer within"]),
        ("", FinishReason.CONTEXT, ["Stopped while thinking: the model’s context is full"]),
        ("", FinishReason.LOOP, ["The model thought, and gave no", REPEATED]),
        ("", FinishReason.END, ["The model thought, and gave no"]),
        ("text", FinishReason.LENGTH, [AT_THE_LIMIT]),
    ],
)
def test_how_an_answer_ended_that_was_thought_about_first(
    text: str, finish: FinishReason, words: list[str]
) -> None:
    notices = finish_notices(text, finish, finish is FinishReason.LENGTH, False, thought=True)
    assert len(notices) == len(words)
    assert all(notice.text.startswith(each) for notice, each in zip(notices, words, strict=True))


def test_repetition_ignores_case_and_punctuation() -> None:
    assert repeats("hello, world", "Hello world!")
    assert not repeats("hello", "Hello world!")
    assert not repeats("", "")
