"""A GGUF's weights as a checkpoint: the same model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from benchmarks.prepare.checkpoint import write_checkpoint
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import open_source
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.rotary import halved_rows
from tests.convert.tiny_llama import TinyLlama


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return TinyLlama(layers=2).write(tmp_path / "tiny.gguf")


def test_dimensions_are_read_back(source: Path, tmp_path: Path) -> None:
    write_checkpoint(source, tmp_path / "checkpoint")
    found = open_source(tmp_path / "checkpoint", Quantization.NONE).spec
    wanted = open_source(source, Quantization.NONE).spec
    for name in ("layers", "hidden", "heads", "kv_heads", "head_size", "feed_forward", "vocab"):
        assert getattr(found, name) == getattr(wanted, name), name
    assert (found.rotary, found.tied) == (wanted.rotary, wanted.tied)
    assert found.norm_epsilon == pytest.approx(wanted.norm_epsilon)


def test_weights_are_the_same_but_for_the_order_of_rotary_rows(
    source: Path, tmp_path: Path
) -> None:
    write_checkpoint(source, tmp_path / "checkpoint")
    tensors = load_file(tmp_path / "checkpoint" / "model.safetensors")
    file = GgufFile(source)
    weights, spec = GgufWeights(file), open_source(source, Quantization.NONE).spec

    def dense(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return weights.dense(name, file.tensors[name].shape)

    down = tensors["model.layers.1.mlp.down_proj.weight"]
    np.testing.assert_array_equal(down, dense("blk.1.ffn_down.weight"))
    rows = halved_rows(spec.heads, spec.head_size)
    query = tensors["model.layers.0.self_attn.q_proj.weight"]
    np.testing.assert_array_equal(query, dense("blk.0.attn_q.weight")[rows])
    assert tensors["model.embed_tokens.weight"].dtype == np.float32
