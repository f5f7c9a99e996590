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

_ARCHITECTURES = {"lfm2": MODEL_ARCH.LFM2}


def write_gguf(model: Any, path: Path) -> Path:
    """Write a model's config and weights, and the tests' small vocabulary."""
    config = model.config
    architecture = _ARCHITECTURES[str(config.model_type)]
    writer = GGUFWriter(path, MODEL_ARCH_NAMES[architecture])
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    _add_lfm2(writer, model)
    TinyLlama().add_tokenizer(writer)
    names = get_tensor_name_map(architecture, config.num_hidden_layers)
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        values = tensor.float().numpy()
        own = names.get_name(name, try_suffixes=(".weight", ".bias"))
        assert own is not None, name
        writer.add_tensor(own, np.ascontiguousarray(_arranged(name, values)))
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


def _arranged(name: str, values: Floats) -> Floats:
    if "conv.conv" in name:
        return values.squeeze(1)
    return values
