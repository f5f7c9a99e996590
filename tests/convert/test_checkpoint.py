"""Hugging Face checkpoints give the graph that a GGUF of the same numbers gives."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.checkpoint_file import CheckpointFile
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import DecoderSpec, Windows
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import CHAT_TEMPLATE
from tests.bounds import rounding
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.convert.reference import Reference
from tests.convert.tiny_checkpoint import TinyCheckpoint, write_json
from tests.convert.tiny_llama import TEMPLATE, TinyLlama

IDS = [int(number) for number in np.random.default_rng(3).integers(0, 260, 40)]
QWEN = TinyLlama(architecture="qwen3", tied=False)

EXACT = {
    "qwen2": TinyCheckpoint(TinyLlama(architecture="qwen2")),
    "qwen3 in shards": TinyCheckpoint(QWEN, shards=3),
    "gemma3": TinyCheckpoint(TinyLlama(architecture="gemma3", layers=7)),
}


def largest_error(checkpoint: TinyCheckpoint, tmp_path: Path, quantization: Quantization) -> float:
    """Of logits, as a share of the largest one."""
    folder = checkpoint.write(tmp_path / "checkpoint")
    build(folder, tmp_path / "tiny", quantization=quantization)
    use_float_activations(tmp_path / "tiny")
    logits = GraphRun(tmp_path / "tiny", capacity=64).step(IDS)
    expected = Reference(tmp_path / "source.gguf").logits(IDS)
    return float(np.abs(logits - expected).max() / np.abs(expected).max())


@pytest.mark.parametrize("name", EXACT)
def test_floats_give_the_same_logits(tmp_path: Path, name: str) -> None:
    assert largest_error(EXACT[name], tmp_path, Quantization.NONE) < rounding()


@pytest.mark.parametrize(
    ("quantization", "bound"), [(Quantization.EIGHT_BITS, 0.02), (Quantization.FOUR_BITS, 0.25)]
)
def test_quantized_ones_are_near(tmp_path: Path, quantization: Quantization, bound: float) -> None:
    error = largest_error(TinyCheckpoint(QWEN), tmp_path, quantization)
    assert bound / 20 < error < bound


def test_bfloat16_is_read(tmp_path: Path) -> None:
    error = largest_error(TinyCheckpoint(QWEN, bfloat16=True), tmp_path, Quantization.NONE)
    assert error < 0.02


def test_manifest_and_tokenizer(tmp_path: Path) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    _, built = build(folder, tmp_path / "tiny", quantization=Quantization.FOUR_BITS)
    assert built.facts.quantization == "Q4"
    assert built.end_tokens == (2,)
    assert built.begin_token is None
    assert (tmp_path / "tiny" / CHAT_TEMPLATE).read_text(encoding="utf-8") == TEMPLATE
    tokenizer = (tmp_path / "tiny" / "tokenizer.json").read_bytes()
    assert tokenizer == (folder / "tokenizer.json").read_bytes()


def test_padding_to_a_length_that_takes_all_of_the_memory_does_not_apply(tmp_path: Path) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    table = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    padding = {"direction": "Right", "pad_id": 0, "pad_type_id": 0, "pad_token": "a"}
    padding |= {"strategy": {"Fixed": 100_000_000_000}, "pad_to_multiple_of": None}
    write_json(folder / "tokenizer.json", {**table, "padding": padding})
    assert build(folder, tmp_path / "tiny")[1].begin_token is None


@pytest.mark.parametrize(
    "name",
    [
        *("config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja"),
        *("generation_config.json", "model.safetensors", "model.safetensors.index.json"),
    ],
)
def test_a_file_of_a_hundred_gigabytes_is_told(tmp_path: Path, name: str) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    with (folder / name).open("ab") as file:
        file.truncate(100_000_000_000)
    with pytest.raises(UserFacingError, match="damaged"):
        build(folder, tmp_path / "tiny")
    assert not (tmp_path / "tiny").exists()


@pytest.mark.parametrize(
    "header",
    [
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"x":{"dtype":"F32","shape":[1000000,25000],"data_offsets":[0,100000000000]}}',
        b'{"x":{"dtype":"F32","shape":[1099511627776,1099511627776],"data_offsets":[0,64]}}',
    ],
    ids=["nested", "100 GB", "overflow"],
)
@pytest.mark.parametrize("claimed", [0, 90_000_000, 100_000_000_000])
def test_headers_that_claim_too_much_are_told(tmp_path: Path, header: bytes, claimed: int) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    data = struct.pack("<Q", claimed or len(header)) + header + bytes(64)
    (folder / "model.safetensors").write_bytes(data)
    with pytest.raises(UserFacingError, match=r"model\.safetensors"):
        build(folder, tmp_path / "tiny")


def test_a_template_file_counts_before_the_settings(tmp_path: Path) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    (folder / CHAT_TEMPLATE).write_text("other", encoding="utf-8")
    build(folder, tmp_path / "tiny")
    assert (tmp_path / "tiny" / CHAT_TEMPLATE).read_text(encoding="utf-8") == "other"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", b"{"),
        ("config.json", b"[]"),
        ("model.safetensors", b"short"),
        ("model.safetensors", b"\xff" * 64),
        ("tokenizer.json", b"{}"),
        ("tokenizer_config.json", b"\xff"),
        ("model.safetensors.index.json", b'{"weight_map": {"x": "../../secret"}}'),
        ("model.safetensors.index.json", b'{"weight_map": {"x": "gone.safetensors"}}'),
        ("model.safetensors.index.json", b'{"weight_map": {"x": []}}'),
    ],
)
def test_damaged_files_are_told(tmp_path: Path, name: str, content: bytes) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    (folder / name).write_bytes(content)
    with pytest.raises(UserFacingError):
        build(folder, tmp_path / "tiny")
    assert not (tmp_path / "tiny").exists()


def test_values_that_are_no_numbers_are_told(tmp_path: Path) -> None:
    broken = {"blk.0.attn_q.weight": np.full((64, 64), np.nan, np.float32)}
    model = TinyLlama(architecture="qwen3", left_out=tuple(broken), extra=broken)
    folder = TinyCheckpoint(model).write(tmp_path / "checkpoint")
    with pytest.raises(UserFacingError, match=r"layers\.0\.self_attn\.q_proj"):
        build(folder, tmp_path / "tiny")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_missing_files_are_told(tmp_path: Path, name: str) -> None:
    folder = TinyCheckpoint(QWEN).write(tmp_path / "checkpoint")
    (folder / name).unlink()
    with pytest.raises(UserFacingError, match=name):
        build(folder, tmp_path / "tiny")


@pytest.mark.parametrize(
    "config",
    [
        {"model_type": "mamba"},
        {"model_type": "gemma3"},
        {"model_type": "llama"},
        {"hidden_act": "relu"},
        {"use_sliding_window": True},
        {"final_logit_softcapping": 30.0},
        {"rope_scaling": {"rope_type": "unheard_of", "factor": 4.0}},
        {"rope_parameters": {"rope_type": "llama3"}},
        {"eos_token_id": None},
        {"hidden_size": None},
        {"hidden_size": 48},
        {"vocab_size": 10**12},
        {"num_hidden_layers": 3},
    ],
)
def test_what_cannot_be_converted_is_told(tmp_path: Path, config: dict[str, object]) -> None:
    folder = TinyCheckpoint(QWEN, config).write(tmp_path / "checkpoint")
    with pytest.raises(UserFacingError):
        build(folder, tmp_path / "tiny")


def gemma(**config: object) -> DecoderSpec:
    checkpoint = TinyCheckpoint(TinyLlama(architecture="gemma3", layers=3), dict(config))
    return read_config(checkpoint.description(), has_output=False)


def test_kinds_of_layers_are_read() -> None:
    types = ["full_attention", "sliding_attention", "full_attention"]
    spec = gemma(layer_types=types, query_pre_attn_scalar=64)
    assert spec.windows == Windows(6, frozenset({1}), Rotary(10000.0, 32))
    assert spec.query_scale == 0.125


def test_bases_as_transformers_5_writes_them() -> None:
    spec = gemma(
        rope_theta=None,
        rope_local_base_freq=None,
        rope_parameters={
            "full_attention": {"rope_type": "default", "rope_theta": 1e6},
            "sliding_attention": {"rope_type": "default", "rope_theta": 5e3},
        },
    )
    assert spec.rotary == Rotary(1e6, 32)
    assert spec.rotary_of(0) == Rotary(5e3, 32)


def test_wrong_kinds_of_layers_are_told() -> None:
    with pytest.raises(UserFacingError, match="layer_types"):
        gemma(layer_types=["full_attention"])


def test_shards_without_their_index_are_found_by_their_names(tmp_path: Path) -> None:
    folder = TinyCheckpoint(QWEN, shards=3).write(tmp_path / "checkpoint")
    expected = sorted(CheckpointFile(folder).names())
    (folder / "model.safetensors.index.json").unlink()
    names = [f"model-{number:05}-of-00003.safetensors" for number in (1, 2, 3)]
    for number, name in enumerate(names):
        (folder / f"part-{number}.safetensors").rename(folder / name)
    assert sorted(CheckpointFile(folder).names()) == expected
    (folder / names[1]).unlink()
    with pytest.raises(UserFacingError, match=f"“checkpoint” is not complete.*“{names[1]}”"):
        CheckpointFile(folder)


def test_a_shard_of_the_index_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = TinyCheckpoint(QWEN, shards=2).write(tmp_path / "checkpoint")
    (folder / "part-1.safetensors").unlink()
    with pytest.raises(UserFacingError, match=r"not complete.*“part-1\.safetensors” is missing"):
        CheckpointFile(folder)
