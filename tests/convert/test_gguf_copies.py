"""Checkpoints and GGUF files of the same weights compute the same, where their layouts differ."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.bounds import assert_same_logits
from tests.convert import test_gemma4, test_qwen35
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export5.gguf_copies5 import write_gguf

IDS = [int(number) for number in np.random.default_rng(3).integers(0, 267, 40)]
# What transformers leaves out of a model it has read: what sees, and keys of shared layers.
_UNUSED = re.compile(r"vision|layers\.[23]\.self_attn\.[kv]_")


class Tensor:
    """An array with the face of torch's."""

    def __init__(self, values: NDArray[np.float32]) -> None:
        self._values = values

    def float(self) -> Tensor:
        return self

    def numpy(self) -> NDArray[np.float32]:
        return self._values


class Model:
    """A checkpoint's folder with the face of transformers' models."""

    def __init__(self, folder: Path, **config: Any) -> None:
        self.config = SimpleNamespace(**config)
        self._tensors = load_file(folder / "model.safetensors")

    def state_dict(self) -> dict[str, Tensor]:
        texts = {name: v for name, v in self._tensors.items() if not _UNUSED.search(name)}
        return {n.replace("language_model.", ""): Tensor(v) for n, v in texts.items()}


def qwen(folder: Path) -> Model:
    kinds = ["linear_attention", "full_attention"]
    return Model(test_qwen35.write_checkpoint(folder), **test_qwen35.CONFIG, layer_types=kinds)


def gemma(folder: Path) -> Model:
    sizes = {True: test_gemma4.NARROW, False: test_gemma4.WIDE}
    layers = {
        number: SimpleNamespace(head_dim=sizes[windowed], num_key_value_heads=1)
        for number, windowed in enumerate(test_gemma4.WINDOWED)
    }
    checkpoint = test_gemma4.write_checkpoint(folder)
    return Model(checkpoint, **test_gemma4.CONFIG, per_layer_config=layers)


@pytest.mark.parametrize("make", [qwen, gemma])
def test_both_compute_the_same(tmp_path: Path, make: Any) -> None:
    model = make(tmp_path / "checkpoint")
    build(tmp_path / "checkpoint", tmp_path / "one", quantization=Quantization.NONE)
    build(write_gguf(model, tmp_path / "model.gguf"), tmp_path / "other")
    one, other = (GraphRun(tmp_path / name, 64).window(IDS) for name in ("one", "other"))
    assert np.ptp(one) > 1
    assert_same_logits(other, one)
