"""Ministral 3's queries grow with their position; transformers 4 does not know them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.gguf_copies import write_gguf
from tests.export.tiny_checkpoints import VOCAB, logits, random_model, save
from tests.export5.architectures import MINISTRAL

pytestmark = pytest.mark.export5

# Three times the context before its positions were stretched.
IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]


@pytest.mark.parametrize("write", [save, write_gguf])
def test_logits(tmp_path: Path, write: Callable[..., Path]) -> None:
    model = random_model(MINISTRAL)
    expected = logits(model, IDS)
    source = write(model, tmp_path / "source")
    build(source, tmp_path / "built", quantization=Quantization.NONE)
    run = GraphRun(tmp_path / "built", 128)
    np.testing.assert_allclose(run.window(IDS), expected, atol=1e-4, rtol=1e-4)
    run.restart()
    steps = [run.step(IDS[:20]), *(run.step([one]) for one in IDS[20:])]
    np.testing.assert_allclose(np.concatenate(steps), expected, atol=1e-4, rtol=1e-4)
