"""Models of transformers 5 as GGUF files, named and laid out as llama.cpp's conversion does.

Nothing here is the app's own: names come from the gguf library's table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFWriter
from gguf.constants import MODEL_ARCH, MODEL_ARCH_NAMES
from gguf.tensor_mapping import get_tensor_name_map
from numpy.typing import NDArray

from tests.convert.tiny_llama import TinyLlama

Floats = NDArray[np.float32]

GGUF_ARCHITECTURES = {
    "lfm2": MODEL_ARCH.LFM2,
    "qwen3_5_text": MODEL_ARCH.QWEN35,
    "gemma4_text": MODEL_ARCH.GEMMA4,
}


def write_gguf(model: Any, path: Path, guessing: int = 0) -> Path:
    """Write a model's config and weights, and the tests' small vocabulary.

    Args:
        guessing: layers after the others that guess several tokens ahead.
    """
    config = model.config
    architecture = GGUF_ARCHITECTURES[str(config.model_type)]
    writer = GGUFWriter(path, MODEL_ARCH_NAMES[architecture])
    writer.add_block_count(config.num_hidden_layers + guessing)
    if guessing:
        writer.add_nextn_predict_layers(guessing)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_head_count(config.num_attention_heads)
    if architecture is MODEL_ARCH.GEMMA4:
        _add_gemma4(writer, config)
    else:
        writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    if architecture is MODEL_ARCH.LFM2:
        _add_lfm2(writer, model)
    if architecture is MODEL_ARCH.QWEN35:
        _add_qwen35(writer, config)
    TinyLlama().add_tokenizer(writer)
    names = get_tensor_name_map(architecture, config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        values = _arranged(config, name, tensor.float().numpy())
        plain = name.replace(".dt_bias", ".dt_proj.bias")
        plain = plain.replace(".layer_scalar", ".layer_scalar.weight")
        own = names.get_name(plain, try_suffixes=(".weight", ".bias"))
        assert own is not None, name
        writer.add_tensor(own, np.ascontiguousarray(values))
    for number in range(guessing):
        layer = config.num_hidden_layers + number
        writer.add_tensor(f"blk.{layer}.nextn.eh_proj.weight", np.ones((4, 4), np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_lfm2(writer: GGUFWriter, model: Any) -> None:
    config = model.config
    heads = config.num_key_value_heads
    writer.add_head_count_kv([heads if kind != "conv" else 0 for kind in config.layer_types])
    writer.add_vocab_size(config.vocab_size)
    writer.add_shortconv_l_cache(config.conv_L_cache)
    writer.add_layer_norm_rms_eps(config.norm_eps)
    writer.add_feed_forward_length(model.model.layers[0].feed_forward.w1.out_features)


def _add_qwen35(writer: GGUFWriter, config: Any) -> None:
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(config.head_dim)
    writer.add_value_length(config.head_dim)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_ssm_conv_kernel(config.linear_conv_kernel_dim)
    writer.add_ssm_state_size(config.linear_key_head_dim)
    writer.add_ssm_group_count(config.linear_num_key_heads)
    writer.add_ssm_time_step_rank(config.linear_num_value_heads)
    writer.add_ssm_inner_size(config.linear_value_head_dim * config.linear_num_value_heads)
    writer.add_rope_dimension_count(int(config.head_dim * 0.25))
    writer.add_rope_dimension_sections([11, 11, 10, 0])
    kinds = config.layer_types
    if kinds == ["linear_attention", "full_attention"] * 2 + ["linear_attention"]:
        writer.add_full_attention_interval(2)
    else:
        flags = [kind == "linear_attention" for kind in kinds]
        writer.add_array("qwen35.attention.recurrent_layers", flags)


def _add_gemma4(writer: GGUFWriter, config: Any) -> None:
    kinds = config.layer_types
    windowed = [kind == "sliding_attention" for kind in kinds]
    keeping = len(kinds) - config.num_kv_shared_layers
    narrow, wide = (config.per_layer_config[windowed.index(flag)] for flag in (True, False))
    heads = [(narrow if flag else wide).num_key_value_heads for flag in windowed]
    writer.add_head_count_kv(heads if len(set(heads)) > 1 else heads[0])
    if config.use_double_wide_mlp:
        size = config.intermediate_size
        sizes = [size if layer < keeping else 2 * size for layer in range(len(kinds))]
        writer.add_feed_forward_length(sizes)
    else:
        writer.add_feed_forward_length(config.intermediate_size)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_shared_kv_layers(config.num_kv_shared_layers)
    writer.add_embedding_length_per_layer_input(config.hidden_size_per_layer_input)
    writer.add_sliding_window(config.sliding_window)
    writer.add_sliding_window_pattern(windowed)
    writer.add_key_length(wide.head_dim)
    writer.add_value_length(wide.head_dim)
    writer.add_key_length_swa(narrow.head_dim)
    writer.add_value_length_swa(narrow.head_dim)
    writer.add_rope_dimension_count(wide.head_dim)
    writer.add_rope_dimension_count_swa(narrow.head_dim)
    writer.add_rope_freq_base(config.rope_parameters["full_attention"]["rope_theta"])
    writer.add_rope_freq_base_swa(config.rope_parameters["sliding_attention"]["rope_theta"])
    if config.final_logit_softcapping:
        writer.add_final_logit_softcapping(config.final_logit_softcapping)
    turning, pairs = wide.head_dim // 8, wide.head_dim // 2
    factors = np.array([1.0] * turning + [1e30] * (pairs - turning), np.float32)
    writer.add_tensor("rope_freqs.weight", factors)
    for layer in range(keeping, len(kinds)):  # of no use, but in the files
        writer.add_tensor(f"blk.{layer}.attn_k.weight", np.ones((16, 64), np.float32))


def _arranged(config: Any, name: str, values: Floats) -> Floats:
    if "conv.conv" in name or "conv1d" in name:
        values = values.squeeze(1)
    if name.endswith("A_log"):
        values = -np.exp(values)
    if config.model_type != "qwen3_5_text":
        return values
    if name.endswith("norm.weight") and not name.endswith("linear_attn.norm.weight"):
        return values + 1
    return _tiled(config, name, values) if "linear_attn." in name else values


def _tiled(config: Any, name: str, values: Floats) -> Floats:
    """Value heads of one key head are neighbours in transformers, and not in llama.cpp."""
    keys = config.linear_num_key_heads
    times = config.linear_num_value_heads // keys
    if "out_proj" in name:
        return _tiled_rows(values.T, keys, times).T
    if "in_proj_qkv" in name or "conv1d" in name:
        before = 2 * keys * config.linear_key_head_dim
        return np.concatenate([values[:before], _tiled_rows(values[before:], keys, times)])
    parts = ("in_proj_z", "in_proj_a", "in_proj_b", "A_log", "dt_bias")
    return _tiled_rows(values, keys, times) if any(part in name for part in parts) else values


def _tiled_rows(values: Floats, keys: int, times: int) -> Floats:
    heads = values.reshape(keys, times, -1, *values.shape[1:])
    return heads.swapaxes(0, 1).reshape(values.shape)
