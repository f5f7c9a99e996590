"""Converted checkpoints compute what transformers computes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.export.gguf_copies import write_gguf
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, load, logits, random_model, save

pytestmark = pytest.mark.export

IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 48)]
NEW_TOKENS = 64
# Choosing needs no more than one of a kind. A tied Gemma repeats one token for ever.
VARIED = ["llama", "mistral", "qwen2 with windows", "gemma3"]
CAPACITY = 128
CLOSE: Any = {"atol": 1e-4, "rtol": 1e-4}


def converted(
    model: Any, tmp_path: Path, quantization: Quantization = Quantization.NONE, **options: Any
) -> GraphRun:
    folder = save(model, tmp_path / "checkpoint", **options)
    build(folder, tmp_path / "built", quantization=quantization)
    use_float_activations(tmp_path / "built")
    return GraphRun(tmp_path / "built", CAPACITY)


def converted_gguf(model: Any, tmp_path: Path) -> GraphRun:
    build(write_gguf(model, tmp_path / "model.gguf"), tmp_path / "built")
    return GraphRun(tmp_path / "built", CAPACITY)


IN_GGUF = [name for name, architecture in ARCHITECTURES.items() if architecture.gguf]
CONTAINERS = [
    *((name, converted) for name in ARCHITECTURES),
    *((name, converted_gguf) for name in IN_GGUF),
]


@pytest.mark.parametrize(("name", "container"), CONTAINERS)
def test_logits(tmp_path: Path, name: str, container: Callable[[Any, Path], GraphRun]) -> None:
    model = random_model(ARCHITECTURES[name])
    expected = logits(model, IDS)
    run = container(model, tmp_path)
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(run.window(IDS), expected, **CLOSE)
    run.restart()
    steps = [run.step(IDS[:20]), run.step(IDS[20:31]), *(run.step([one]) for one in IDS[31:])]
    np.testing.assert_allclose(np.concatenate(steps), expected, **CLOSE)


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


@pytest.mark.parametrize("name", VARIED)
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
    np.testing.assert_allclose(found, logits(model, IDS), **CLOSE)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_checkpoints(tmp_path: Path, dtype: torch.dtype) -> None:
    run = converted(random_model(ARCHITECTURES["gemma3"]).to(dtype), tmp_path)
    # Read anew: a model made float again keeps buffers that were rounded.
    expected = logits(load(tmp_path / "checkpoint"), IDS)
    np.testing.assert_allclose(run.step(IDS), expected, **CLOSE)
