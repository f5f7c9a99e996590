"""Layers that see a window of the past only, in configs and in GGUF metadata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.spec import Windows
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama

ALL = frozenset(range(4))


def of_config(model_type: str, **config: object) -> Windows | None:
    checkpoint = TinyCheckpoint(TinyLlama(layers=4), {"model_type": model_type, **config})
    return read_config(checkpoint.description(), has_output=False).windows


def of_gguf(tmp_path: Path, architecture: str = "llama", **values: Any) -> Windows | None:
    metadata = {f"{architecture}.attention.{key}": value for key, value in values.items()}
    model = TinyLlama(architecture=architecture, metadata=metadata, layers=4)
    return read_spec(GgufFile(model.write(tmp_path / "tiny.gguf"))).windows


def test_mistral_s_size_is_enough() -> None:
    assert of_config("mistral", sliding_window=16) == Windows(16, ALL)
    assert of_config("mistral", sliding_window=None) is None
    assert of_config("mistral", sliding_window=128) is None, "as long as the context"


def test_llama_has_none_whatever_its_config_says() -> None:
    assert of_config("llama", sliding_window=16) is None


@pytest.mark.parametrize("model_type", ["qwen2", "qwen3"])
def test_qwen_s_have_a_switch(model_type: str) -> None:
    window = {"sliding_window": 16, "max_window_layers": 3}
    assert of_config(model_type, **window) is None
    assert of_config(model_type, **window, use_sliding_window=False) is None
    found = of_config(model_type, **window, use_sliding_window=True)
    assert found == Windows(16, frozenset({3}))
    types = ["sliding_attention", *["full_attention"] * 3]
    found = of_config(model_type, **window, use_sliding_window=True, layer_types=types)
    assert found == Windows(16, frozenset({0}))


def test_a_switch_without_a_size_is_told() -> None:
    with pytest.raises(UserFacingError, match="sliding_window"):
        of_config("qwen2", use_sliding_window=True, max_window_layers=0)


@pytest.mark.parametrize("architecture", ["llama", "qwen2", "qwen3"])
def test_gguf_s_size_goes_for_all_layers(tmp_path: Path, architecture: str) -> None:
    assert of_gguf(tmp_path, architecture, sliding_window=16) == Windows(16, ALL)
    assert of_gguf(tmp_path, architecture, sliding_window=0) is None
    assert of_gguf(tmp_path, architecture, sliding_window=4096) is None


@pytest.mark.parametrize(
    ("pattern", "layers"),
    [([True, False, False, True], {0, 3}), (2, {0, 2}), (0, {0, 1, 2, 3})],
)
def test_gguf_s_pattern(tmp_path: Path, pattern: Any, layers: set[int]) -> None:
    found = of_gguf(tmp_path, sliding_window=16, sliding_window_pattern=pattern)
    assert found == Windows(16, frozenset(layers))


def test_a_pattern_of_another_length_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="sliding_window_pattern"):
        of_gguf(tmp_path, sliding_window=16, sliding_window_pattern=[True])


def test_models_that_see_what_follows_are_refused_as_embedding_models(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="embedding"):
        of_gguf(tmp_path, causal=False)
    with pytest.raises(UserFacingError, match="embedding"):
        of_config("llama", is_causal=False)
    gemma = TinyLlama(architecture="gemma3", layers=4)
    config = TinyCheckpoint(gemma, {"use_bidirectional_attention": True}).description()
    with pytest.raises(UserFacingError, match="embedding"):
        read_config(config, has_output=False)
