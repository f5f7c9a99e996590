"""What sets families apart from llama, read from their configs and from GGUF metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.checkpoint_names import checkpoint_name
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.rope_scaling import Yarn
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import FORMS, DecoderSpec, Scales, Temperature
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama

GRANITE = {
    "attention_multiplier": 0.015625,
    "embedding_multiplier": 12.0,
    "residual_multiplier": 0.22,
    "logits_scaling": 8.0,
}
MINISTRAL = {
    "type": "yarn",
    "factor": 16.0,
    "original_max_position_embeddings": 16,
    "mscale": 1.0,
    "mscale_all_dim": 1.0,
    "llama_4_scaling_beta": 0.1,
    "rope_theta": 1e6,
}


def of_config(model_type: str, **config: object) -> DecoderSpec:
    checkpoint = TinyCheckpoint(TinyLlama(layers=4), {"model_type": model_type, **config})
    return read_config(checkpoint.description(), has_output=False)


def of_gguf(tmp_path: Path, architecture: str, **values: Any) -> DecoderSpec:
    metadata = {f"{architecture}.{key.replace('__', '.')}": each for key, each in values.items()}
    model = TinyLlama(architecture=architecture, metadata=metadata, layers=4)
    return read_spec(GgufFile(model.write(tmp_path / "tiny.gguf")))


def test_phi_turns_a_part_of_each_head(tmp_path: Path) -> None:
    config = {"hidden_size": 256, "partial_rotary_factor": 0.75}
    assert of_config("phi3", **config).rotary == Rotary(10000.0, 48)
    found = of_gguf(tmp_path, "phi3", attention__key_length=64, rope__dimension_count=48)
    assert found.rotary == Rotary(10000.0, 48)
    assert found.form.packed_mlp
    assert not found.neighbours


@pytest.mark.parametrize("size", [0, 8, 80])
def test_a_part_that_does_not_fit_is_told(tmp_path: Path, size: int) -> None:
    with pytest.raises(UserFacingError):
        of_gguf(tmp_path, "phi3", attention__key_length=64, rope__dimension_count=size)


def test_a_part_of_neighbours_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="cannot be"):
        of_gguf(tmp_path, "llama", attention__key_length=32, rope__dimension_count=16)


def test_each_fourth_layer_of_smollm_3_knows_no_positions(tmp_path: Path) -> None:
    for found in (of_config("smollm3"), of_gguf(tmp_path, "smollm3")):
        assert found.unrotated == {3}
        assert found.rotary_of(3) is None
        assert found.rotary_of(2) == Rotary(10000.0, 16)
    assert of_config("smollm3", no_rope_layers=[0, 1, 1, 0]).unrotated == {0, 3}
    assert of_config("smollm3", no_rope_layer_interval=2).unrotated == {1, 3}
    with pytest.raises(UserFacingError, match="no_rope_layers"):
        of_config("smollm3", no_rope_layers=[0, 1])


def test_smollm_3_s_windows_are_on_those_layers() -> None:
    found = of_config("smollm3", use_sliding_window=True, sliding_window=16).windows
    assert found is not None
    assert found.layers == {3}


@pytest.mark.parametrize("model_type", ["granite", "granitemoehybrid"])
def test_granite_s_multipliers(model_type: str) -> None:
    more: dict[str, Any] = {"shared_intermediate_size": 40, "position_embedding_type": "rope"}
    kinds = ["attention", "full_attention"] * 2  # in the words of transformers 4 and 5
    found = of_config(model_type, **GRANITE, **more, layer_types=kinds)
    assert found.query_scale == 0.015625
    assert found.scales == Scales(12.0, 0.22, 8.0)
    assert found.feed_forward == (96 if model_type == "granite" else 40)
    assert not found.unrotated


@pytest.mark.parametrize("architecture", ["granite", "granitehybrid"])
def test_granite_s_multipliers_in_gguf(tmp_path: Path, architecture: str) -> None:
    scales = {"attention__scale": 0.25, "embedding_scale": 12.0, "residual_scale": 0.5}
    found = of_gguf(tmp_path, architecture, **scales, logit_scale=8.0)
    assert found.query_scale == 0.25
    assert found.scales == Scales(12.0, 0.5, 8.0)
    assert found.neighbours


def test_granites_without_positions(tmp_path: Path) -> None:
    more = {"shared_intermediate_size": 40, "position_embedding_type": "nope"}
    every = frozenset(range(4))
    assert of_config("granitemoehybrid", **more).unrotated == every
    assert of_gguf(tmp_path, "granite", rope__scaling__finetuned=False).unrotated == every
    assert not of_gguf(tmp_path, "llama", rope__scaling__finetuned=False).unrotated


def test_heads_named_layer_by_layer(tmp_path: Path) -> None:
    found = of_gguf(tmp_path, "granitehybrid", attention__head_count_kv=[2, 2, 2, 2])
    assert found.kv_heads == 2
    for wrong in ([2, 0, 2, 2], [2, 4, 2, 2]):
        with pytest.raises(UserFacingError):
            of_gguf(tmp_path, "granitehybrid", attention__head_count_kv=wrong)


@pytest.mark.parametrize(
    ("model_type", "config"),
    [
        ("granitemoehybrid", {"shared_intermediate_size": 40, "num_local_experts": 8}),
        ("granitemoehybrid", {"shared_intermediate_size": 40, "layer_types": ["mamba"] * 4}),
        ("mistral3", {}),
        ("gemma3", {}),
        ("granitehybrid", {}),
        ("hunyuan-dense", {}),
    ],
)
def test_others_of_the_families_are_told(model_type: str, config: dict[str, object]) -> None:
    with pytest.raises(UserFacingError, match="cannot be"):
        of_config(model_type, **config)


@pytest.mark.parametrize("key", ["expert_count", "final_logit_softcapping"])
def test_what_llama_has_not_is_told(tmp_path: Path, key: str) -> None:
    with pytest.raises(UserFacingError, match="cannot be"):
        of_gguf(tmp_path, "llama", **{key: 8})


def test_hunyuan_norms_what_was_turned(tmp_path: Path) -> None:
    found = of_config("hunyuan_v1_dense", rope_scaling={"type": "dynamic", "alpha": 1000.0})
    assert found.form == of_gguf(tmp_path, "hunyuan-dense").form
    assert found.form.turns_first
    assert found.rotary.base > 1e7


def test_ministral_s_queries_grow(tmp_path: Path) -> None:
    factors = Yarn(16, 16).factors(1e6, 16)
    found = of_config("ministral3", rope_parameters=MINISTRAL)
    assert found.temperature == Temperature(0.1, 16)
    assert found.rotary == Rotary(1e6, 16, factors)
    scaling = {"type": "yarn", "factor": 16.0, "original_context_length": 16}
    values = {f"rope__scaling__{key}": value for key, value in scaling.items()}
    more = {"rope__freq_base": 1e6, "rope__scaling__yarn_log_multiplier": 1.0}
    found = of_gguf(tmp_path, "mistral3", **values, **more, attention__temperature_scale=0.125)
    assert found.temperature == Temperature(0.125, 16)
    assert found.rotary == Rotary(1e6, 16, factors)


@pytest.mark.parametrize(
    ("name", "architecture", "own"),
    [
        ("attn_qkv", "phi3", "self_attn.qkv_proj"),
        ("ffn_up", "phi3", "mlp.gate_up_proj"),
        ("ffn_up", "granite", "mlp.up_proj"),
        ("ffn_up", "granitemoehybrid", "shared_mlp.input_linear"),
        ("ffn_down", "granitemoehybrid", "shared_mlp.output_linear"),
        ("attn_q_norm", "hunyuan-dense", "self_attn.query_layernorm"),
        ("attn_q_norm", "qwen3", "self_attn.q_norm"),
        ("ffn_norm", "gemma3", "pre_feedforward_layernorm"),
    ],
)
def test_names_in_checkpoints(name: str, architecture: str, own: str) -> None:
    found = checkpoint_name(f"blk.2.{name}.weight", FORMS[architecture])
    assert found == f"model.layers.2.{own}.weight"
    assert checkpoint_name("blk.2.attn_qkv.weight", FORMS["llama"]) is None
