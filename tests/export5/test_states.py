"""Architectures whose layers keep states compute what transformers computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import VOCAB, logits, random_model, save
from tests.export5.architectures import WITH_STATES
from tests.export5.gguf_copies5 import write_gguf

pytestmark = pytest.mark.export5

IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]


@pytest.mark.parametrize("container", ["safetensors", "gguf"])
@pytest.mark.parametrize("name", WITH_STATES)
def test_logits(tmp_path: Path, name: str, container: str) -> None:
    model = random_model(WITH_STATES[name])
    expected = logits(model, IDS)
    if container == "gguf":
        source = write_gguf(model, tmp_path / "model.gguf")
    else:
        source = save(model, tmp_path / "checkpoint")
    build(source, tmp_path / "built", quantization=Quantization.NONE)
    run = GraphRun(tmp_path / "built", 64)
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(run.window(IDS), expected, atol=1e-4, rtol=1e-4)
    steps = run.window_by_single_steps(IDS)
    np.testing.assert_allclose(steps, expected, atol=1e-4, rtol=1e-4)
    run.restart()
    parts = [run.step(IDS[start : start + 7]) for start in range(0, len(IDS), 7)]
    np.testing.assert_allclose(np.concatenate(parts), expected, atol=1e-4, rtol=1e-4)
