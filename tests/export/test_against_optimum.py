"""The usual way to ONNX, by torch's tracer, gives the logits that the direct way gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
from optimum.exporters.onnx import main_export

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, random_model, save

# The tracer's and the exporter's own remarks.
pytestmark = [pytest.mark.export, pytest.mark.filterwarnings("ignore")]

IDS = [int(number) for number in np.random.default_rng(4).integers(0, VOCAB, 40)]


@pytest.mark.parametrize("name", ["llama", "qwen3"])
def test_logits(tmp_path: Path, name: str) -> None:
    folder = save(random_model(ARCHITECTURES[name]), tmp_path / "checkpoint")
    options = {"task": "text-generation", "do_validation": False}
    main_export(str(folder), output=str(tmp_path / "optimum"), **options)
    session = ort.InferenceSession(tmp_path / "optimum" / "model.onnx")
    inputs = {
        "input_ids": np.array([IDS]),
        "attention_mask": np.ones((1, len(IDS)), np.int64),
        "position_ids": np.arange(len(IDS))[None],
    }
    (expected,) = session.run(["logits"], inputs)
    build(folder, tmp_path / "built", quantization=Quantization.NONE)
    found = GraphRun(tmp_path / "built", capacity=64).step(IDS)
    np.testing.assert_allclose(found, expected[0], atol=2e-4, rtol=2e-4)
