"""Checkpoints as transformers 5 writes them compute what transformers 5 computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, logits, random_model, save

pytestmark = pytest.mark.export5

IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_logits(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    expected = logits(model, IDS)
    build(save(model, tmp_path / "checkpoint"), tmp_path / "built", quantization=Quantization.NONE)
    found = GraphRun(tmp_path / "built", 128).step(IDS)
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(found, expected, atol=1e-4, rtol=1e-4)
