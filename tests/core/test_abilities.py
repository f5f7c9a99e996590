"""What a model can do beyond generating, and what becomes of a task where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from gpt_desktop.core.abilities import answer_each, attends, scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import Ability, FinishReason, SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.tasks.base import TaskRequest
from tests.core.running import run
from tests.fakes import PLAIN_FACTS, SCRIPTED_FACTS, PlainGenerator, ScriptedGenerator

PROMPTS = [TextPrompt("one"), TextPrompt("one two"), TextPrompt("one two three")]
CHAPTER = "The river rose in spring and the town was flooded again. " * 30
CHAPTERS = "\n\n".join(f"# Chapter {name}\n\n{CHAPTER}" for name in ("one", "two", "three"))
LINES = "\n\n".join(f"The {name} opens at nine." for name in ("library", "market", "museum"))


def _answer(prompt: Prompt) -> str:
    words = prompt.text if isinstance(prompt, TextPrompt) else prompt.messages[-1].content
    return f"It has {len(words)} letters."


def _answered(
    generator: PlainGenerator,
    token: CancelToken | None = None,
    ends: list[CancelToken] | None = None,
) -> dict[int, tuple[str, FinishReason | None]]:
    texts = dict.fromkeys(range(len(PROMPTS)), "")
    finishes: dict[int, FinishReason | None] = {}
    each = [SamplingParams()] * len(PROMPTS)
    ends = ends or [CancelToken() for _ in PROMPTS]
    for number, delta in answer_each(generator, PROMPTS, each, token or CancelToken(), ends):
        assert number not in finishes, "nothing follows an ending"
        texts[number] += delta.text
        if delta.finish is not None:
            finishes[number] = delta.finish
    return {number: (text, finishes[number]) for number, text in texts.items()}


def test_one_after_another_gives_what_together_gives() -> None:
    assert _answered(PlainGenerator(_answer)) == _answered(ScriptedGenerator(_answer))


def test_a_model_that_batches_but_does_not_say_so_answers_one_after_another() -> None:
    generator = ScriptedGenerator(_answer, PLAIN_FACTS)
    each = [SamplingParams()] * len(PROMPTS)
    ends = [CancelToken() for _ in PROMPTS]
    numbers = [n for n, _ in answer_each(generator, PROMPTS, each, CancelToken(), ends)]
    assert numbers == sorted(numbers)


def test_each_is_ended_alone() -> None:
    ends = [CancelToken() for _ in PROMPTS]
    ends[1].cancel()
    answered = _answered(PlainGenerator(_answer), ends=ends)
    assert answered[0] == ("It has 3 letters.", FinishReason.END)
    assert answered[1] == ("", FinishReason.CANCELLED)
    assert answered[2][1] is FinishReason.END


def test_all_are_ended_together() -> None:
    token = CancelToken()
    ends = [CancelToken() for _ in PROMPTS]
    each = [SamplingParams()] * len(PROMPTS)
    finishes = []
    for _, delta in answer_each(PlainGenerator(_answer), PROMPTS, each, token, ends):
        if delta.finish is not None:
            finishes.append(delta.finish)
            token.cancel()
    assert finishes == [FinishReason.END, FinishReason.CANCELLED, FinishReason.CANCELLED]
    assert not any(end.cancelled for end in ends)


def test_a_prompt_too_long_is_told_at_its_turn() -> None:
    short = replace(PLAIN_FACTS, context_length=3)
    generator = PlainGenerator(_answer, short)
    with pytest.raises(PromptTooLongError):
        _answered(generator)
    assert len(generator.prompts) == 3


def test_what_a_model_cannot_do_is_not_offered() -> None:
    able, plain = ScriptedGenerator(), PlainGenerator()
    assert scores(able) is able
    assert attends(able) is able
    assert scores(plain) is None
    assert attends(plain) is None
    only_scores = ScriptedGenerator(
        facts=replace(SCRIPTED_FACTS, abilities=frozenset({Ability.SCORES}))
    )
    assert scores(only_scores) is only_scores
    assert attends(only_scores) is None


@pytest.mark.parametrize(
    ("task_id", "options", "text"),
    [
        ("assistant", {}, "Hello."),
        ("summarize", {}, "The river rose."),
        ("summarize", {"style": "outline"}, CHAPTERS),
        ("summarize", {}, CHAPTERS),
        ("translate", {}, LINES),
        ("write", {"action": "letter"}, "Invite the neighbours."),
        ("write", {"action": "rewrite"}, LINES),
        ("write", {"action": "simplify"}, LINES),
    ],
)
def test_every_task_works_with_a_model_that_only_generates(
    task_id: str, options: Mapping[str, str], text: str
) -> None:
    small = replace(SCRIPTED_FACTS, context_length=1200)
    request = TaskRequest(text=text, options=options, sampling=SamplingParams(seed=7))
    able = run(task_id, ScriptedGenerator(_answer, small), request)
    plain_facts = replace(small, abilities=frozenset())
    plain = run(task_id, PlainGenerator(_answer, plain_facts), request)
    assert plain.result.text == able.result.text == plain.shown
    assert "letters." in plain.shown
    assert plain.result.finish is able.result.finish is FinishReason.END
    assert plain.result.receipt.usage == able.result.receipt.usage
