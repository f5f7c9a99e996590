"""Models that also see pictures: their part for texts computes what transformers computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoConfig, AutoModelForImageTextToText

from gpt_desktop.convert.checkpoint_weights import Quantization
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import VOCAB, logits, save

pytestmark = pytest.mark.export

IDS = [int(number) for number in np.random.default_rng(4).integers(0, VOCAB - 8, 40)]
SEES = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "image_size": 28,
    "patch_size": 14,
}
SIZES = {
    "vocab_size": VOCAB,
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 32,
    "max_position_embeddings": 256,
    "eos_token_id": 2,
    "bos_token_id": None,
    "pad_token_id": 0,
}
GEMMA = {"model_type": "gemma3_text", "sliding_window": 16, "query_pre_attn_scalar": 32}
WHOLES = {
    "gemma3": {
        "text_config": {**SIZES, **GEMMA},
        "vision_config": {**SEES, "model_type": "siglip_vision_model"},
        "mm_tokens_per_image": 4,
        "image_token_index": VOCAB - 1,
    },
    "mistral3": {
        "text_config": {**SIZES, "model_type": "mistral", "sliding_window": None},
        "vision_config": {**SEES, "head_dim": 16, "model_type": "pixtral"},
        "image_token_index": VOCAB - 1,
    },
}


@pytest.mark.parametrize("name", WHOLES)
def test_logits(tmp_path: Path, name: str) -> None:
    config = AutoConfig.for_model(name, **WHOLES[name])
    torch.manual_seed(12)
    model = AutoModelForImageTextToText.from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for values in model.parameters():
            values.add_(0.1 * torch.randn(values.shape))
    folder = save(model, tmp_path / "checkpoint")
    build(folder, tmp_path / "built", quantization=Quantization.NONE)
    expected = logits(model, IDS)
    assert np.ptp(expected) > 1
    run = GraphRun(tmp_path / "built", 64)
    np.testing.assert_allclose(run.window(IDS), expected, atol=1e-4, rtol=1e-4)
