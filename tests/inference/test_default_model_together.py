"""Guesses, batches, scores and attention on the real default model."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from gpt_desktop.inference import decode
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from gpt_desktop.inference.writing import Writing
from tests.bounds import SHARES
from tests.inference.asking import GREEDY, ask, chat

pytestmark = pytest.mark.model

TEXT = (
    "Every autumn a fair is held on the meadow below the bridge. Farmers bring apples, honey and "
    "cheese, and the children ride on the old carousel that the baker bought in 1921. When the "
    "railway came, many people left for the city, yet the market stayed."
)

LONG_TEXT = (
    "The town lies where the river meets the old road from the mountains to the sea. It was "
    "founded by merchants who needed a place to rest. In the middle stands a church with two "
    "towers of different height, because the money ran out twice. "
    f"{TEXT} Today the town has a school, a small hospital and a library that is open on three "
    "days a week. The mayor, a retired teacher, wants to build a path for bicycles along the "
    "river, but the owners of the gardens do not agree."
)


@pytest.fixture(scope="module")
def folder(default_model_folder: Path) -> ModelFolder:
    return read_model_folder(default_model_folder)


@pytest.fixture(scope="module")
def engine(folder: ModelFolder) -> Iterator[Engine]:
    opened = open_engine(folder)
    yield opened
    opened.close()


def test_copying_a_text_takes_a_few_long_steps(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights: list[int] = []
    checked = decode._checked

    def counted(
        writing: Writing, guess: list[int], rows: NDArray[np.float32], token: CancelToken
    ) -> Generator[Delta, None, tuple[int, Delta | None]]:
        right, delta = yield from checked(writing, guess, rows, token)
        rights.append(right)
        return right, delta

    monkeypatch.setattr(decode, "_checked", counted)
    prompt = chat(f"Repeat the following text word for word.\n\n{LONG_TEXT}")
    answer = ask(engine, prompt, replace(GREEDY, max_tokens=100))
    assert sum(rights) > len(answer.token_ids) / 2


def test_rows_of_a_batch_give_nearly_the_logits_of_single_sequences(engine: Engine) -> None:
    token = CancelToken()
    ids = engine._tokenizer.encode(TEXT)
    sequences = []
    batch = SequenceBatch(engine._session, 3, 128)
    for length in (7, 40, 21):
        sequence = Sequence(engine._session)
        sequence.feed(ids[:length], token)
        batch.append(sequence.cache)
        sequences.append(sequence)
    rows = batch.logits_after([ids[7], ids[40], ids[21]], token)
    for sequence, row in zip(sequences, rows, strict=True):
        single = sequence.logits_after([ids[len(sequence.tokens)]], token)
        # Kernels for one row and for many quantize activations differently.
        assert np.corrcoef(row, single)[0, 1] > 0.99
        assert int(row.argmax()) in np.argsort(-single)[:3]


def test_what_is_true_is_more_probable(engine: Engine) -> None:
    prompt = TextPrompt("The capital of France is")
    true, wrong = engine.score(prompt, [" Paris.", " Madrid."], CancelToken())
    assert sum(score.logprob for score in true) > sum(score.logprob for score in wrong) + 1


def test_attention_is_over_the_tokens_of_the_prompt(engine: Engine) -> None:
    prompt = TextPrompt("Anna has a zebra. Tom has a goat. Anna has a")
    attended = engine.attention(prompt, [], CancelToken())
    assert "".join(each.text for each in attended) == prompt.text
    assert sum(each.weight for each in attended) == pytest.approx(1, abs=SHARES)
