"""Two hundred times cancelled at a random moment; then the answer is that of a fresh engine."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.inference import speculation
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from tests.inference.asking import GREEDY, chat
from tests.inference.cancelling import (
    CountdownToken,
    after,
    are_beginnings,
    score_quietly,
    stopped_after,
    written,
)

TIMES = 200
PARAMS = replace(GREEDY, max_tokens=40)
# Long prompts take several chunks; the next two go round, so that they are guessed.
PROMPTS: list[Prompt] = [
    TextPrompt("Why do rivers bend? " * 36),
    chat("Tell me about rivers. " * 20, "They flow.", "And lakes?"),
    TextPrompt("abcabcabcabcabcabc"),
    TextPrompt("The same words again and again, the same words again and again, the same"),
    TextPrompt("xyz"),
]
BATCH = [PROMPTS[4], PROMPTS[0], PROMPTS[2], PROMPTS[1]]


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the steps that were given up, by what they did."""
    counts: Counter[str] = Counter()
    run, batched = Sequence._run, SequenceBatch.logits_after

    def spied(self: Sequence, step: Any, ids: list[int], token: CancelToken) -> None:
        try:
            run(self, step, ids, token)
        except CancelledError:
            kind = "token" if len(ids) == 1 else "guess" if len(ids) <= 16 else "prompt"
            counts[kind] += 1
            raise

    def spied_batch(self: SequenceBatch, ids: list[int], token: CancelToken) -> object:
        try:
            return batched(self, ids, token)
        except CancelledError:
            counts["batch"] += 1
            raise

    monkeypatch.setattr(Sequence, "_run", spied)
    monkeypatch.setattr(SequenceBatch, "logits_after", spied_batch)
    return counts


def test_the_next_answer_is_that_of_a_fresh_engine(
    engine: Engine,
    fresh_engine: Callable[[], Engine],
    monkeypatch: pytest.MonkeyPatch,
    stopped: Counter[str],
) -> None:
    monkeypatch.setattr(speculation, "_LEAST_GAIN", 0.0)  # guess wherever there is a match
    random = np.random.default_rng(11)
    works = [Work(fresh_engine(), [prompt]) for prompt in PROMPTS]
    works += [Work(fresh_engine(), BATCH)] * 2
    for number in range(TIMES):
        work = works[int(random.integers(len(works)))]
        parts = _interrupted(engine, work, number % 5, random)
        assert are_beginnings(parts, work.wholes)
        alone = works[int(random.integers(len(PROMPTS)))]
        assert written(engine, alone.prompts, PARAMS, CancelToken()) == alone.wholes
    assert all(stopped[kind] >= 5 for kind in ("prompt", "token", "guess", "batch")), stopped


class Work:
    """One answer or several together.

    Attributes:
        wholes: the answers of an engine that was never cancelled.
        steps: of the model that it takes.
        seconds: how long it takes.
    """

    def __init__(self, engine: Engine, prompts: list[Prompt]) -> None:
        self.prompts = prompts
        token = CountdownToken(10**9)
        start = time.perf_counter()
        self.wholes = written(engine, prompts, PARAMS, token)
        self.seconds = time.perf_counter() - start
        self.steps = token.seen


def _interrupted(
    engine: Engine, work: Work, how: int, random: np.random.Generator
) -> list[tuple[int, ...]]:
    """What was written before work was cancelled: in one of five ways, at a random moment."""
    match how:
        case 0:
            moment = int(random.integers(len(work.prompts) * 40))
            return stopped_after(engine, work.prompts, PARAMS, moment)
        case 1:
            with after(random.uniform(0, work.seconds)) as token:
                return written(engine, work.prompts, PARAMS, token)
        case 2:
            token = CountdownToken(int(random.integers(5)))
            score_quietly(engine, work.prompts[0], "They bend because they flow. " * 4, token)
            return [()] * len(work.prompts)
        case _:
            token = CountdownToken(int(random.integers(work.steps)))
            return written(engine, work.prompts, PARAMS, token)
