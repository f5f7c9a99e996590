"""What transformers 4 does not know, or not as it is now: tiny configs by name."""

from __future__ import annotations

from tests.export.tiny_checkpoints import VOCAB, Architecture

_LFM2 = {
    "num_hidden_layers": 5,
    "layer_types": ["conv", "conv", "full_attention", "conv", "full_attention"],
    "intermediate_size": 100,
    "block_multiple_of": 32,
    "bos_token_id": 1,
    "pad_token_id": 0,
}
_QWEN35 = {
    "num_hidden_layers": 5,
    "layer_types": [
        *("linear_attention", "linear_attention", "full_attention"),
        *("linear_attention", "full_attention"),
    ],
    "head_dim": 64,
    "linear_num_key_heads": 2,
    "linear_num_value_heads": 6,
    "linear_key_head_dim": 16,
    "linear_value_head_dim": 32,
    "tie_word_embeddings": True,
}
_GEMMA4 = {
    "num_hidden_layers": 7,
    "head_dim": 16,
    "global_head_dim": 32,
    "num_key_value_heads": 1,
    "hidden_size_per_layer_input": 16,
    "vocab_size_per_layer_input": VOCAB,
    "num_kv_shared_layers": 3,
    "use_double_wide_mlp": True,
    "sliding_window": 12,
    "final_logit_softcapping": 3.0,
    "layer_types": [
        *("sliding_attention", "sliding_attention", "full_attention", "sliding_attention"),
        *("sliding_attention", "sliding_attention", "full_attention"),
    ],
    "tie_word_embeddings": True,
}
GEMMA4 = {
    "gemma4": Architecture("gemma4_text", _GEMMA4),
    "gemma4 without what is special": Architecture(
        "gemma4_text",
        {
            **_GEMMA4,
            "hidden_size_per_layer_input": 0,
            "num_kv_shared_layers": 0,
            "use_double_wide_mlp": False,
            "final_logit_softcapping": None,
            "attention_k_eq_v": True,
            "num_key_value_heads": 4,
            "num_global_key_value_heads": 2,
        },
    ),
}
WITH_STATES = {
    "lfm2": Architecture("lfm2", _LFM2),
    "lfm2 with own output layer": Architecture(
        "lfm2",
        {
            **_LFM2,
            "tie_word_embeddings": False,
            "block_auto_adjust_ff_dim": False,
            "conv_L_cache": 4,
            "norm_eps": 1e-3,
        },
    ),
    "qwen3_5": Architecture("qwen3_5_text", _QWEN35),
    "qwen3_5 with as many keys as values": Architecture(
        "qwen3_5_text",
        {
            **_QWEN35,
            "layer_types": None,
            "full_attention_interval": 2,
            "linear_num_value_heads": 2,
            "tie_word_embeddings": False,
        },
    ),
}
_MINISTRAL = {
    "type": "yarn",
    "rope_type": "yarn",
    "rope_theta": 1e6,
    "factor": 16.0,
    "original_max_position_embeddings": 16,
    "beta_fast": 32.0,
    "beta_slow": 1.0,
    "mscale_all_dim": 1.0,
    "mscale": 1.0,
    "llama_4_scaling_beta": 0.1,
}
MINISTRAL = Architecture(
    "ministral3", {"head_dim": 32, "rope_parameters": _MINISTRAL, "tie_word_embeddings": True}
)
NEW = (*WITH_STATES.values(), *GEMMA4.values(), MINISTRAL)
