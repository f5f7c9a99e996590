"""A llama GGUF's weights as a Hugging Face checkpoint, which other exporters read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file

from gpt_desktop.convert.checkpoint_names import checkpoint_name
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.rotary import halved_rows
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.convert.weights import Floats


def write_checkpoint(source: Path, folder: Path) -> None:
    """Dequantize every tensor to float32 and write ``config.json`` and the tokenizer beside.

    Raises:
        UserFacingError: the GGUF cannot be read.
    """
    file = GgufFile(source)
    spec, weights, vocabulary = read_spec(file), GgufWeights(file), read_vocabulary(file)
    if spec.architecture != "llama":
        raise ValueError(f"not a llama model: {spec.architecture}")
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, info in file.tensors.items():
        target = checkpoint_name(name, spec.form)
        if target is not None:  # what is left out are tables that follow from the config
            tensors[target] = _in_halves(name, weights.dense(name, info.shape), spec)
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    end = vocabulary.end_tokens[-1]
    _write(folder / "config.json", _config(spec, end))
    _write(folder / "generation_config.json", {"eos_token_id": end, "pad_token_id": end})
    (folder / "tokenizer.json").write_text(vocabulary.tokenizer, encoding="utf-8")
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast"})


def _in_halves(name: str, values: Floats, spec: DecoderSpec) -> Floats:
    """Q and K with the halves of rotary pairs apart, as checkpoints have them."""
    if name.endswith("attn_q.weight"):
        return values[halved_rows(spec.heads, spec.head_size)]
    if name.endswith("attn_k.weight"):
        return values[halved_rows(spec.kv_heads, spec.head_size)]
    return values


def _config(spec: DecoderSpec, end: int) -> dict[str, Any]:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float32",
        "hidden_act": "silu",
        "hidden_size": spec.hidden,
        "intermediate_size": spec.feed_forward,
        "num_hidden_layers": spec.layers,
        "num_attention_heads": spec.heads,
        "num_key_value_heads": spec.kv_heads,
        "head_dim": spec.head_size,
        "vocab_size": spec.vocab,
        "max_position_embeddings": spec.context_length,
        "rms_norm_eps": spec.norm_epsilon,
        "rope_theta": spec.rotary.base,
        "tie_word_embeddings": spec.tied,
        "bos_token_id": end,
        "eos_token_id": end,
        "pad_token_id": end,
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
