"""Rows of different lengths where the graph counts positions itself, beside attention."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from gpt_desktop.inference.session import open_session
from tests.bounds import assert_same_logits
from tests.convert.building import build
from tests.convert.tiny_llama import TinyLlama
from tests.inference.conftest import ONE_THREAD

TOKEN = CancelToken()
MODELS = {
    "turned before the norms": TinyLlama(architecture="hunyuan-dense"),
    "queries that grow": TinyLlama(
        architecture="mistral3",
        metadata={
            "mistral3.attention.temperature_scale": 0.5,
            "mistral3.rope.scaling.original_context_length": 8,
        },
    ),
}


@pytest.mark.parametrize("name", MODELS)
def test_rows_give_the_logits_of_single_sequences(tmp_path: Path, name: str) -> None:
    build(MODELS[name].write(tmp_path / "tiny.gguf"), tmp_path / "tiny")
    session = open_session(read_model_folder(tmp_path / "tiny"), ONE_THREAD)
    random = np.random.default_rng(5)
    sequences = [Sequence(session) for _ in range(3)]
    batch = SequenceBatch(session, len(sequences), 64)
    for sequence, length in zip(sequences, (3, 17, 40), strict=True):
        sequence.feed(random.integers(0, 256, length).tolist(), TOKEN)
        batch.append(sequence.cache)
    for ids in ([1, 2, 3], [50, 60, 70]):
        rows = batch.logits_after(ids, TOKEN)
        singles = [s.logits_after([i], TOKEN) for s, i in zip(sequences, ids, strict=True)]
        assert_same_logits(rows, np.stack(singles))
    session.close()
