"""Converted checkpoints compute what transformers computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, load, logits, random_model, save

pytestmark = pytest.mark.export

IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]
NEW_TOKENS = 64
# A random Gemma whose output layer is its embedding repeats one token for ever.
VARIED = [name for name in ARCHITECTURES if name != "gemma3 tied"]
CAPACITY = 128


def converted(
    model: Any, tmp_path: Path, quantization: Quantization = Quantization.NONE, **options: Any
) -> GraphRun:
    folder = save(model, tmp_path / "checkpoint", **options)
    build(folder, tmp_path / "built", quantization=quantization)
    use_float_activations(tmp_path / "built")
    return GraphRun(tmp_path / "built", CAPACITY)


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_logits(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    expected = logits(model, IDS)
    found = converted(model, tmp_path).step(IDS)
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(found, expected, atol=2e-4, rtol=2e-4)


@pytest.mark.parametrize("name", VARIED)
def test_greedy_choices(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    run = converted(model, tmp_path)
    with torch.no_grad():
        whole = model.generate(
            torch.tensor([IDS]),
            attention_mask=torch.ones(1, len(IDS), dtype=torch.long),
            do_sample=False,
            max_new_tokens=NEW_TOKENS,
            min_new_tokens=NEW_TOKENS,
            eos_token_id=None,
            pad_token_id=0,
        )
    step, chosen = IDS, []
    for _ in range(NEW_TOKENS):
        step = [int(run.step(step)[-1].argmax())]
        chosen += step
    assert chosen == whole[0, len(IDS) :].tolist()
    assert len(set(chosen)) > 4


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_eight_bits_are_near(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    expected = logits(model, IDS)
    found = converted(model, tmp_path, Quantization.EIGHT_BITS).step(IDS)
    error = np.linalg.norm(found - expected) / np.linalg.norm(expected)
    assert 1e-4 < error < 0.03, error


def test_shards(tmp_path: Path) -> None:
    model = random_model(ARCHITECTURES["qwen3"])
    found = converted(model, tmp_path, max_shard_size="50KB").step(IDS)
    assert (tmp_path / "checkpoint" / "model.safetensors.index.json").is_file()
    np.testing.assert_allclose(found, logits(model, IDS), atol=2e-4, rtol=2e-4)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_checkpoints(tmp_path: Path, dtype: torch.dtype) -> None:
    run = converted(random_model(ARCHITECTURES["gemma3"]).to(dtype), tmp_path)
    # Read anew: a model made float again keeps buffers that were rounded.
    expected = logits(load(tmp_path / "checkpoint"), IDS)
    np.testing.assert_allclose(run.step(IDS), expected, atol=2e-4, rtol=2e-4)
