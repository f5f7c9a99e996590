"""Of models that also see, the part for texts is taken; tests/export asks transformers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import open_source
from gpt_desktop.convert.text_part import text_config
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_checkpoint import TinyCheckpoint, write_json
from tests.convert.tiny_llama import TinyLlama

GEMMA = TinyCheckpoint(TinyLlama(architecture="gemma3", layers=2, tied=False))


def renamed(name: str, style: str) -> str:
    """As transformers called the text's tensors until 4.51, and since."""
    if style == "new":
        return name.replace("model.", "model.language_model.", 1)
    return f"language_model.{name}"


@pytest.mark.parametrize("style", ["old", "new"])
def test_it_is_the_model_for_texts_only(tmp_path: Path, style: str) -> None:
    folder = GEMMA.write(tmp_path / "it")
    alone = open_source(folder, Quantization.NONE)
    path = folder / "model.safetensors"
    names = {renamed(name, style): values for name, values in load_file(path).items()}
    pictures = {"vision_tower.a": np.ones(3), "model.multi_modal_projector.b": np.ones(2)}
    save_file({**names, **pictures}, path)
    left_out = ("hidden_activation", "rope_local_base_freq", "tie_word_embeddings")
    told = GEMMA.description()
    text = {key: value for key, value in told.items() if key not in left_out}
    whole = {"model_type": "gemma3", "text_config": text, "vision_config": {}, "eos_token_id": 2}
    write_json(folder / "config.json", {**whole, "tie_word_embeddings": False})
    seen = open_source(folder, Quantization.NONE)
    assert seen.spec == alone.spec
    assert seen.parameters == alone.parameters
    assert sorted(seen.weights.unread()) == sorted(alone.weights.unread())


def test_what_is_left_out_has_transformers_values() -> None:
    """As in google/gemma-3-4b-it."""
    text = {"model_type": "gemma3_text", "hidden_size": 2560, "sliding_window": 1024}
    found = text_config("c", {"model_type": "gemma3", "text_config": text})
    assert (found["hidden_size"], found["sliding_window"]) == (2560, 1024)
    assert (found["num_attention_heads"], found["vocab_size"]) == (8, 262208)
    assert found["tie_word_embeddings"] is True


@pytest.mark.parametrize(
    "config",
    [
        {"model_type": "llava", "text_config": {"model_type": "llama"}, "vision_config": {"a": 1}},
        {"model_type": "qwen2_5_vl", "vision_config": {"a": 1}},
        {"model_type": "gemma3n", "audio_config": {"a": 1}},
        {"model_type": "gemma3", "vision_config": {"a": 1}},
    ],
)
def test_others_that_see_are_told(config: dict[str, Any]) -> None:
    with pytest.raises(UserFacingError, match=rf"sees pictures .* \({config['model_type']}\)"):
        text_config("config.json", config)


def test_models_for_texts_only_stay_as_they_are() -> None:
    config = {"model_type": "llama", "vision_config": None}
    assert text_config("config.json", config) is config
