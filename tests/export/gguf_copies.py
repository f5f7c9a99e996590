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

GGUF_ARCHITECTURES = {
    "llama": MODEL_ARCH.LLAMA,
    "mistral": MODEL_ARCH.LLAMA,
    "qwen2": MODEL_ARCH.QWEN2,
    "qwen3": MODEL_ARCH.QWEN3,
    "gemma3_text": MODEL_ARCH.GEMMA3,
    "phi3": MODEL_ARCH.PHI3,
    "smollm3": MODEL_ARCH.SMOLLM3,
    "granite": MODEL_ARCH.GRANITE,
    "granitemoehybrid": MODEL_ARCH.GRANITE_HYBRID,
    "hunyuan_v1_dense": MODEL_ARCH.HUNYUAN_DENSE,
    "ministral3": MODEL_ARCH.MISTRAL3,
}
# Whose rotary pairs llama.cpp wants as neighbours.
_NEIGHBOURS = ("llama", "mistral", "smollm3", "granite", "granitemoehybrid", "ministral3")
_GRANITE_SCALES = {
    "attention_multiplier": "attention.scale",
    "embedding_multiplier": "embedding_scale",
    "residual_multiplier": "residual_scale",
    "logits_scaling": "logit_scale",
}


def write_gguf(model: Any, path: Path) -> Path:
    """Write a model's config and weights, and the tests' small vocabulary."""
    config = model.config
    kind = str(config.model_type)
    architecture = GGUF_ARCHITECTURES[kind]
    writer = GGUFWriter(path, MODEL_ARCH_NAMES[architecture])
    _add_sizes(writer, config)
    _add_rotary(writer, config)
    _add_windows(writer, config)
    TinyLlama().add_tokenizer(writer)
    names = get_tensor_name_map(architecture, config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        for part, values in _parts(name, tensor.float().numpy()):
            own = names.get_name(part, try_suffixes=(".weight", ".bias"))
            assert own is not None, part
            writer.add_tensor(own, np.ascontiguousarray(_arranged(config, part, values)))
    _add_factors(writer, config)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _parts(name: str, values: Floats) -> list[tuple[str, Floats]]:
    """Granite's shared MLP, whose matrices have other names and lie apart in GGUF files."""
    if name.endswith("shared_mlp.output_linear.weight"):
        return [(name.replace("shared_mlp.output_linear", "mlp.down_proj"), values)]
    if not name.endswith("shared_mlp.input_linear.weight"):
        return [(name, values)]
    names = [name.replace("shared_mlp.input_linear", f"mlp.{p}_proj") for p in ("gate", "up")]
    return list(zip(names, np.split(values, 2), strict=True))


def _head(config: Any) -> int:
    return int(
        getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    )


def _add_sizes(writer: GGUFWriter, config: Any) -> None:
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    shared = getattr(config, "shared_intermediate_size", None)
    writer.add_feed_forward_length(shared or config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    heads = config.num_key_value_heads
    each = [heads] * config.num_hidden_layers  # none where a layer has a state instead
    writer.add_head_count_kv(each if config.model_type == "granitemoehybrid" else heads)
    if hasattr(config, "head_dim"):
        writer.add_key_length(_head(config))
        writer.add_value_length(_head(config))
    for key, own in _GRANITE_SCALES.items():
        if hasattr(config, key):
            writer.add_float32(f"{writer.arch}.{own}", getattr(config, key))
    if getattr(config, "position_embedding_type", "rope") != "rope":
        writer.add_rope_scaling_finetuned(False)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)


def _add_rotary(writer: GGUFWriter, config: Any) -> None:
    scaling, kind = _scaling(config)
    base = getattr(config, "rope_theta", None) or scaling["rope_theta"]
    writer.add_rope_dimension_count(_turned(config))
    if kind == "dynamic":
        writer.add_rope_freq_base(base * scaling["alpha"] ** (_head(config) / (_head(config) - 2)))
        writer.add_rope_scaling_type(RopeScalingType.NONE)
        writer.add_rope_scaling_factor(1)
        return
    writer.add_rope_freq_base(base)
    if kind == "linear":
        writer.add_rope_scaling_type(RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(scaling["factor"])
    if kind == "longrope":
        original, longest = config.original_max_position_embeddings, config.max_position_embeddings
        writer.add_rope_scaling_orig_ctx_len(original)
        stretched = math.log(longest / original) / math.log(original)
        writer.add_rope_scaling_attn_factors(math.sqrt(1 + stretched))
    if kind == "yarn":
        _add_yarn(writer, scaling)


def _add_yarn(writer: GGUFWriter, scaling: dict[str, Any]) -> None:
    writer.add_rope_scaling_type(RopeScalingType.YARN)
    writer.add_rope_scaling_factor(scaling["factor"])
    writer.add_rope_scaling_orig_ctx_len(scaling["original_max_position_embeddings"])
    if "attention_factor" in scaling:
        writer.add_rope_scaling_yarn_attn_factor(scaling["attention_factor"])
    if "beta_fast" in scaling:
        writer.add_rope_scaling_yarn_beta_fast(scaling["beta_fast"])
        writer.add_rope_scaling_yarn_beta_slow(scaling["beta_slow"])
    if "llama_4_scaling_beta" in scaling:
        writer.add_rope_scaling_yarn_log_mul(scaling["mscale_all_dim"])
        writer.add_attn_temperature_scale(scaling["llama_4_scaling_beta"])


def _scaling(config: Any) -> tuple[dict[str, Any], str]:
    scaling = getattr(config, "rope_parameters", None) or getattr(config, "rope_scaling", None)
    scaling = scaling or {}
    return scaling, str(scaling.get("rope_type", scaling.get("type")))


def _turned(config: Any) -> int:
    return int(_head(config) * getattr(config, "partial_rotary_factor", 1.0))


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
    """What llama.cpp's conversion makes tensors of."""
    scaling, kind = _scaling(config)
    if kind == "longrope":
        for length in ("long", "short"):
            factors = np.array(scaling[f"{length}_factor"], np.float32)
            writer.add_tensor(f"rope_factors_{length}.weight", factors)
    if kind == "llama3":
        writer.add_tensor("rope_freqs.weight", _llama3(config, scaling))


def _llama3(config: Any, scaling: dict[str, Any]) -> Floats:
    size, factor = _head(config), scaling["factor"]
    low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
    original = scaling["original_max_position_embeddings"]
    factors = []
    for frequency in config.rope_theta ** -(np.arange(0, size, 2) / size):
        wave = 2 * math.pi / frequency
        smooth = (original / wave - low) / (high - low)
        blended = 1 / ((1 - smooth) / factor + smooth)
        slow = factor if wave > original / low else blended
        factors.append(1 if wave < original / high else slow)
    return np.array(factors, np.float32)
