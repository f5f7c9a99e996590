"""LFM2 in the words of its own configs, and built from both containers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGUFWriter
from numpy.typing import NDArray
from safetensors.numpy import save_file

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.state_layers import ShortConv
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import TOKENIZER
from tests.bounds import assert_same_logits
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.convert.tiny_checkpoint import write_json
from tests.convert.tiny_llama import TinyLlama

Floats = NDArray[np.float32]

HIDDEN, HEADS, KV_HEADS, FEED_FORWARD, TAPS, VOCAB = 64, 4, 2, 96, 3, 267
ATTENDING = [1]
LAYERS = 3
IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 24)]
CONFIG: dict[str, Any] = {
    "model_type": "lfm2",
    "hidden_size": HIDDEN,
    "intermediate_size": FEED_FORWARD,
    "block_auto_adjust_ff_dim": False,
    "num_hidden_layers": LAYERS,
    "full_attn_idxs": ATTENDING,
    "num_attention_heads": HEADS,
    "num_key_value_heads": KV_HEADS,
    "max_position_embeddings": 128,
    "norm_eps": 1e-5,
    "conv_L_cache": TAPS,
    "vocab_size": VOCAB,
    "eos_token_id": 2,
}


def tensors() -> dict[str, tuple[str, Floats]]:
    """The random numbers by GGUF's names, each with the checkpoint's."""
    random = np.random.default_rng(7)
    head = HIDDEN // HEADS
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {
        "token_embd": ("model.embed_tokens", (VOCAB, HIDDEN)),
        "token_embd_norm": ("model.embedding_norm", (HIDDEN,)),
    }
    for layer in range(LAYERS):
        parts: dict[str, tuple[str, tuple[int, ...]]] = {
            "attn_norm": ("operator_norm", (HIDDEN,)),
            "ffn_norm": ("ffn_norm", (HIDDEN,)),
            "ffn_gate": ("feed_forward.w1", (FEED_FORWARD, HIDDEN)),
            "ffn_up": ("feed_forward.w3", (FEED_FORWARD, HIDDEN)),
            "ffn_down": ("feed_forward.w2", (HIDDEN, FEED_FORWARD)),
        }
        if layer in ATTENDING:
            parts |= {
                "attn_q": ("self_attn.q_proj", (HIDDEN, HIDDEN)),
                "attn_k": ("self_attn.k_proj", (KV_HEADS * head, HIDDEN)),
                "attn_v": ("self_attn.v_proj", (KV_HEADS * head, HIDDEN)),
                "attn_output": ("self_attn.out_proj", (HIDDEN, HIDDEN)),
                "attn_q_norm": ("self_attn.q_layernorm", (head,)),
                "attn_k_norm": ("self_attn.k_layernorm", (head,)),
            }
        else:
            parts |= {
                "shortconv.conv": ("conv.conv", (HIDDEN, TAPS)),
                "shortconv.in_proj": ("conv.in_proj", (3 * HIDDEN, HIDDEN)),
                "shortconv.out_proj": ("conv.out_proj", (HIDDEN, HIDDEN)),
            }
        for name, (own, shape) in parts.items():
            shapes[f"blk.{layer}.{name}"] = f"model.layers.{layer}.{own}", shape
    values: dict[str, tuple[str, Floats]] = {}
    for name, (own, shape) in shapes.items():
        noise = random.standard_normal(shape)
        noise = 1 + 0.1 * noise if len(shape) == 1 else noise / np.sqrt(shape[-1])
        values[f"{name}.weight"] = f"{own}.weight", noise.astype(np.float32)
    return values


def write_checkpoint(folder: Path) -> Path:
    folder.mkdir()
    own = {name: v[:, None] if "conv.conv" in name else v for name, v in tensors().values()}
    save_file(own, folder / "model.safetensors")
    write_json(folder / "config.json", CONFIG)
    source = TinyLlama(layers=1).write(folder.with_suffix(".gguf"))
    tokenizer = read_vocabulary(GgufFile(source)).tokenizer
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    return folder


def write_gguf(path: Path, key_heads: list[int]) -> Path:
    writer = GGUFWriter(path, "lfm2")
    writer.add_block_count(LAYERS)
    writer.add_context_length(128)
    writer.add_embedding_length(HIDDEN)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(key_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(1e6)
    writer.add_shortconv_l_cache(TAPS)
    TinyLlama().add_tokenizer(writer)
    for name, (_, values) in tensors().items():
        writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_both_containers_compute_the_same_in_steps_of_any_size(tmp_path: Path) -> None:
    checkpoint = write_checkpoint(tmp_path / "checkpoint")
    build(checkpoint, tmp_path / "one", quantization=Quantization.NONE)
    build(write_gguf(tmp_path / "lfm2.gguf", [0, KV_HEADS, 0]), tmp_path / "other")
    one, other = GraphRun(tmp_path / "one", 64), GraphRun(tmp_path / "other", 64)
    whole = one.window(IDS)
    assert np.ptp(whole) > 1
    assert_same_logits(other.window(IDS), whole)
    assert_same_logits(one.window_by_single_steps(IDS), whole)
    one.restart()
    assert_same_logits(np.concatenate([one.step(IDS[:7]), one.step(IDS[7:])]), whole)


def test_eight_bits_are_near(tmp_path: Path) -> None:
    checkpoint = write_checkpoint(tmp_path / "checkpoint")
    build(checkpoint, tmp_path / "one", quantization=Quantization.NONE)
    build(checkpoint, tmp_path / "other")
    exact = GraphRun(tmp_path / "one", 64).window(IDS)
    found = GraphRun(tmp_path / "other", 64).window(IDS)
    assert 1e-4 < np.linalg.norm(found - exact) / np.linalg.norm(exact) < 0.05


def test_the_first_configs_words_are_understood() -> None:
    own = {**CONFIG, "block_ff_dim": 1000, "theta": 5e5, "tie_embedding": False}
    own |= {"block_auto_adjust_ff_dim": True, "block_ffn_dim_multiplier": 1.5}
    spec = read_config(own, has_output=True)
    assert spec.feed_forward == 1024  # two thirds of 1,000, half more, in whole 256s
    assert not spec.tied
    assert spec.apart == ShortConv(frozenset({0, 2}), HIDDEN, TAPS)
    assert [spec.attends(layer) for layer in range(LAYERS)] == [False, True, False]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"conv_bias": True}, "conv_bias"),
        ({"layer_types": ["conv"]}, "layer_types"),
        ({"norm_eps": None}, "norm_eps"),
        ({"conv_L_cache": 0}, "conv_L_cache"),
        ({"full_attn_idxs": "all"}, "full_attn_idxs"),
    ],
)
def test_what_cannot_be_converted_is_told(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(UserFacingError, match=word):
        read_config(CONFIG | changes, has_output=False)


@pytest.mark.parametrize("heads", [[0, KV_HEADS], [KV_HEADS, KV_HEADS, KV_HEADS, 0], [0, 0, 0]])
def test_key_heads_that_do_not_fit_are_told(tmp_path: Path, heads: list[int]) -> None:
    with pytest.raises(UserFacingError, match="head_count_kv"):
        build(write_gguf(tmp_path / "lfm2.gguf", heads), tmp_path / "built")
