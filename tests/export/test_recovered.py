"""An installed model written back as a checkpoint: transformers computes what the app computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.recover import write_checkpoint
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, logits, random_model, save

pytestmark = pytest.mark.export

IDS = [int(number) for number in np.random.default_rng(5).integers(0, VOCAB, 48)]


@pytest.mark.parametrize("quantization", list(Quantization))
@pytest.mark.parametrize("name", ["llama", "qwen2", "qwen3", "gemma3"])
def test_logits_are_those_of_the_graph(
    tmp_path: Path, name: str, quantization: Quantization
) -> None:
    folder = save(random_model(ARCHITECTURES[name]), tmp_path / "checkpoint")
    build(folder, tmp_path / "built", quantization=quantization)
    write_checkpoint(tmp_path / "built", tmp_path / "again", CancelToken())
    again = AutoModelForCausalLM.from_pretrained(tmp_path / "again", dtype=torch.float32)
    use_float_activations(tmp_path / "built")
    expected = GraphRun(tmp_path / "built", 128).window(IDS)
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(logits(again.eval(), IDS), expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("name", ["phi3", "granite", "smollm3"])
def test_others_are_refused(tmp_path: Path, name: str) -> None:
    folder = save(random_model(ARCHITECTURES[name]), tmp_path / "checkpoint")
    build(folder, tmp_path / "built", quantization=Quantization.NONE)
    with pytest.raises(UserFacingError):
        write_checkpoint(tmp_path / "built", tmp_path / "again", CancelToken())
