"""Layers that keep states, or differ among each other, compute what transformers computes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import VOCAB, logits, random_model, save
from tests.export5.architectures import GEMMA4, WITH_STATES
from tests.export5.gguf_copies5 import write_gguf

pytestmark = pytest.mark.export5

ARCHITECTURES = WITH_STATES | GEMMA4
IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]


@pytest.mark.parametrize("container", ["safetensors", "gguf"])
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_logits(tmp_path: Path, name: str, container: str) -> None:
    model = random_model(ARCHITECTURES[name])
    for number, layer in enumerate(model.model.layers):
        if hasattr(layer, "layer_scalar"):  # no parameter, so not random yet
            layer.layer_scalar.fill_(0.6 + 0.1 * number)
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


def test_the_text_of_a_model_that_sees(tmp_path: Path) -> None:
    """As Qwen3.5 is published: the text's config and weights in places of their own."""
    model = random_model(WITH_STATES["qwen3_5"])
    folder = save(model, tmp_path / "checkpoint")
    text = json.loads((folder / "config.json").read_text())
    tied = text.pop("tie_word_embeddings")
    config = {
        "model_type": "qwen3_5",
        "tie_word_embeddings": tied,
        "text_config": text,
        "vision_config": {"depth": 2},
    }
    (folder / "config.json").write_text(json.dumps(config))
    weights = load_file(folder / "model.safetensors")
    moved = {
        name.replace("model.", "model.language_model.", 1): values
        for name, values in weights.items()
    }
    moved["model.visual.blocks.0.attn.qkv.weight"] = torch.zeros(4, 4)
    moved["mtp.fc.weight"] = torch.zeros(4, 4)
    save_file(moved, folder / "model.safetensors")
    build(folder, tmp_path / "built", quantization=Quantization.NONE)
    found = GraphRun(tmp_path / "built", 64).window(IDS)
    np.testing.assert_allclose(found, logits(model, IDS), atol=1e-4, rtol=1e-4)


def test_layers_that_guess_ahead_are_left_out(tmp_path: Path) -> None:
    model = random_model(WITH_STATES["qwen3_5"])
    source = write_gguf(model, tmp_path / "model.gguf", guessing=1)
    build(source, tmp_path / "built")
    found = GraphRun(tmp_path / "built", 64).window(IDS)
    np.testing.assert_allclose(found, logits(model, IDS), atol=1e-4, rtol=1e-4)
