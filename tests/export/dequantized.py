"""The default model's own rounded weights, in transformers: apart from the app's engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx.numpy_helper import to_array
from transformers import LlamaConfig, LlamaForCausalLM

_HIDDEN, _INNER, _LAYERS, _HEADS, _KV_HEADS, _VOCAB = 576, 1536, 30, 9, 3, 49152
_BLOCK = 32


def load_dequantized(folder: Path) -> Any:
    """Of the graph's initializers: quarters of bytes less 8, times scales, plus offsets."""
    graph = onnx.load(folder / "model.onnx").graph
    arrays = {each.name: to_array(each) for each in graph.initializer}
    config = LlamaConfig(
        vocab_size=_VOCAB,
        hidden_size=_HIDDEN,
        intermediate_size=_INNER,
        num_hidden_layers=_LAYERS,
        num_attention_heads=_HEADS,
        num_key_value_heads=_KV_HEADS,
        max_position_embeddings=8192,
        rms_norm_eps=1e-5,
        rope_theta=100_000.0,
        tie_word_embeddings=True,
        attn_implementation="eager",
    )
    model = LlamaForCausalLM(config).eval()
    state = {
        "model.embed_tokens.weight": _bytes(arrays, "embedding"),
        "model.norm.weight": arrays["output_norm.weight"],
    }
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    for number in range(_LAYERS):
        state.update(_layer(arrays, f"blk.{number}", f"model.layers.{number}"))
    model.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
    return model


def _layer(arrays: dict[str, Any], own: str, theirs: str) -> dict[str, Any]:
    one = _HIDDEN // _HEADS * _KV_HEADS
    query, key, value = np.split(_nibbles(arrays, f"{own}.qkv"), [_HIDDEN, _HIDDEN + one])
    gate, up = np.split(_nibbles(arrays, f"{own}.gate_up"), 2)
    return {
        f"{theirs}.self_attn.q_proj.weight": query,
        f"{theirs}.self_attn.k_proj.weight": key,
        f"{theirs}.self_attn.v_proj.weight": value,
        f"{theirs}.self_attn.o_proj.weight": _nibbles(arrays, f"{own}.attn_output"),
        f"{theirs}.mlp.gate_proj.weight": gate,
        f"{theirs}.mlp.up_proj.weight": up,
        f"{theirs}.mlp.down_proj.weight": _nibbles(arrays, f"{own}.ffn_down"),
        f"{theirs}.input_layernorm.weight": arrays[f"{own}.attn_norm.weight"],
        f"{theirs}.post_attention_layernorm.weight": arrays[f"{own}.ffn_norm.weight"],
    }


def _nibbles(arrays: dict[str, Any], name: str) -> Any:
    """[rows, columns] in float32; two weights a byte, the lower half first."""
    packed = arrays[f"{name}.weight"]
    rows, blocks, _ = packed.shape
    whole = np.stack([packed & 15, packed >> 4], axis=-1).reshape(rows, blocks, _BLOCK)
    scales = arrays[f"{name}.scales"].reshape(rows, blocks, 1)
    offsets = arrays[f"{name}.offsets"].T.reshape(rows, blocks, 1)
    weights = (whole.astype(np.float32) - 8) * scales + offsets
    return weights.reshape(rows, -1).astype(np.float32)


def _bytes(arrays: dict[str, Any], name: str) -> Any:
    whole = arrays[f"{name}.weight"]
    rows, blocks, _ = whole.shape
    scales = arrays[f"{name}.scales"].reshape(rows, blocks, 1)
    return ((whole.astype(np.float32) - 128) * scales).reshape(rows, -1).astype(np.float32)
