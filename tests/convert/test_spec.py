"""Dimensions come from the metadata; what is missing, absurd or unknown is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import GEMMA3, DecoderSpec, Windows
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_llama import TinyLlama


def spec_of(tmp_path: Path, model: TinyLlama) -> DecoderSpec:
    return read_spec(GgufFile(model.write(tmp_path / "tiny.gguf")))


def test_reads_the_dimensions(tmp_path: Path) -> None:
    assert spec_of(tmp_path, TinyLlama()) == DecoderSpec(
        architecture="llama",
        layers=2,
        hidden=64,
        heads=4,
        kv_heads=2,
        head_size=16,
        feed_forward=96,
        vocab=267,
        context_length=128,
        rotary=Rotary(10000.0, 16),
        norm_epsilon=float(np.float32(1e-5)),
        tied=True,
        neighbours=True,
    )


def test_gemma3_s_windows(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, TinyLlama(architecture="gemma3", layers=13))
    assert spec.form == GEMMA3
    assert spec.windows == Windows(6, frozenset(range(13)) - {5, 11}, Rotary(10000.0, 32))
    assert spec.window(4) == spec.windows
    assert spec.window(5) is None
    assert spec.head_size == 32
    assert not spec.neighbours


def test_gemma3_without_windows(tmp_path: Path) -> None:
    left_out = ("gemma3.attention.key_length", "gemma3.attention.sliding_window")
    spec = spec_of(tmp_path, TinyLlama(architecture="gemma3", left_out=left_out))
    assert spec.windows is None
    assert spec.head_size == 16


def test_gemma3_27b_has_a_scale_of_its_own(tmp_path: Path) -> None:
    assert spec_of(tmp_path, TinyLlama(architecture="gemma3")).query_scale is None
    assert spec_of(tmp_path, TinyLlama(architecture="gemma3", layers=62)).query_scale == 0.25


def test_heads_of_a_size_the_operator_cannot_rotate(tmp_path: Path) -> None:
    model = TinyLlama(metadata={"llama.attention.key_length": 40})
    with pytest.raises(UserFacingError, match="40"):
        spec_of(tmp_path, model)


def test_an_own_output_layer_is_seen(tmp_path: Path) -> None:
    assert not spec_of(tmp_path, TinyLlama(tied=False)).tied


def test_a_long_context_is_cut_to_what_the_app_uses(tmp_path: Path) -> None:
    model = TinyLlama(metadata={"llama.context_length": 1_000_000})
    assert spec_of(tmp_path, model).context_length == 32768


def test_unknown_architecture(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="mamba"):
        spec_of(tmp_path, TinyLlama(architecture="mamba"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("block_count", 0),
        ("block_count", 4_000_000_000),
        ("embedding_length", 4_000_000_000),
        ("attention.head_count", 0),
        ("attention.head_count", 128),
        ("attention.head_count_kv", 3),
        ("attention.key_length", 15),
        ("attention.layer_norm_rms_epsilon", 0.0),
        ("rope.freq_base", float("nan")),
        ("context_length", "long"),
        ("rope.dimension_count", 8),
        ("rope.scaling.type", "unheard_of"),
    ],
)
def test_wrong_values_are_told(tmp_path: Path, key: str, value: object) -> None:
    with pytest.raises(UserFacingError):
        spec_of(tmp_path, TinyLlama(metadata={f"llama.{key}": value}))


@pytest.mark.parametrize("key", ["llama.block_count", "llama.context_length"])
def test_missing_values_are_named(tmp_path: Path, key: str) -> None:
    with pytest.raises(UserFacingError, match=key.removeprefix("llama.")):
        spec_of(tmp_path, TinyLlama(left_out=(key,)))


def test_a_missing_vocabulary(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="vocabulary"):
        spec_of(tmp_path, TinyLlama(left_out=("tokenizer.ggml.tokens",)))
