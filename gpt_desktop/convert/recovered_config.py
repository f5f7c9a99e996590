"""What a graph of this app's says of the decoder in it, as transformers' configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import onnx

from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.graph_reader import GraphReader
from gpt_desktop.convert.recovered import RecoveredWeights, number, real
from gpt_desktop.core.i18n import tr

_NORMS = {"attn_norm": "input_layernorm"}
_HEADS = {"attn_q_norm": "self_attn.q_norm", "attn_k_norm": "self_attn.k_norm"}
_BEFORE_MLP = {"ffn_norm": "post_attention_layernorm"}
_AROUND = {
    "post_attention_norm": "post_attention_layernorm",
    "ffn_norm": "pre_feedforward_layernorm",
    "post_ffw_norm": "post_feedforward_layernorm",
}
# Bases are whole numbers; what float32 tables lose of them is far less than a half of one in 1e4.
_BASE_DIGITS = 4
_CLASSES = {
    "llama": "LlamaForCausalLM",
    "qwen2": "Qwen2ForCausalLM",
    "qwen3": "Qwen3ForCausalLM",
    "gemma3_text": "Gemma3ForCausalLM",
}


@dataclass(frozen=True, slots=True)
class RecoveredConfig:
    """A decoder's sizes, and its ``config.json``.

    Attributes:
        plus: what the graph's norms have in them that transformers adds itself.
        norms: a layer's, by the graph's names and transformers'.
    """

    layers: int
    heads: int
    kv_heads: int
    head_size: int
    tied: bool
    biased: bool
    plus: int
    norms: Mapping[str, str]
    table: dict[str, object]


def recover_config(name: str, reader: GraphReader, weights: RecoveredWeights) -> RecoveredConfig:
    """Read it.

    Raises:
        UserFacingError: a decoder of another kind than llama, qwen2, qwen3 or gemma3.
        ValueError, KeyError: the graph is damaged.
    """
    attention = _attention(name, reader)
    heads_normed = reader.has("blk.0.attn_q_norm.weight")
    around = reader.has("blk.0.post_ffw_norm.weight")
    biased = reader.has("blk.0.qkv.bias")
    kind = "gemma3_text" if around else "qwen3" if heads_normed else "qwen2" if biased else "llama"
    _check(name, kind, reader)
    layers = int(reader.properties["layers"])
    head_size = int(reader.properties["head_size"])
    vocab = int(reader.properties["vocab_size"])
    hidden = reader.shape("output_norm.weight")[0]
    tied = bool(reader.nodes) and _output_is_embedding(weights)
    first = attention[0]
    table: dict[str, object] = {
        "model_type": kind,
        "architectures": [_CLASSES[kind]],
        "vocab_size": vocab,
        "hidden_size": hidden,
        "intermediate_size": weights.matrix("blk.0.ffn_down").shape[1],
        "num_hidden_layers": layers,
        "num_attention_heads": number(first, "num_heads"),
        "num_key_value_heads": number(first, "kv_num_heads"),
        "head_dim": head_size,
        "max_position_embeddings": int(reader.properties["context_length"]),
        "rms_norm_eps": _epsilon(weights),
        "tie_word_embeddings": tied,
        "dtype": "float32",
        "attention_dropout": 0.0,
    }
    activation = "gelu_pytorch_tanh" if kind == "gemma3_text" else "silu"
    table["hidden_activation" if kind == "gemma3_text" else "hidden_act"] = activation
    table |= _positions(name, kind, reader, attention, head_size)
    norms = _NORMS | (_AROUND if around else _BEFORE_MLP) | (_HEADS if heads_normed else {})
    return RecoveredConfig(
        layers=layers,
        heads=number(first, "num_heads"),
        kv_heads=number(first, "kv_num_heads"),
        head_size=head_size,
        tied=tied,
        biased=biased,
        plus=1 if kind == "gemma3_text" else 0,
        norms=norms,
        table=table,
    )


def _attention(name: str, reader: GraphReader) -> list[onnx.NodeProto]:
    found = [node for node in reader.nodes if node.op_type == "GroupQueryAttention"]
    if len(found) != int(reader.properties["layers"]) or not found:
        raise _other(name)
    return found


def _check(name: str, kind: str, reader: GraphReader) -> None:
    """Nothing is in the graph that the configuration has no word for."""
    gemma = kind == "gemma3_text"
    kinds = {node.op_type for node in reader.nodes}
    activation = "FastGelu" if gemma else "QuickGelu"
    scaled = any("scaled_embedding" in node.output for node in reader.nodes)
    biased_too = kind != "qwen2" and reader.has("blk.0.qkv.bias")
    unheaded = gemma and not reader.has("blk.0.attn_q_norm.weight")
    named = all(reader.has(f"blk.0.{part}.weight") for part in ("attn_norm", "ffn_norm"))
    odd = kinds & {"Conv", "Tanh", "Sigmoid", "RotaryEmbedding", "Range"}
    if odd or activation not in kinds or scaled != gemma or biased_too or unheaded or not named:
        raise _other(name)


def _positions(
    name: str, kind: str, reader: GraphReader, attention: list[onnx.NodeProto], head_size: int
) -> dict[str, object]:
    bases = [_base(name, reader, node, head_size) for node in attention]
    windows = [number(node, "local_window_size") for node in attention]
    scales = {round(real(node, "scale"), 8) for node in attention}
    if kind != "gemma3_text":
        if len(set(bases)) > 1 or any(window > 0 for window in windows) or scales - {0.0}:
            raise _other(name)
        return {"rope_theta": bases[0], "use_sliding_window": False, "attention_bias": False}
    local = [base for base, window in zip(bases, windows, strict=True) if window > 0]
    whole = [base for base, window in zip(bases, windows, strict=True) if window <= 0]
    if len(set(local)) > 1 or len(set(whole)) > 1 or not whole or len(scales) > 1:
        raise _other(name)
    [scale] = scales
    return {
        "rope_theta": whole[0],
        "rope_local_base_freq": local[0] if local else whole[0],
        "sliding_window": max(windows) if local else 512,
        "layer_types": [
            "sliding_attention" if window > 0 else "full_attention" for window in windows
        ],
        "query_pre_attn_scalar": round(scale**-2) if scale else head_size,
        "attention_bias": False,
    }


def _base(name: str, reader: GraphReader, node: onnx.NodeProto, head_size: int) -> float:
    """Of the frequencies; raises UserFacingError where they are stretched."""
    if len(node.input) < 9 or not node.input[7]:
        raise _other(name)
    cosines, sines = (np.asarray(reader.array(node.input[at]), np.float64) for at in (7, 8))
    pairs = cosines.shape[1]
    frequencies = np.arctan2(sines[1], cosines[1])
    magnitude = np.hypot(sines[1], cosines[1])
    base = frequencies[pairs // 2] ** (-pairs / (pairs // 2))
    digits = _BASE_DIGITS - len(str(int(base)))
    base = float(round(base, digits))
    plain = base ** -(np.arange(pairs) / pairs)
    if 2 * pairs != head_size or not np.allclose(frequencies, plain, rtol=1e-4, atol=1e-9):
        raise _other(name)
    if not np.allclose(magnitude, 1, atol=1e-5):
        raise _other(name)
    return base


def _epsilon(weights: RecoveredWeights) -> float:
    node = weights.maker("blk.0.attn_norm")
    if node is None:
        raise ValueError("no norm")
    return float(f"{real(node, 'epsilon'):.3g}")


def _output_is_embedding(weights: RecoveredWeights) -> bool:
    node = weights.maker("logits")
    if node is None:
        raise ValueError("no logits")
    return any(name.startswith("embedding.") for name in node.input)


def _other(name: str) -> Exception:
    why = tr("Its kind of layers cannot be trained yet; Llama, Qwen 2, Qwen 3 and Gemma 3 can.")
    return unsupported(name, why)
