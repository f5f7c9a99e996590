"""Qwen3.5 in the words of its own files, and built with random weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.qwen35 import common_metadata
from gpt_desktop.convert.state_layers import DeltaNet
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import GRAPH, TOKENIZER
from tests.bounds import assert_same_logits
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.convert.tiny_checkpoint import write_json
from tests.convert.tiny_llama import TinyLlama

HIDDEN, HEADS, KV_HEADS, HEAD, FEED_FORWARD, VOCAB = 64, 2, 1, 64, 96, 267
DELTA = DeltaNet(frozenset({0}), 4, key_heads=2, value_heads=4, key_size=16, value_size=32)
FEATURES = 2 * DELTA.keys + DELTA.values
IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 24)]
CONFIG: dict[str, Any] = {
    "model_type": "qwen3_5_text",
    "hidden_size": HIDDEN,
    "intermediate_size": FEED_FORWARD,
    "num_hidden_layers": 2,
    "full_attention_interval": 2,
    "num_attention_heads": HEADS,
    "num_key_value_heads": KV_HEADS,
    "head_dim": HEAD,
    "max_position_embeddings": 128,
    "rms_norm_eps": 1e-6,
    "rope_parameters": {"rope_type": "default", "rope_theta": 1e7, "mrope_section": [11, 11, 10]},
    "linear_conv_kernel_dim": 4,
    "linear_num_key_heads": 2,
    "linear_num_value_heads": 4,
    "linear_key_head_dim": 16,
    "linear_value_head_dim": 32,
    "vocab_size": VOCAB,
    "eos_token_id": 2,
    "tie_word_embeddings": True,
}
METADATA = {
    "qwen35.block_count": 9,
    "qwen35.nextn_predict_layers": 1,
    "qwen35.full_attention_interval": 4,
    "qwen35.ssm.conv_kernel": 4,
    "qwen35.ssm.state_size": 16,
    "qwen35.ssm.group_count": 2,
    "qwen35.ssm.time_step_rank": 4,
    "qwen35.ssm.inner_size": 128,
}
SHAPES: dict[str, tuple[int, ...]] = {
    "embed_tokens.weight": (VOCAB, HIDDEN),
    "norm.weight": (HIDDEN,),
    "layers.0.linear_attn.in_proj_qkv.weight": (FEATURES, HIDDEN),
    "layers.0.linear_attn.in_proj_z.weight": (DELTA.values, HIDDEN),
    "layers.0.linear_attn.in_proj_a.weight": (4, HIDDEN),
    "layers.0.linear_attn.in_proj_b.weight": (4, HIDDEN),
    "layers.0.linear_attn.conv1d.weight": (FEATURES, 1, 4),
    "layers.0.linear_attn.A_log": (4,),
    "layers.0.linear_attn.dt_bias": (4,),
    "layers.0.linear_attn.norm.weight": (32,),
    "layers.0.linear_attn.out_proj.weight": (HIDDEN, DELTA.values),
    "layers.1.self_attn.q_proj.weight": (2 * HEADS * HEAD, HIDDEN),
    "layers.1.self_attn.k_proj.weight": (KV_HEADS * HEAD, HIDDEN),
    "layers.1.self_attn.v_proj.weight": (KV_HEADS * HEAD, HIDDEN),
    "layers.1.self_attn.o_proj.weight": (HIDDEN, HEADS * HEAD),
    "layers.1.self_attn.q_norm.weight": (HEAD,),
    "layers.1.self_attn.k_norm.weight": (HEAD,),
    **{
        f"layers.{layer}.{name}.weight": shape
        for layer in range(2)
        for name, shape in {
            "input_layernorm": (HIDDEN,),
            "post_attention_layernorm": (HIDDEN,),
            "mlp.gate_proj": (FEED_FORWARD, HIDDEN),
            "mlp.up_proj": (FEED_FORWARD, HIDDEN),
            "mlp.down_proj": (HIDDEN, FEED_FORWARD),
        }.items()
    },
}


def write_checkpoint(folder: Path, change: str = "") -> Path:
    """A random model; the numbers of the tensor called ``change`` are others."""
    folder.mkdir()
    random = np.random.default_rng(7)
    tensors: dict[str, NDArray[np.float32]] = {}
    for name, shape in SHAPES.items():
        noise = random.standard_normal(shape) / np.sqrt(shape[-1])
        if change and name.endswith(change):
            noise = noise[::-1]
        tensors[f"model.{name}"] = np.ascontiguousarray(noise, np.float32)
    save_file(tensors, folder / "model.safetensors")
    write_json(folder / "config.json", CONFIG)
    source = TinyLlama(layers=1).write(folder.with_suffix(".gguf"))
    tokenizer = read_vocabulary(GgufFile(source)).tokenizer
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    return folder


def built(folder: Path, target: Path) -> GraphRun:
    build(folder, target, quantization=Quantization.NONE)
    return GraphRun(target, 64)


def test_steps_of_any_size_compute_the_same(tmp_path: Path) -> None:
    run = built(write_checkpoint(tmp_path / "checkpoint"), tmp_path / "built")
    whole = run.window(IDS)
    assert np.ptp(whole) > 1
    assert_same_logits(run.window_by_single_steps(IDS), whole)
    run.restart()
    assert_same_logits(np.concatenate([run.step(IDS[:7]), run.step(IDS[7:])]), whole)


@pytest.mark.parametrize(
    "change", ["conv1d.weight", "A_log", "dt_bias", "in_proj_b.weight", "linear_attn.norm.weight"]
)
def test_every_part_counts(tmp_path: Path, change: str) -> None:
    one = built(write_checkpoint(tmp_path / "one"), tmp_path / "built").window(IDS)
    other = built(write_checkpoint(tmp_path / "other", change), tmp_path / "changed").window(IDS)
    assert np.abs(one - other).max() > 1e-3


def test_rates_have_8_bits_where_matrices_have_4(tmp_path: Path) -> None:
    checkpoint = write_checkpoint(tmp_path / "checkpoint")
    build(checkpoint, tmp_path / "built", quantization=Quantization.FOUR_BITS)
    graph = onnx.load(tmp_path / "built" / GRAPH, load_external_data=False).graph
    bits = {
        node.name.removesuffix(".scaled"): attribute.i
        for node in graph.node
        for attribute in node.attribute
        if attribute.name == "bits"
    }
    assert bits["blk.0.ssm_beta"] == bits["embedding"] == 8
    assert bits["blk.0.attn_qkv"] == bits["blk.0.ssm_out"] == 4


def test_the_config_is_understood() -> None:
    spec = read_config(CONFIG, has_output=False)
    assert spec.apart == DELTA
    assert spec.rotary.size == 16
    assert spec.rotary.base == 1e7


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"linear_num_value_heads": 3}, "linear_num_value_heads"),
        ({"layer_types": ["linear_attention"]}, "layer_types"),
        ({"linear_conv_kernel_dim": None}, "linear_conv_kernel_dim"),
    ],
)
def test_configs_that_make_no_sense_are_told(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(UserFacingError, match=word):
        read_config(CONFIG | changes, has_output=False)


def test_the_metadata_are_understood() -> None:
    common, delta = common_metadata("x.gguf", METADATA)
    assert common["qwen35.block_count"] == 8
    assert delta == DeltaNet(frozenset({0, 1, 2, 4, 5, 6}), 4, 2, 4, 16, 32, tiled=True)
    flags = [True, False, True, False, True, False, True, False, False]
    own = {**METADATA, "qwen35.attention.recurrent_layers": flags}
    assert common_metadata("x.gguf", own)[1].layers == {0, 2, 4, 6}


@pytest.mark.parametrize("key", ["ssm.time_step_rank", "ssm.state_size", "block_count"])
def test_metadata_that_make_no_sense_are_told(key: str) -> None:
    wrong = 3 if key == "ssm.time_step_rank" else 0
    with pytest.raises(UserFacingError, match=key):
        common_metadata("x.gguf", {**METADATA, f"qwen35.{key}": wrong})
