"""What must be equal is equal on the real default model, too.

Its kernels round activations to 8 bits, for one row otherwise than for many, which can turn a
choice between nearly equal tokens. So the same weights are run with activations as floats.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.model_folder import GRAPH_DATA, read_model_folder
from gpt_desktop.inference import decode, speculation
from gpt_desktop.inference import prefill as prefill_module
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.writing import Writing
from tests.bounds import DEFAULT_SUMS, assert_same_choices
from tests.convert.graph_run import use_float_activations
from tests.inference.asking import GREEDY, Asked, ask, chat
from tests.inference.cancelling import written

pytestmark = pytest.mark.model

# Steps with activations as floats take ten times as long.
SHORT = replace(GREEDY, max_tokens=5)
DRAWN = SamplingParams(temperature=1, seed=7, max_tokens=5)
TALK = chat("Name a river.", "The Rhine.", "Where does it flow?")
STORY = TextPrompt("The town lies where the river meets the old road to the sea. " * 3)
COPIED = TextPrompt("Anna has a zebra. Tom has a goat. Anna has a zebra. Tom has a goat. Anna")


@pytest.fixture(scope="module")
def engine(
    default_model_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The default model without rounded activations; its weights take no room a second time."""
    folder = tmp_path_factory.mktemp("models") / "float"
    shutil.copytree(default_model_folder, folder, ignore=shutil.ignore_patterns(GRAPH_DATA))
    _link(default_model_folder / GRAPH_DATA, folder / GRAPH_DATA)
    use_float_activations(folder)
    opened = open_engine(read_model_folder(folder))
    yield opened
    opened.close()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk
        shutil.copy(source, target)


def anew(engine: Engine, prompt: Prompt, params: SamplingParams = SHORT) -> Asked:
    """An answer of an engine that remembers nothing."""
    engine._pool.clear()
    answer = ask(engine, prompt, params)
    assert answer.usage.cached_tokens == 0
    return answer


def test_cached_equals_uncached(engine: Engine) -> None:
    expected = anew(engine, TALK)
    anew(engine, chat("Name a river."), replace(SHORT, max_tokens=1))
    cached = ask(engine, TALK, SHORT)
    assert cached.usage.cached_tokens > 10
    assert_same_choices(engine, TALK, cached.token_ids, expected.token_ids, DEFAULT_SUMS)


def test_chunked_equals_whole(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = anew(engine, STORY)
    monkeypatch.setattr(prefill_module, "PREFILL_CHUNK", 17)
    chunked = anew(engine, STORY)
    assert (len(whole.prefilled), len(chunked.prefilled)) == (2, 1 + -(-len(_ids(engine)) // 17))
    assert_same_choices(engine, STORY, chunked.token_ids, whole.token_ids, DEFAULT_SUMS)


def _ids(engine: Engine) -> list[int]:
    return engine._encoder.encode(STORY)


def test_batched_equals_single(engine: Engine) -> None:
    prompts: list[Prompt] = [TALK, STORY, TextPrompt("Once upon a time")]
    singles = [anew(engine, prompt).token_ids for prompt in prompts]
    engine._pool.clear()
    batched = written(engine, prompts, SHORT, CancelToken())
    for prompt, found, single in zip(prompts, batched, singles, strict=True):
        assert_same_choices(engine, prompt, found, single, DEFAULT_SUMS)


@pytest.mark.parametrize("params", [SHORT, replace(DRAWN, temperature=0.2)])
def test_speculative_equals_plain(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, params: SamplingParams
) -> None:
    guessed: Counter[str] = Counter()
    checked = decode._checked

    def counted(
        writing: Writing, guess: list[int], rows: NDArray[np.float32], token: CancelToken
    ) -> Generator[Delta, None, tuple[int, Delta | None]]:
        right, delta = yield from checked(writing, guess, rows, token)
        guessed.update(right=right, wrong=len(guess) - right)
        return right, delta

    monkeypatch.setattr(decode, "_checked", counted)
    monkeypatch.setattr(speculation, "_LEAST_GAIN", 0.0)  # guess wherever there is a match
    ahead = anew(engine, COPIED, params)
    assert sum(guessed.values()) > 0
    monkeypatch.setattr(engine, "_speculates", False)
    plain = anew(engine, COPIED, params)
    if params.temperature:
        assert ahead.token_ids == plain.token_ids
    else:
        assert_same_choices(engine, COPIED, ahead.token_ids, plain.token_ids, DEFAULT_SUMS)


def test_streamed_equals_decoded(engine: Engine) -> None:
    prompt = chat("你好 👩‍👩‍👧", opening="日本語 👩")
    answer = ask(engine, prompt, replace(DRAWN, temperature=1.5, max_tokens=12))
    assert answer.text == engine._tokenizer.decode(answer.token_ids).rstrip("\ufffd")


def test_seeds_repeat(engine: Engine) -> None:
    first = anew(engine, TALK, DRAWN)
    again = ask(engine, TALK, DRAWN)
    assert again.usage.cached_tokens > 0
    assert anew(engine, TALK, DRAWN).token_ids == first.token_ids == again.token_ids
    assert ask(engine, TALK, replace(DRAWN, seed=8)).token_ids != first.token_ids
