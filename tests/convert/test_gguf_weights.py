"""Tensors by name and shape, in the form closest to how they are stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.linear_nodes import dequantized
from gpt_desktop.convert.weights import BlockLinear, DenseLinear
from gpt_desktop.core.errors import UserFacingError
from tests.convert.random_blocks import random_blocks
from tests.convert.tiny_llama import TinyLlama

NAME = "blk.0.attn_q.weight"


def weights(tmp_path: Path, model: TinyLlama) -> GgufWeights:
    return GgufWeights(GgufFile(model.write(tmp_path / "tiny.gguf")))


def test_a_missing_tensor_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"blk\.9"):
        weights(tmp_path, TinyLlama()).linear("blk.9.attn_q.weight", (64, 64))


def test_a_wrong_shape_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"64 × 64.*64 × 32"):
        weights(tmp_path, TinyLlama()).linear(NAME, (64, 32))


@pytest.mark.parametrize("kind", [Kind.F32, Kind.F16, Kind.BF16])
def test_floats_stay_floats(tmp_path: Path, kind: Kind) -> None:
    linear = weights(tmp_path, TinyLlama(kind)).linear(NAME, (64, 64))
    assert isinstance(linear, DenseLinear)
    original = weights(tmp_path, TinyLlama()).dense(NAME, (64, 64))
    np.testing.assert_allclose(linear.values, original, rtol=0.01)


@pytest.mark.parametrize(("kind", "bits"), [(Kind.Q4_0, 4), (Kind.Q4_1, 4), (Kind.Q5_0, 8)])
def test_blocks_stay_blocks(tmp_path: Path, kind: Kind, bits: int) -> None:
    linear = weights(tmp_path, TinyLlama(kind)).linear(NAME, (64, 64))
    assert isinstance(linear, BlockLinear)
    assert linear.bits == bits


def test_blocks_without_an_exact_form_are_rounded_to_8_bits(tmp_path: Path) -> None:
    raw = random_blocks(Kind.Q2_K, (4, 256))
    writer = GGUFWriter(tmp_path / "k.gguf", "llama")
    writer.add_tensor("x", raw, raw_dtype=Kind.Q2_K)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    linear = GgufWeights(GgufFile(tmp_path / "k.gguf")).linear("x", (4, 256))
    assert isinstance(linear, BlockLinear)
    steps = np.repeat(linear.scales, 32, axis=1)
    assert np.all(np.abs(dequantized(linear) - dequantize(raw, Kind.Q2_K)) <= 0.5001 * steps)


def test_unread_names_what_nobody_asked_for(tmp_path: Path) -> None:
    reader = weights(tmp_path, TinyLlama(layers=1))
    assert NAME in reader.unread()
    reader.linear(NAME, (64, 64))
    assert NAME not in reader.unread()
