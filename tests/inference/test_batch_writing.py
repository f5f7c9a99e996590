from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.inference import batch_writing
from gpt_desktop.inference.engine import Engine
from tests.bounds import assert_same_choices, logprob_bound, same_choices
from tests.inference.asking import GREEDY, Asked, ask, gathered
from tests.inference.tiny_model import CONTEXT

FreshEngine = Callable[[], Engine]
PROMPTS = [
    TextPrompt(f"A shared beginning of number {n}. " + "More words. " * n) for n in range(12)
]
DRAWN = SamplingParams(temperature=1, seed=5, loop_guard=False)


def ask_all(
    engine: Engine,
    prompts: Sequence[Prompt],
    params: SamplingParams | Sequence[SamplingParams] = GREEDY,
    token: CancelToken | None = None,
) -> list[Asked]:
    deltas: list[list[Delta]] = [[] for _ in prompts]
    for number, delta in engine.generate_batch(prompts, params, token or CancelToken()):
        deltas[number].append(delta)
    return [gathered(each) for each in deltas]


def _assert_all_same(engine: Engine, found: list[Asked], expected: list[Asked]) -> None:
    for prompt, one, other in zip(PROMPTS, found, expected, strict=True):
        assert_same_choices(engine, prompt, one.token_ids, other.token_ids)


def test_batched_equals_single_each_ending_on_its_own(fresh_engine: FreshEngine) -> None:
    params = [replace(GREEDY, max_tokens=3 + 7 * n % 40) for n in range(12)]
    batched = ask_all(fresh_engine(), PROMPTS, params)
    for prompt, own, answer in zip(PROMPTS, params, batched, strict=True):
        single = ask(fresh_engine(), prompt, own)
        if same_choices(fresh_engine(), prompt, answer.token_ids, single.token_ids):
            assert (answer.text, answer.finish) == (single.text, single.finish)


def test_batched_equals_single_when_drawn(fresh_engine: FreshEngine) -> None:
    params = replace(DRAWN, max_tokens=30, repetition_penalty=1.2)
    batched = ask_all(fresh_engine(), PROMPTS, params)
    singles = [ask(fresh_engine(), prompt, params) for prompt in PROMPTS]
    assert [one.token_ids for one in batched] == [one.token_ids for one in singles]
    assert {one.usage.seed for one in batched} == {5}


def test_scores_are_those_of_single(fresh_engine: FreshEngine) -> None:
    params = replace(DRAWN, max_tokens=10, logprobs=2)
    scores: dict[int, list[float]] = {0: [], 1: []}
    for number, delta in fresh_engine().generate_batch(PROMPTS[:2], params, CancelToken()):
        scores[number] += [score.logprob for score in delta.tokens]
    for number, batched in scores.items():
        deltas = fresh_engine().generate(PROMPTS[number], params, CancelToken())
        single = [score.logprob for delta in deltas for score in delta.tokens]
        assert batched == pytest.approx(single, abs=logprob_bound())


def test_a_shared_beginning_is_computed_once(engine: Engine) -> None:
    answers = ask_all(engine, PROMPTS)
    shared = len("A shared beginning of number ")
    assert answers[0].usage.cached_tokens == 0
    assert all(answer.usage.cached_tokens >= shared for answer in answers[1:])


def test_rows_are_fewer_where_memory_is_short(
    fresh_engine: FreshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask_all(fresh_engine(), PROMPTS)
    monkeypatch.setattr(batch_writing, "_BUDGET_BYTES", 1)
    _assert_all_same(fresh_engine(), ask_all(fresh_engine(), PROMPTS), expected)


def test_one_can_be_ended_alone(fresh_engine: FreshEngine) -> None:
    ends = [CancelToken() for _ in PROMPTS]
    deltas: list[list[Delta]] = [[] for _ in PROMPTS]
    for number, delta in fresh_engine().generate_batch(PROMPTS, GREEDY, CancelToken(), ends):
        deltas[number].append(delta)
        if number == 4 and sum(len(each.token_ids) for each in deltas[4]) == 5:
            ends[4].cancel()
    answers = [gathered(each) for each in deltas]
    assert answers[4].finish is FinishReason.CANCELLED
    for number, answer in enumerate(answers):
        whole = ask(fresh_engine(), PROMPTS[number]).token_ids
        wanted = whole[:5] if number == 4 else whole
        assert_same_choices(fresh_engine(), PROMPTS[number], answer.token_ids, wanted)


@pytest.mark.parametrize("after", [0, 1, 9, 100])
def test_cancelling_ends_all_with_what_there_is(engine: Engine, after: int) -> None:
    expected = ask_all(engine, PROMPTS)
    token = CancelToken()
    deltas: list[list[Delta]] = [[] for _ in PROMPTS]
    if not after:
        token.cancel()
    for seen, (number, delta) in enumerate(engine.generate_batch(PROMPTS, GREEDY, token)):
        deltas[number].append(delta)
        if seen == after - 1:
            token.cancel()
    answers = [gathered(each) for each in deltas]
    assert {answer.finish for answer in answers} >= {FinishReason.CANCELLED}
    for prompt, answer, whole in zip(PROMPTS, answers, expected, strict=True):
        begun = whole.token_ids[: len(answer.token_ids)]
        assert_same_choices(engine, prompt, answer.token_ids, begun)
    _assert_all_same(engine, ask_all(engine, PROMPTS), expected)


def test_cancelled_by_another_thread_in_the_middle_of_a_step(engine: Engine) -> None:
    token = CancelToken()
    timer = threading.Timer(0.05, token.cancel)
    timer.start()
    answers = ask_all(engine, PROMPTS * 4, replace(GREEDY, max_tokens=500), token)
    timer.join()
    assert answers[-1].finish is FinishReason.CANCELLED


def test_a_prompt_too_long_fails_before_any_is_begun(engine: Engine) -> None:
    prompts = [*PROMPTS, TextPrompt("x" * CONTEXT)]
    with pytest.raises(PromptTooLongError):
        next(engine.generate_batch(prompts, GREEDY, CancelToken()))


def test_no_prompts_no_deltas(engine: Engine) -> None:
    assert list(engine.generate_batch([], GREEDY, CancelToken())) == []


def test_many_batches_keep_memory_flat(engine: Engine) -> None:
    sizes = []
    for number in range(30):
        prompts = [TextPrompt(f"{number} {each} " * 9) for each in range(3)]
        ask_all(engine, prompts, replace(GREEDY, max_tokens=3))
        sizes.append(engine._pool.size_bytes)
    assert max(sizes[10:]) == sizes[10]


def test_a_batch_leaves_a_conversation_in_the_cache(engine: Engine) -> None:
    conversation = TextPrompt("A long conversation. " * 20)
    tokens = ask(engine, conversation).usage.prompt_tokens
    ask_all(engine, PROMPTS * 2)
    assert ask(engine, conversation).usage.cached_tokens == tokens - 1
