"""The model that is trained on, in torch, and the tokenizer beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer

from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind

_OPTIONS = {"trust_remote_code": False, "local_files_only": True}


def load_base(folder: Path) -> Any:
    """All of its weights, float32, from safetensors alone.

    Raises:
        TrainingFailureError: it is damaged.
    """
    model, found = AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=torch.float32,
        use_safetensors=True,
        attn_implementation="sdpa",
        output_loading_info=True,
        **_OPTIONS,
    )
    tied = bool(model.config.tie_word_embeddings)
    missing = [name for name in found["missing_keys"] if not (tied and name == "lm_head.weight")]
    if missing or found["mismatched_keys"] or found["unexpected_keys"]:
        raise TrainingFailureError(TrainingFailureKind.DAMAGED)
    return model


def load_tokenizer(folder: Path) -> Any:
    """As ``tokenizer.json`` says it."""
    tokenizer = AutoTokenizer.from_pretrained(folder, use_fast=True, **_OPTIONS)
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def trainable(model: Any, plan: TrainingPlan) -> Any:
    """The model with what the plan trains, and nothing else, set to be trained."""
    model.config.use_cache = False
    if plan.method is TrainingMethod.FULL:
        return model
    lora = LoraConfig(
        r=plan.rank,
        lora_alpha=2 * plan.rank,
        lora_dropout=0.0,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, lora)
