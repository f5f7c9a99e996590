"""What GGUF's names of tensors are called in Hugging Face checkpoints."""

from __future__ import annotations

from gpt_desktop.convert.spec import Form

OUTPUT = "lm_head.weight"

_WHOLE = {
    "token_embd": "model.embed_tokens",
    "output": "lm_head",
    "output_norm": "model.norm",
}
_LAYER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_q_norm": "self_attn.q_norm",
    "attn_k_norm": "self_attn.k_norm",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
# Where norms follow attention and MLP, the name of the one before the MLP is another.
_POST_NORMS = {
    "ffn_norm": "pre_feedforward_layernorm",
    "post_attention_norm": "post_attention_layernorm",
    "post_ffw_norm": "post_feedforward_layernorm",
}
# By the name of their names: what is called otherwise than in llama.
_OWN_WHOLE = {
    "lfm2": {"token_embd_norm": "model.embedding_norm"},
    "gemma4": {
        "per_layer_token_embd": "model.embed_tokens_per_layer",
        "per_layer_model_proj": "model.per_layer_model_projection",
        "per_layer_proj_norm": "model.per_layer_projection_norm",
    },
}
_LFM2 = {
    "attn_norm": "operator_norm",
    "attn_q_norm": "self_attn.q_layernorm",
    "attn_k_norm": "self_attn.k_layernorm",
    "attn_output": "self_attn.out_proj",
    "ffn_norm": "ffn_norm",
    "ffn_gate": "feed_forward.w1",
    "ffn_up": "feed_forward.w3",
    "ffn_down": "feed_forward.w2",
    "shortconv.conv": "conv.conv",
    "shortconv.in_proj": "conv.in_proj",
    "shortconv.out_proj": "conv.out_proj",
}
_GEMMA4 = {
    "attn_q_norm": "self_attn.q_norm",
    "attn_k_norm": "self_attn.k_norm",
    "inp_gate": "per_layer_input_gate",
    "proj": "per_layer_projection",
    "post_norm": "post_per_layer_input_norm",
}
_QWEN35 = {
    "post_attention_norm": "post_attention_layernorm",
    "attn_qkv": "linear_attn.in_proj_qkv",
    "attn_gate": "linear_attn.in_proj_z",
    "ssm_alpha": "linear_attn.in_proj_a",
    "ssm_beta": "linear_attn.in_proj_b",
    "ssm_conv1d": "linear_attn.conv1d",
    "ssm_norm": "linear_attn.norm",
    "ssm_out": "linear_attn.out_proj",
}
_OWN_LAYER = {
    "lfm2": _LFM2,
    "qwen35": _QWEN35,
    "gemma4": _GEMMA4,
    "phi3": {"attn_qkv": "self_attn.qkv_proj", "ffn_up": "mlp.gate_up_proj"},
    "granitemoehybrid": {
        "ffn_up": "shared_mlp.input_linear",
        "ffn_down": "shared_mlp.output_linear",
    },
    "hunyuan-dense": {
        "attn_q_norm": "self_attn.query_layernorm",
        "attn_k_norm": "self_attn.key_layernorm",
    },
}
# Tensors that are no weight or bias of anything.
_BARE = {
    "ssm_a": "linear_attn.A_log",
    "ssm_dt.bias": "linear_attn.dt_bias",
    "layer_output_scale.weight": "layer_scalar",
}


def checkpoint_name(name: str, form: Form) -> str | None:
    """``blk.0.attn_q.weight`` as ``model.layers.0.self_attn.q_proj.weight``.

    None if no checkpoint of this form has such a tensor.
    """
    _, _, bare = name.partition(".")
    layer, _, bare = bare.partition(".")
    if bare in _BARE:
        return f"model.layers.{layer}.{_BARE[bare]}"
    stem, kind = name.rsplit(".", 1)
    if not stem.startswith("blk."):
        whole = _WHOLE | _OWN_WHOLE.get(form.names, {})
        return f"{whole[stem]}.{kind}" if stem in whole else None
    _, layer, part = stem.split(".", 2)
    parts = _LAYER | _POST_NORMS if form.post_norms else _LAYER
    parts = parts | _OWN_LAYER.get(form.names, {})
    return f"model.layers.{layer}.{parts[part]}.{kind}" if part in parts else None
