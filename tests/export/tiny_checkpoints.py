"""Random models made and saved by transformers itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoConfig, AutoModelForCausalLM

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.model_folder import TOKENIZER
from tests.convert.tiny_llama import TinyLlama

VOCAB = 267
_SIZES: dict[str, Any] = {
    "vocab_size": VOCAB,
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 256,
    "eos_token_id": 2,
    "bos_token_id": None,
    "pad_token_id": None,
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """A ``model_type`` of transformers, and what its config has beyond the common sizes.

    Attributes:
        gguf: GGUF files can say all of it.
    """

    model_type: str
    settings: dict[str, Any]
    gguf: bool = True


_GEMMA = {
    "head_dim": 32,
    "num_hidden_layers": 7,
    "num_key_value_heads": 1,
    "query_pre_attn_scalar": 32,
    "sliding_window": 16,
}
_YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 64}
_LLAMA3 = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 64,
}
_PHI4 = {
    "head_dim": 64,
    "hidden_size": 256,
    "partial_rotary_factor": 0.75,
    "sliding_window": 262144,
    "tie_word_embeddings": True,
    "rope_scaling": {
        "type": "longrope",
        "short_factor": [1 + pair / 48 for pair in range(24)],
        "long_factor": [1 + pair / 4 for pair in range(24)],
    },
}
_GRANITE = {
    "attention_multiplier": 0.1,
    "embedding_multiplier": 12.0,
    "residual_multiplier": 0.22,
    "logits_scaling": 3.0,
}
_DENSE_HYBRID = {
    **_GRANITE,
    "layer_types": ["attention"] * 3,
    "num_local_experts": 0,
    "shared_intermediate_size": 96,
    "position_embedding_type": "rope",
    "mamba_n_heads": 4,
    "mamba_d_head": 32,
    "tie_word_embeddings": True,
}
ARCHITECTURES = {
    "llama": Architecture("llama", {"tie_word_embeddings": False}),
    "llama tied": Architecture("llama", {"tie_word_embeddings": True, "rope_theta": 5e5}),
    "llama 3": Architecture("llama", {"rope_theta": 5e5, "rope_scaling": _LLAMA3}),
    "llama, linear": Architecture(
        "llama", {"rope_scaling": {"rope_type": "linear", "factor": 4.0}}
    ),
    "llama, yarn": Architecture(
        "llama", {"rope_scaling": {**_YARN, "beta_fast": 4.0, "beta_slow": 0.5}}
    ),
    "mistral": Architecture("mistral", {"head_dim": 32, "sliding_window": 16}),
    "mistral without windows": Architecture("mistral", {"sliding_window": None}),
    "qwen2": Architecture("qwen2", {"tie_word_embeddings": True, "rope_theta": 1e6}),
    "qwen2 with windows": Architecture(
        "qwen2", {"use_sliding_window": True, "sliding_window": 16, "max_window_layers": 1}
    ),
    "qwen3, yarn": Architecture("qwen3", {"head_dim": 32, "rope_scaling": _YARN}),
    "qwen3": Architecture("qwen3", {"tie_word_embeddings": False, "head_dim": 32}),
    "phi3": Architecture("phi3", {"sliding_window": 16, "partial_rotary_factor": 1.0}),
    "phi3, long": Architecture("phi3", {**_PHI4, "original_max_position_embeddings": 32}),
    "phi3, long but used for short texts": Architecture(
        "phi3", {**_PHI4, "original_max_position_embeddings": 256}
    ),
    "smollm3": Architecture("smollm3", {"num_hidden_layers": 5, "rope_theta": 2e6}),
    "granite": Architecture("granite", {**_GRANITE, "tie_word_embeddings": False}),
    "granite tied": Architecture("granite", {**_GRANITE, "tie_word_embeddings": True}),
    "granitemoehybrid": Architecture("granitemoehybrid", _DENSE_HYBRID),
    "granitemoehybrid without positions": Architecture(
        "granitemoehybrid", {**_DENSE_HYBRID, "position_embedding_type": None}
    ),
    "hunyuan": Architecture(
        "hunyuan_v1_dense",
        {"head_dim": 32, "rope_scaling": {"type": "dynamic", "alpha": 1000.0, "factor": 1.0}},
    ),
    "gemma3": Architecture("gemma3_text", {**_GEMMA, "tie_word_embeddings": False}),
    "gemma3 with a scale of its own": Architecture(
        "gemma3_text", {**_GEMMA, "query_pre_attn_scalar": 24}, gguf=False
    ),
    "gemma3 stretched": Architecture(
        "gemma3_text", {**_GEMMA, "rope_scaling": {"rope_type": "linear", "factor": 8.0}}
    ),
    "gemma3 tied": Architecture("gemma3_text", {**_GEMMA, "tie_word_embeddings": True}),
}


def random_model(architecture: Architecture) -> Any:
    """A model whose every parameter is random, norms and biases too."""
    settings = {**_SIZES, **architecture.settings}
    config = AutoConfig.for_model(architecture.model_type, **settings)
    torch.manual_seed(11)  # transformers draws from the process's own generator
    # Eager attention is the plain formula; the fused one has its own masks.
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager")
    generator = torch.Generator().manual_seed(11)
    with torch.no_grad():
        for name, values in model.named_parameters():
            noise = torch.randn(values.shape, generator=generator)
            is_norm = name.endswith("norm.weight")
            values.add_(0.2 * noise if is_norm else noise / values.shape[-1] ** 0.5)
    return model.eval()


def save(model: Any, folder: Path, **options: Any) -> Path:
    """``save_pretrained`` with a tokenizer beside it."""
    model.save_pretrained(folder, **options)
    source = TinyLlama(layers=1).write(folder.with_suffix(".gguf"))
    tokenizer = read_vocabulary(GgufFile(source)).tokenizer
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    return folder


def load(folder: Path) -> Any:
    """A saved model in float32."""
    options = {"dtype": torch.float32, "attn_implementation": "eager"}
    return AutoModelForCausalLM.from_pretrained(folder, **options).eval()


def logits(model: Any, ids: list[int]) -> NDArray[np.float32]:
    """Logits [sequence, vocab] of transformers' own forward pass."""
    with torch.no_grad():
        found: NDArray[np.float32] = model(torch.tensor([ids])).logits[0].float().numpy()
    return found
