from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, TextPrompt
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, ModelFolder
from gpt_desktop.inference import prefill as prefill_module
from gpt_desktop.inference.engine import SMALLEST_ANSWER, Engine, open_engine
from tests.bounds import assert_same_choices, logprob_bound
from tests.inference.asking import GREEDY, ask, chat
from tests.inference.tiny_model import CONTEXT, END

DRAWN = SamplingParams(temperature=1, max_tokens=24)
FreshEngine = Callable[[], Engine]


def test_second_turn_equals_a_fresh_engine_and_computes_only_what_is_new(
    engine: Engine, fresh_engine: FreshEngine
) -> None:
    first = chat("Tell me about rivers.")
    answer = ask(engine, first)
    second = chat("Tell me about rivers.", "They flow.", "And lakes?")
    cached = ask(engine, second)
    expected = ask(fresh_engine(), second).token_ids
    assert_same_choices(engine, second, cached.token_ids, expected)
    assert cached.usage.cached_tokens == engine.count_prompt_tokens(first)
    assert cached.prefilled[0] == (cached.usage.cached_tokens, cached.usage.prompt_tokens)
    assert answer.usage.cached_tokens == 0


def test_same_prompt_again_computes_one_token(engine: Engine) -> None:
    prompt = TextPrompt("once upon a time")
    one, other = ask(engine, prompt), ask(engine, prompt)
    assert_same_choices(engine, prompt, other.token_ids, one.token_ids)
    assert other.usage.cached_tokens == other.usage.prompt_tokens - 1


@pytest.mark.parametrize("chunk", [1, 2, 7, 64])
def test_prefill_in_chunks_equals_prefill_at_once(
    fresh_engine: FreshEngine, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    prompt = TextPrompt("A sentence that is read in pieces. " * 6)
    whole = ask(fresh_engine(), prompt)
    assert len(whole.prefilled) == 2
    monkeypatch.setattr(prefill_module, "PREFILL_CHUNK", chunk)
    pieces = ask(fresh_engine(), prompt)
    assert_same_choices(fresh_engine(), prompt, pieces.token_ids, whole.token_ids)
    count = whole.usage.prompt_tokens
    expected = [*range(0, count, chunk), count]
    assert pieces.prefilled == tuple((done, count) for done in expected)


def test_equal_seeds_give_equal_answers_and_others_do_not(engine: Engine) -> None:
    prompt = TextPrompt("seed")
    answers = [ask(engine, prompt, replace(DRAWN, seed=seed)).token_ids for seed in (1, 1, 2)]
    assert answers[0] == answers[1]
    assert answers[0] != answers[2]


def test_a_drawn_seed_is_reported_and_repeats_the_answer(engine: Engine) -> None:
    prompt = TextPrompt("seed")
    first, second = ask(engine, prompt, DRAWN), ask(engine, prompt, DRAWN)
    assert first.usage.seed != second.usage.seed
    again = ask(engine, prompt, replace(DRAWN, seed=first.usage.seed))
    assert again.token_ids == first.token_ids


def test_streamed_text_equals_decoding_all_tokens(engine: Engine) -> None:
    for seed in range(20):
        answer = ask(engine, chat("你好 👩‍👩‍👧"), replace(DRAWN, seed=seed, max_tokens=60))
        assert answer.text == engine._tokenizer.decode(answer.token_ids).rstrip("\ufffd")


def test_max_tokens(engine: Engine) -> None:
    answer = ask(engine, TextPrompt("count"), replace(GREEDY, max_tokens=5))
    assert answer.finish is FinishReason.LENGTH
    assert len(answer.token_ids) == answer.usage.generated_tokens == 5


def test_the_context_ends_the_answer(engine: Engine) -> None:
    prompt = TextPrompt("x" * (CONTEXT - SMALLEST_ANSWER))
    answer = ask(engine, prompt, replace(GREEDY, max_tokens=None))
    assert answer.finish is FinishReason.CONTEXT
    assert answer.usage.prompt_tokens + answer.usage.generated_tokens == CONTEXT


def test_an_end_token_ends_the_answer_and_is_no_part_of_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = ask(engine, TextPrompt("end"))
    place = next(i for i, id_ in enumerate(plain.token_ids) if id_ not in plain.token_ids[:i] and i)
    ending = replace(engine._folder, end_tokens=(plain.token_ids[place], END))
    monkeypatch.setattr(engine, "_folder", ending)
    answer = ask(engine, TextPrompt("end"))
    assert answer.finish is FinishReason.END
    assert answer.token_ids == plain.token_ids[:place]


def test_a_stop_string_ends_the_answer_before_it(engine: Engine) -> None:
    params = replace(DRAWN, seed=3, max_tokens=60)
    plain = ask(engine, TextPrompt("stop"), params).text
    stop = plain[20:24]
    answer = ask(engine, TextPrompt("stop"), replace(params, stop=(stop,)))
    assert answer.finish is FinishReason.STOP_STRING
    assert answer.text == plain[: plain.index(stop)]


def test_opening_is_part_of_the_prompt(engine: Engine) -> None:
    opened = engine._encoder.encode(chat("Hello", opening="Sure, <|im_end|>"))
    bare = engine._encoder.encode(chat("Hello"))
    assert opened == [*bare, *b"Sure, <|im_end|>"]


def test_a_prompt_too_long_fails_before_it_is_read_and_says_by_how_much(engine: Engine) -> None:
    with pytest.raises(PromptTooLongError) as caught:
        ask(engine, chat("word " * 40_000))
    error = caught.value
    assert error.prompt_tokens > 200_000
    assert error.available == CONTEXT - SMALLEST_ANSWER
    assert all((error.what, error.why, error.next_step))
    assert str(error.prompt_tokens) in error.why


def test_a_prompt_that_just_fits_is_answered(engine: Engine) -> None:
    room = CONTEXT - SMALLEST_ANSWER
    assert ask(engine, TextPrompt("x" * room)).usage.prompt_tokens == room
    with pytest.raises(PromptTooLongError):
        ask(engine, TextPrompt("x" * (room + 1)))


def test_an_empty_prompt_is_refused(engine: Engine) -> None:
    with pytest.raises(UserFacingError):
        ask(engine, TextPrompt(""))


def test_a_model_without_template_takes_text_only(own_folder: ModelFolder) -> None:
    (own_folder.path / CHAT_TEMPLATE).unlink()
    engine = open_engine(own_folder)
    assert ask(engine, TextPrompt("go on")).token_ids
    with pytest.raises(UserFacingError, match="conversations"):
        ask(engine, chat("Hello"))


def test_closing_early_leaves_the_engine_usable(engine: Engine, fresh_engine: FreshEngine) -> None:
    with closing(engine.generate(TextPrompt("abc"), GREEDY, CancelToken())) as deltas:
        for _ in range(4):
            next(deltas)
    prompt = TextPrompt("abcd")
    expected = ask(fresh_engine(), prompt).token_ids
    assert_same_choices(engine, prompt, ask(engine, prompt).token_ids, expected)


def test_two_generations_at_once_do_not_disturb_each_other(
    engine: Engine, fresh_engine: FreshEngine
) -> None:
    prompt = TextPrompt("the same beginning")
    outer = engine.generate(prompt, GREEDY, CancelToken())
    ids = [id_ for _ in range(5) for id_ in next(outer).token_ids]
    inner = ask(engine, TextPrompt("the same beginning, but not the end"))
    ids += [id_ for delta in outer for id_ in delta.token_ids]
    assert_same_choices(engine, prompt, ids, ask(fresh_engine(), prompt).token_ids)
    expected = ask(fresh_engine(), TextPrompt("the same beginning, but not the end"))
    assert inner.token_ids == expected.token_ids


def test_usage_reports_times(engine: Engine) -> None:
    usage = ask(engine, TextPrompt("time")).usage
    assert usage.prefill_seconds > 0
    assert usage.decode_seconds > 0


def test_an_empty_conversation_is_a_prompt(engine: Engine) -> None:
    assert ask(engine, ChatPrompt(())).usage.prompt_tokens == len("<assistant\n")


def test_open_engine_reads_the_facts(engine: Engine) -> None:
    assert engine.facts.name == "Tiny"
    assert engine.count_tokens("héllo") == 6


def test_many_short_generations_keep_memory_flat(engine: Engine) -> None:
    params = replace(GREEDY, max_tokens=2)
    sizes = []
    for number in range(300):
        ask(engine, TextPrompt(f"number {number} " * 4), params)
        sizes.append(engine._pool.size_bytes)
    assert max(sizes[20:]) == sizes[20]
    assert len(engine._pool._idle) <= 8


def test_windows_are_scored_alone_and_without_their_first_token(engine: Engine) -> None:
    text = "A text that is longer than one window of it."
    windows = list(engine.score_windows(text, 30, 12, CancelToken()))
    assert [len(window) for window in windows] == [11, 11, 5]
    for number, window in enumerate(windows):
        part = text[12 * number : 12 * number + len(window) + 1]
        [scores] = engine.score(TextPrompt(part[0]), [part[1:]], CancelToken())
        assert window == pytest.approx([score.logprob for score in scores], abs=logprob_bound())
