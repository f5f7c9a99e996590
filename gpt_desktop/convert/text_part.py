"""The part for texts of models that also see: Gemma 3 from 4B on, Gemma 4, Qwen3.5, Ministral 3.

Names are those that transformers has written over time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from gpt_desktop.convert.checkpoint_config import MODEL_TYPES
from gpt_desktop.core.foreign_models import Foreign, foreign

# model_type by that of the part for texts.
WHOLES = {
    "gemma3": {"gemma3_text"},
    "gemma4": {"gemma4_text"},
    "mistral3": {"ministral3", "mistral"},
    "qwen3_5": {"qwen3_5_text"},
}
# What configurations leave out that have transformers' values.
_DEFAULTS: dict[str, dict[str, object]] = {
    "gemma3_text": {
        "vocab_size": 262208,
        "num_attention_heads": 8,
        "num_key_value_heads": 4,
        "head_dim": 256,
        "hidden_activation": "gelu_pytorch_tanh",
        "max_position_embeddings": 131072,
        "rms_norm_eps": 1e-6,
        "tie_word_embeddings": True,
        "rope_theta": 1000000.0,
        "rope_local_base_freq": 10000.0,
        "query_pre_attn_scalar": 256,
        "sliding_window": 4096,
    },
}
_OTHER_SENSES = ("vision_config", "audio_config")
_PREFIXES = {
    "model.language_model.": "model.",
    "language_model.model.": "model.",
    "language_model.lm_head.": "lm_head.",
}
_OTHERS = tuple(
    f"{begin}{part}"
    for begin in ("", "model.")
    for part in (
        *("vision_tower.", "multi_modal_projector.", "visual.", "audio_tower."),
        *("embed_vision.", "embed_audio."),
    )
)


class Tensors(Protocol):
    """An opened safetensors file."""

    def keys(self) -> list[str]: ...
    def get_slice(self, name: str) -> Any: ...
    def get_tensor(self, name: str) -> Any: ...


class TextTensors:
    """The tensors for texts of a file, under the names that they have in models for texts only."""

    def __init__(self, opened: Tensors) -> None:
        self._opened = opened
        names = opened.keys()
        self._own = {_text_name(own): own for own in names if not own.startswith(_OTHERS)}

    def keys(self) -> list[str]:
        """Their names."""
        return list(self._own)

    def get_slice(self, name: str) -> Any:
        """A tensor of which nothing is read yet."""
        return self._opened.get_slice(self._own[name])

    def get_tensor(self, name: str) -> Any:
        """A tensor's numbers."""
        return self._opened.get_tensor(self._own[name])


def text_config(name: str, config: Mapping[str, object]) -> Mapping[str, object]:
    """The configuration of the part for texts; the whole one of a model for texts only.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: the model sees or hears, and its part for texts is not known.
    """
    model_type = str(config.get("model_type"))
    text = config.get("text_config")
    known = WHOLES.get(model_type, ())
    if isinstance(text, dict) and text.get("model_type") in known:
        defaults = _DEFAULTS.get(str(text["model_type"]), {})
        tied = config.get("tie_word_embeddings", defaults.get("tie_word_embeddings"))
        return {**defaults, "tie_word_embeddings": tied, **text}
    if model_type not in MODEL_TYPES and any(config.get(key) for key in _OTHER_SENSES):
        raise foreign(name, Foreign.SEES, model_type)
    return config


def _text_name(own: str) -> str:
    for prefix, plain in _PREFIXES.items():
        if own.startswith(prefix):
            return plain + own.removeprefix(prefix)
    return own
