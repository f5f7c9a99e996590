"""Models of transformers as GGUF files, named and laid out as llama.cpp's conversion does.

Nothing here is the app's own: names come from the gguf library's table.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFWriter, RopeScalingType
from gguf.constants import MODEL_ARCH, MODEL_ARCH_NAMES
from gguf.tensor_mapping import get_tensor_name_map
from numpy.typing import NDArray

from tests.convert.tiny_llama import TinyLlama

Floats = NDArray[np.float32]

_ARCHITECTURES = {
    "llama": MODEL_ARCH.LLAMA,
    "mistral": MODEL_ARCH.LLAMA,
    "qwen2": MODEL_ARCH.QWEN2,
    "qwen3": MODEL_ARCH.QWEN3,
    "gemma3_text": MODEL_ARCH.GEMMA3,
}
# Whose rotary pairs llama.cpp wants as neighbours.
_NEIGHBOURS = ("llama", "mistral")


def write_gguf(model: Any, path: Path) -> Path:
    """Write a model's config and weights, and the tests' small vocabulary."""
    config = model.config
    kind = str(config.model_type)
    architecture = _ARCHITECTURES[kind]
    writer = GGUFWriter(path, MODEL_ARCH_NAMES[architecture])
    _add_sizes(writer, config)
    _add_rotary(writer, config)
    _add_windows(writer, config)
    TinyLlama().add_tokenizer(writer)
    names = get_tensor_name_map(architecture, config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        values = _arranged(config, name, tensor.float().numpy())
        own = names.get_name(name, try_suffixes=(".weight", ".bias"))
        assert own is not None, name
        writer.add_tensor(own, np.ascontiguousarray(values))
    _add_factors(writer, config)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _head(config: Any) -> int:
    return int(
        getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    )


def _add_sizes(writer: GGUFWriter, config: Any) -> None:
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(_head(config))
    writer.add_value_length(_head(config))
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)


def _add_rotary(writer: GGUFWriter, config: Any) -> None:
    writer.add_rope_freq_base(config.rope_theta)
    writer.add_rope_dimension_count(_head(config))
    scaling = getattr(config, "rope_scaling", None) or {}
    kind = scaling.get("rope_type")
    if kind == "linear":
        writer.add_rope_scaling_type(RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(scaling["factor"])
    if kind == "yarn":
        writer.add_rope_scaling_type(RopeScalingType.YARN)
        writer.add_rope_scaling_factor(scaling["factor"])
        writer.add_rope_scaling_orig_ctx_len(scaling["original_max_position_embeddings"])
        if "attention_factor" in scaling:
            writer.add_rope_scaling_yarn_attn_factor(scaling["attention_factor"])
        if "beta_fast" in scaling:
            writer.add_rope_scaling_yarn_beta_fast(scaling["beta_fast"])
            writer.add_rope_scaling_yarn_beta_slow(scaling["beta_slow"])


def _add_windows(writer: GGUFWriter, config: Any) -> None:
    size = getattr(config, "sliding_window", None)
    if size is None:
        return
    writer.add_sliding_window(size)
    if config.model_type.startswith("qwen"):
        types = config.layer_types
        writer.add_sliding_window_pattern([kind == "sliding_attention" for kind in types])


def _arranged(config: Any, name: str, values: Floats) -> Floats:
    if config.model_type == "gemma3_text" and name.endswith("norm.weight"):
        return values + 1
    if config.model_type in _NEIGHBOURS:
        heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}
        part = name.split(".")[-2]
        if part in heads:
            halves = values.reshape(heads[part], 2, -1, *values.shape[1:])
            return halves.swapaxes(1, 2).reshape(values.shape)
    return values


def _add_factors(writer: GGUFWriter, config: Any) -> None:
    """Llama 3's rescaling, which llama.cpp's conversion works out."""
    scaling = getattr(config, "rope_scaling", None) or {}
    if scaling.get("rope_type") != "llama3":
        return
    size, factor = _head(config), scaling["factor"]
    low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
    original = scaling["original_max_position_embeddings"]
    factors = []
    for frequency in config.rope_theta ** -(np.arange(0, size, 2) / size):
        wave = 2 * math.pi / frequency
        smooth = (original / wave - low) / (high - low)
        blended = 1 / ((1 - smooth) / factor + smooth)
        factors.append(
            1 if wave < original / high else factor if wave > original / low else blended
        )
    writer.add_tensor("rope_freqs.weight", np.array(factors, np.float32))
