"""Memory and cancelling on the real default model; the tiny one is asked more often."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import Engine, open_engine
from tests.inference.asking import GREEDY, chat
from tests.inference.cancelling import CountdownToken, after, stopped_after, written
from tests.inference.mixed_work import WORKS, do_work, resident_bytes

pytestmark = pytest.mark.model

PARAMS = replace(GREEDY, max_tokens=24)
# Questions whose answers are short and sure, so that rounding does not change them: kernels
# for one row and for many quantize activations differently.
SURE: list[Prompt] = [
    chat("What is the capital of France? Answer in one sentence."),
    chat("What is the capital of Italy? Answer in one sentence."),
    chat("What is the capital of Spain? Answer in one sentence."),
]
COPIED: Prompt = TextPrompt("one, two, three, four, five, one, two, three, four, five, one, two,")
LONG: Prompt = TextPrompt("The river rose in the night and the road was closed. " * 24)
BATCH = [LONG, *SURE]


@pytest.fixture(scope="module")
def new_engine(default_model_folder: Path) -> Iterator[Callable[[], Engine]]:
    engines: list[Engine] = []

    def open_one() -> Engine:
        engines.append(open_engine(read_model_folder(default_model_folder)))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.close()


def test_cancelled_at_any_moment_the_next_answer_is_that_of_a_fresh_engine(
    new_engine: Callable[[], Engine],
) -> None:
    engine, random = new_engine(), np.random.default_rng(3)
    wholes = [written(new_engine(), [prompt], PARAMS, CancelToken()) for prompt in SURE]
    for number in range(9):
        prompts = (BATCH, [LONG], [COPIED])[number % 3]
        match number % 4:
            case 0:
                stopped_after(engine, prompts, PARAMS, int(random.integers(24)))
            case 1:
                token = CountdownToken(int(random.integers(8)))
                written(engine, prompts, PARAMS, token)
            case _:
                with after(random.uniform(0, 0.6)) as timed:
                    written(engine, prompts, PARAMS, timed)
        which = int(random.integers(len(SURE)))
        assert written(engine, [SURE[which]], PARAMS, CancelToken()) == wholes[which]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of now")
def test_short_generations_leave_memory_flat(new_engine: Callable[[], Engine]) -> None:
    engine, warm_up = new_engine(), len(WORKS)
    do_work(engine, 0, warm_up)
    before = resident_bytes()
    do_work(engine, warm_up, 3 * len(WORKS))
    assert resident_bytes() - before < 20_000_000  # one short conversation's cache takes 12
