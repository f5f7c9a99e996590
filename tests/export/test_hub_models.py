"""Folders that optimum writes run as they are, with the logits of transformers' forward pass."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from optimum.exporters.onnx import main_export

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.hub_session import open_hub_session
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from gpt_desktop.inference.session import SessionOptions
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, logits, random_model, save

# The tracer's and the exporter's own remarks.
pytestmark = [pytest.mark.export, pytest.mark.filterwarnings("ignore")]

IDS = [int(number) for number in np.random.default_rng(4).integers(0, VOCAB, 40)]
NOT_CANCELLED = CancelToken()


@pytest.mark.parametrize("name", ["llama", "qwen2", "qwen3"])
def test_cached_steps_equal_the_whole_forward_pass(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    checkpoint = save(model, tmp_path / "checkpoint")
    hub = tmp_path / "hub"
    options = {"task": "text-generation-with-past", "do_validation": False}
    main_export(str(checkpoint), output=str(hub), **options)
    (hub / "onnx").mkdir()
    for file in hub.glob("model.onnx*"):
        file.rename(hub / "onnx" / file.name)
    folder = read_model_folder(hub)
    assert folder.end_tokens == (2,)
    assert folder.facts.context_length == 256
    expected = logits(model, IDS)
    session = open_hub_session(folder, SessionOptions(threads=1))
    sequence = Sequence(session)
    sequence.feed(IDS[:10], NOT_CANCELLED)
    rows = [sequence.logits_of(IDS[10:30], NOT_CANCELLED).copy()]
    rows += [sequence.logits_after([id_], NOT_CANCELLED)[None].copy() for id_ in IDS[30:]]
    np.testing.assert_allclose(np.concatenate(rows), expected[10:], atol=2e-4, rtol=2e-4)
    sequence.truncate(20)
    again = sequence.logits_after(IDS[20:40], NOT_CANCELLED)
    np.testing.assert_allclose(again, expected[-1], atol=2e-4, rtol=2e-4)
    batch = SequenceBatch(session, rows=2, capacity=64)
    sequence.truncate(30)
    batch.append(sequence.cache)
    sequence.truncate(15)
    batch.append(sequence.cache)
    together = batch.logits_after([IDS[30], IDS[15]], NOT_CANCELLED)
    np.testing.assert_allclose(together, expected[[30, 15]], atol=2e-4, rtol=2e-4)
    session.close()
