"""A checkpoint in torch: float32, from safetensors alone, without code of its publisher's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import AutoConfig, AutoModelForCausalLM
from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES
from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES

from gpt_desktop.export.checkpoint import architecture_of, read_checkpoint_config
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind

_CODE = "auto_map"
_NO_MEMORY = "allocate memory"
_CONTEXTS = ("max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "n_ctx")
_USUAL_CONTEXT = 2048  # of models whose positions have no end
# Their factors depend on a text's length, which a graph that was drawn once does not ask.
_LENGTH_DEPENDENT = {"longrope", "su", "dynamic"}
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, SafetensorError)


def load_model(folder: Path) -> Any:
    """The model with all of its weights.

    Raises:
        ExportFailureError: it is of an unknown kind, needs code of its own, or is damaged.
        MemoryError: it is too large.
    """
    config = _config(folder)
    try:
        model, found = AutoModelForCausalLM.from_pretrained(
            folder,
            config=config,
            dtype=torch.float32,
            attn_implementation="eager",
            use_safetensors=True,
            trust_remote_code=False,
            local_files_only=True,
            output_loading_info=True,
        )
    except _DAMAGE as error:
        raise ExportFailureError(ExportFailureKind.DAMAGED) from error
    except RuntimeError as error:
        if _NO_MEMORY in str(error):
            raise MemoryError from error
        raise ExportFailureError(ExportFailureKind.DAMAGED) from error
    # transformers would make them up.
    if found["missing_keys"] or found["mismatched_keys"] or found["error_msgs"]:
        raise ExportFailureError(ExportFailureKind.DAMAGED)
    return model.eval()


def context_of(config: Any) -> int:
    """Tokens that a graph of the model is right for."""
    text = config.get_text_config()
    found = [getattr(text, name, None) for name in _CONTEXTS]
    context = next((value for value in found if isinstance(value, int)), _USUAL_CONTEXT)
    scaling = getattr(text, "rope_scaling", None) or {}
    if scaling.get("rope_type", scaling.get("type")) in _LENGTH_DEPENDENT:
        key = "original_max_position_embeddings"
        short = scaling.get(key) or getattr(text, key, None) or context
        return min(context, int(short))
    return context


def _config(folder: Path) -> Any:
    table = read_checkpoint_config(folder)
    kind = architecture_of(table)
    if kind not in CONFIG_MAPPING_NAMES:
        code = _CODE in table
        unknown = ExportFailureKind.NEEDS_CODE if code else ExportFailureKind.UNKNOWN
        raise ExportFailureError(unknown)
    if kind not in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES:
        raise ExportFailureError(ExportFailureKind.NO_DECODER)
    try:
        config = AutoConfig.from_pretrained(folder, trust_remote_code=False, local_files_only=True)
    except _DAMAGE as error:
        raise ExportFailureError(ExportFailureKind.DAMAGED) from error
    if config.is_encoder_decoder:
        raise ExportFailureError(ExportFailureKind.NO_DECODER)
    return config
