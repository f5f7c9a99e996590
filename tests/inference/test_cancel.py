from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession, open_session
from tests.bounds import assert_same_choices, assert_same_logits
from tests.inference.asking import GREEDY, ask, gathered

LONG = replace(GREEDY, max_tokens=200)


@pytest.fixture
def session(tiny_folder: ModelFolder) -> Iterator[GraphSession]:
    opened = open_session(tiny_folder)
    yield opened
    opened.close()


def test_cancelled_before_the_start(engine: Engine) -> None:
    token = CancelToken()
    token.cancel()
    answer = ask(engine, TextPrompt("abc"), GREEDY, token)
    assert answer.finish is FinishReason.CANCELLED
    assert answer.usage.prompt_tokens == 3
    assert answer.token_ids == ()


def test_cancelled_between_tokens_ends_at_once_with_what_there_is(engine: Engine) -> None:
    whole = ask(engine, TextPrompt("abc"), LONG)
    token = CancelToken()
    deltas = []
    for delta in engine.generate(TextPrompt("abc"), LONG, token):
        deltas.append(delta)
        if sum(len(each.token_ids) for each in deltas) == 5:
            token.cancel()
    answer = gathered(deltas)
    assert answer.finish is FinishReason.CANCELLED
    assert answer.token_ids == whole.token_ids[:5]
    assert answer.usage.generated_tokens == 5


def test_cancelled_at_any_moment_the_next_answer_is_that_of_a_fresh_engine(
    engine: Engine, fresh_engine: Callable[[], Engine]
) -> None:
    moments = np.random.default_rng(4)
    prompts = [TextPrompt(f"Question {n}: " + "why is it so? " * 30) for n in range(3)]
    expected = [ask(fresh_engine(), prompt).token_ids for prompt in prompts]
    cancelled = 0
    for number in range(30):
        token = CancelToken()
        timer = threading.Timer(moments.uniform(0, 0.05), token.cancel)
        timer.start()
        answer = ask(engine, prompts[number % 3], LONG, token)
        timer.cancel()
        timer.join()
        cancelled += answer.finish is FinishReason.CANCELLED
        which = int(moments.integers(3))
        found = ask(engine, prompts[which]).token_ids
        assert_same_choices(engine, prompts[which], found, expected[which])
    assert cancelled > 0


def test_a_cancelled_step_leaves_the_tokens_as_they_were(session: GraphSession) -> None:
    sequence = Sequence(session)
    sequence.feed([1, 2, 3], CancelToken())
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        sequence.feed([4, 5], token)
    assert list(sequence.tokens) == [1, 2, 3]
    after = sequence.logits_after([6], CancelToken()).copy()
    fresh = Sequence(session).logits_after([1, 2, 3, 6], CancelToken())
    assert_same_logits(after, fresh)


def test_cancelling_after_the_end_does_nothing(engine: Engine) -> None:
    token = CancelToken()
    first = ask(engine, TextPrompt("abc"), GREEDY, token)
    token.cancel()
    prompt = TextPrompt("abc")
    assert_same_choices(engine, prompt, ask(engine, prompt).token_ids, first.token_ids)
