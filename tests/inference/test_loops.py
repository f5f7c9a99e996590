"""Loops end an answer; tables, lists and asked-for repetition do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.loops import LoopGuard
from tests.inference.asking import GREEDY, ask
from tests.inference.tiny_model import byte_tokenizer

TOKENIZER = byte_tokenizer()
LOOP = " and that he worked on Mill Lane"


def ids(text: str) -> list[int]:
    return list(TOKENIZER.encode(text, add_special_tokens=False).ids)


def answered(text: str, prompt: str = "") -> tuple[str, Answer]:
    """What is shown of a model's text, a token at a time."""
    guard = LoopGuard(ids(prompt), TOKENIZER.decode)
    answer = Answer(TOKENIZER.decode, (), (), None, 10_000, guard=guard)
    shown = ""
    for token_id in ids(text):
        shown += answer.push(token_id).text
        if answer.finish is not None:
            break
    return shown + answer.flush().text, answer


def test_a_loop_ends_the_answer_and_its_third_round_is_not_shown() -> None:
    shown, answer = answered("He said" + LOOP * 9)
    assert answer.finish is FinishReason.LOOP
    assert shown.startswith("He said" + LOOP)
    assert len(shown) < len("He said" + LOOP * 2)
    assert len(answer.token_ids) == len("He said" + LOOP * 3)


def test_a_single_word_over_and_over_is_a_loop() -> None:
    assert answered("no " * 40)[1].finish is FinishReason.LOOP


@pytest.mark.parametrize(
    "text",
    [
        "He said" + LOOP * 2 + " and left for good.",
        "| 1 | 0 | 0 | 0 | 0 |\n" * 10,
        "-" * 200,
        "".join(f"{number}. The step of day {number}.\n" for number in range(1, 30)),
        "no no no no no. " * 2,
    ],
)
def test_tables_rulers_and_lists_are_no_loops(text: str) -> None:
    shown, answer = answered(text)
    assert answer.finish is None
    assert shown == text


def test_what_the_prompt_repeats_may_be_repeated_as_often() -> None:
    assert answered(LOOP * 5, prompt="Correct this:" + LOOP * 5)[1].finish is None
    assert answered(LOOP * 9, prompt="Correct this:" + LOOP * 5)[1].finish is FinishReason.LOOP


def test_the_engine_ends_loops_unless_told_not_to(fresh_engine: Callable[[], Engine]) -> None:
    prompt = TextPrompt("xxx")
    params = replace(GREEDY, max_tokens=300)
    free = ask(fresh_engine(), prompt, params)
    assert free.finish is FinishReason.LENGTH
    guarded = ask(fresh_engine(), prompt, replace(params, loop_guard=True))
    assert guarded.finish is FinishReason.LOOP
    assert guarded.token_ids == free.token_ids[: len(guarded.token_ids)]
