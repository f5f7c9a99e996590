"""Tensors by name and shape, in the form closest to how they are stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGUFWriter
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize, quantize
from numpy.typing import NDArray

from gpt_desktop.convert import row_chunks
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.linear_nodes import dequantized
from gpt_desktop.convert.weights import BlockLinear, DenseLinear, Floats
from gpt_desktop.core.errors import UserFacingError
from tests.convert.random_blocks import K_QUANTS, random_blocks
from tests.convert.tiny_llama import TinyLlama

NAME = "blk.0.attn_q.weight"
SHAPE = (4, 256)
_RANDOM = (*K_QUANTS, Kind.Q2_K, Kind.Q3_K)
BLOCK_KINDS = (Kind.Q8_0, Kind.Q4_0, Kind.Q4_1, Kind.Q5_0, Kind.Q5_1, Kind.Q3_K, *K_QUANTS)


def weights(tmp_path: Path, model: TinyLlama) -> GgufWeights:
    return GgufWeights(GgufFile(model.write(tmp_path / "tiny.gguf")))


def random_values() -> Floats:
    return np.random.default_rng(5).normal(0.1, 1, SHAPE).astype(np.float32)


def one_tensor(tmp_path: Path, raw: NDArray[Any], kind: Kind) -> GgufWeights:
    """A file that holds nothing but ``x``."""
    writer = GGUFWriter(tmp_path / "one.gguf", "llama")
    writer.add_tensor("x", raw, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return GgufWeights(GgufFile(tmp_path / "one.gguf"))


def test_a_missing_tensor_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"blk\.9"):
        weights(tmp_path, TinyLlama()).linear("blk.9.attn_q.weight", (64, 64))


def test_a_wrong_shape_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"64 × 64.*64 × 32"):
        weights(tmp_path, TinyLlama()).linear(NAME, (64, 32))


@pytest.mark.parametrize("kind", [Kind.F32, Kind.F16, Kind.BF16])
def test_floats_are_read_exactly(tmp_path: Path, kind: Kind) -> None:
    raw = quantize(random_values(), kind)
    linear = one_tensor(tmp_path, raw, kind).linear("x", SHAPE)
    assert isinstance(linear, DenseLinear)
    np.testing.assert_array_equal(linear.values, dequantize(raw, kind))


@pytest.mark.parametrize("kind", [Kind.F16, Kind.BF16])
def test_halves_are_rounded_to_8_bits_unless_told_otherwise(tmp_path: Path, kind: Kind) -> None:
    raw = quantize(random_values(), kind)
    one_tensor(tmp_path, raw, kind)
    file = GgufFile(tmp_path / "one.gguf")
    linear = GgufWeights(file, Quantization.EIGHT_BITS).linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    steps = np.repeat(linear.scales, 32, axis=1)
    assert np.all(np.abs(dequantized(linear) - dequantize(raw, kind)) <= 0.5001 * steps)


@pytest.mark.parametrize("kind", [Kind.Q5_K, Kind.Q6_K])
def test_five_and_six_bits_become_wide_blocks_unless_told_otherwise(
    tmp_path: Path, kind: Kind
) -> None:
    raw = random_blocks(kind, SHAPE)
    one_tensor(tmp_path, raw, kind)
    file = GgufFile(tmp_path / "one.gguf")
    linear = GgufWeights(file, Quantization.EIGHT_BITS).linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    assert (linear.bits, linear.block, linear.offsets) == (8, 64, None)
    steps = np.repeat(linear.scales, 64, axis=1)
    assert np.all(np.abs(dequantized(linear) - dequantize(raw, kind)) <= 0.5001 * steps)


@pytest.mark.parametrize("kind", [*BLOCK_KINDS, Kind.BF16, Kind.Q2_K])
def test_rows_read_in_chunks_are_the_same(
    tmp_path: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = random_blocks(kind, SHAPE) if kind in _RANDOM else quantize(random_values(), kind)
    one_tensor(tmp_path, raw, kind)
    reader = GgufWeights(GgufFile(tmp_path / "one.gguf"), Quantization.EIGHT_BITS)
    whole = reader.linear("x", SHAPE)
    monkeypatch.setattr(row_chunks, "CHUNK_WEIGHTS", 3 * SHAPE[1])  # rows 0 to 2, then the last
    parts = reader.linear("x", SHAPE)
    assert isinstance(whole, BlockLinear)
    assert isinstance(parts, BlockLinear)
    np.testing.assert_array_equal(whole.packed, parts.packed)
    np.testing.assert_array_equal(dequantized(whole), dequantized(parts))


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_blocks_are_read_exactly(tmp_path: Path, kind: Kind) -> None:
    raw = random_blocks(kind, SHAPE) if kind in _RANDOM else quantize(random_values(), kind)
    reader, expected = one_tensor(tmp_path, raw, kind), dequantize(raw, kind)
    np.testing.assert_array_equal(reader.dense("x", SHAPE), expected)
    linear = reader.linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    # An offset is added to a product in another order than ggml does: float32's own rounding.
    np.testing.assert_allclose(dequantized(linear), expected, atol=1e-6)


@pytest.mark.parametrize(("kind", "bits"), [(Kind.Q4_0, 4), (Kind.Q4_1, 4), (Kind.Q5_0, 8)])
def test_blocks_stay_blocks(tmp_path: Path, kind: Kind, bits: int) -> None:
    linear = weights(tmp_path, TinyLlama(kind)).linear(NAME, (64, 64))
    assert isinstance(linear, BlockLinear)
    assert linear.bits == bits


def test_blocks_without_an_exact_form_are_rounded_to_8_bits(tmp_path: Path) -> None:
    raw = random_blocks(Kind.Q2_K, SHAPE)
    linear = one_tensor(tmp_path, raw, Kind.Q2_K).linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    steps = np.repeat(linear.scales, 32, axis=1)
    assert np.all(np.abs(dequantized(linear) - dequantize(raw, Kind.Q2_K)) <= 0.5001 * steps)


def rounded(folder: Path, raw: NDArray[Any], kind: Kind) -> BlockLinear:
    """As an import takes it."""
    one_tensor(folder, raw, kind)
    reader = GgufWeights(GgufFile(folder / "one.gguf"), Quantization.EIGHT_BITS)
    linear = reader.linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    return linear


@pytest.mark.parametrize("kind", [Kind.TQ1_0, Kind.TQ2_0])
def test_few_bits_become_4_with_zero_points_unless_told_otherwise(
    tmp_path: Path, kind: Kind
) -> None:
    raw = quantize(random_values(), kind)
    linear = rounded(tmp_path, raw, kind)
    assert (linear.bits, linear.block, linear.offsets) == (4, 32, None)
    np.testing.assert_allclose(dequantized(linear), dequantize(raw, kind), atol=1e-3)


@pytest.mark.parametrize("kind", [Kind.IQ2_XXS, Kind.IQ2_XS, Kind.IQ2_S, Kind.IQ1_S, Kind.IQ1_M])
def test_codebooks_of_few_bits_are_near_in_4(tmp_path: Path, kind: Kind) -> None:
    raw = random_blocks(kind, SHAPE)
    expected = dequantize(raw, kind)
    linear = rounded(tmp_path, raw, kind)
    assert (linear.bits, linear.block, linear.offsets) == (4, 32, None)
    assert np.linalg.norm(dequantized(linear) - expected) < 0.12 * np.linalg.norm(expected)


@pytest.mark.parametrize(("kind", "share"), [(Kind.IQ3_S, 1e-6), (Kind.IQ3_XXS, 0.04)])
def test_codebooks_of_3_bits_lie_on_the_grid_of_4(tmp_path: Path, kind: Kind, share: float) -> None:
    """The largest of IQ3_XXS's eight sizes is 62 there and 60 here."""
    raw = random_blocks(kind, SHAPE)
    expected = dequantize(raw, kind)
    linear = rounded(tmp_path, raw, kind)
    assert (linear.bits, linear.block, linear.zeros) == (4, 32, None)
    np.testing.assert_allclose(
        dequantized(linear), expected, rtol=share, atol=1e-6 * np.abs(expected).max()
    )


@pytest.mark.parametrize("kind", [Kind.IQ2_S, Kind.IQ3_S])
def test_codebooks_have_8_bits_where_nothing_may_be_rounded(tmp_path: Path, kind: Kind) -> None:
    linear = one_tensor(tmp_path, random_blocks(kind, SHAPE), kind).linear("x", SHAPE)
    assert isinstance(linear, BlockLinear)
    assert linear.bits == 8


def test_a_table_of_few_bits_keeps_8(tmp_path: Path) -> None:
    """It is looked up by an operator that has no zero points, and decides about everything."""
    writer = GGUFWriter(tmp_path / "table.gguf", "llama")
    raw = random_blocks(Kind.Q2_K, SHAPE)
    writer.add_tensor("token_embd.weight", raw, raw_dtype=Kind.Q2_K)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    reader = GgufWeights(GgufFile(tmp_path / "table.gguf"), Quantization.EIGHT_BITS)
    linear = reader.linear("token_embd.weight", SHAPE)
    assert isinstance(linear, BlockLinear)
    assert (linear.bits, linear.zeros) == (8, None)


def test_unread_names_what_nobody_asked_for(tmp_path: Path) -> None:
    reader = weights(tmp_path, TinyLlama(layers=1))
    assert NAME in reader.unread()
    reader.linear(NAME, (64, 64))
    assert NAME not in reader.unread()
