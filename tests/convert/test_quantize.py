"""Repacked blocks hold the very numbers gguf's own dequantizer gives."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize, quantize

from gpt_desktop.convert.k_quants import repack_q4_k, repack_q5_k, repack_q6_k
from gpt_desktop.convert.linear_nodes import dequantized
from gpt_desktop.convert.quantize import (
    repack_q4_0,
    repack_q4_1,
    repack_q5_0,
    repack_q5_1,
    repack_q8_0,
    round_to_8_bits,
)
from gpt_desktop.convert.weights import BlockLinear, Bytes
from tests.convert.random_blocks import random_blocks

ROWS, COLUMNS = 6, 96


@pytest.mark.parametrize(
    ("kind", "repack"),
    [
        (Kind.Q4_0, repack_q4_0),
        (Kind.Q4_1, repack_q4_1),
        (Kind.Q5_0, repack_q5_0),
        (Kind.Q5_1, repack_q5_1),
        (Kind.Q8_0, repack_q8_0),
    ],
)
def test_repacking_rounds_nothing(kind: Kind, repack: Callable[[Bytes, int], BlockLinear]) -> None:
    values = np.random.default_rng(1).normal(0.3, 1, (ROWS, COLUMNS)).astype(np.float32)
    blocks = quantize(values, kind)
    linear = repack(blocks, ROWS)
    assert linear.shape == (ROWS, COLUMNS)
    np.testing.assert_allclose(dequantized(linear), dequantize(blocks, kind), atol=1e-6)


@pytest.mark.parametrize(
    ("kind", "repack", "bits", "block"),
    [
        (Kind.Q4_K, repack_q4_k, 4, 32),
        (Kind.Q5_K, repack_q5_k, 8, 32),
        (Kind.Q6_K, repack_q6_k, 8, 16),
    ],
)
def test_repacking_k_quants_rounds_nothing(
    kind: Kind, repack: Callable[[Bytes, int], BlockLinear], bits: int, block: int
) -> None:
    blocks = random_blocks(kind, (ROWS, 512))
    linear = repack(blocks, ROWS)
    assert (linear.shape, linear.bits, linear.block) == ((ROWS, 512), bits, block)
    np.testing.assert_allclose(dequantized(linear), dequantize(blocks, kind), atol=1e-6)


def test_q4_0_nibbles_become_neighbours() -> None:
    scale = np.array([1], np.float16).view(np.uint8)
    # Element i is i % 16: low nibbles hold 0 to 15, high nibbles hold 0 to 15 again.
    nibbles = np.array([i | i << 4 for i in range(16)], np.uint8)
    linear = repack_q4_0(np.concatenate([scale, nibbles]), 1)
    expected = [low | (low + 1) << 4 for low in range(0, 16, 2)] * 2
    assert linear.packed.reshape(-1).tolist() == expected


def test_q4_1_keeps_its_minimum_as_an_offset() -> None:
    block = np.concatenate([np.array([0.5, -3], np.float16).view(np.uint8), np.zeros(16, np.uint8)])
    linear = repack_q4_1(block.astype(np.uint8), 1)
    assert linear.offsets is not None
    assert linear.offsets.tolist() == [[-3 + 8 * 0.5]]
    assert np.all(dequantized(linear) == -3)


def test_q4_0_takes_negative_scales() -> None:
    block = np.concatenate([np.array([-2], np.float16).view(np.uint8), np.full(16, 0x0F, np.uint8)])
    values = dequantized(repack_q4_0(block, 1))[0]
    assert values[:16].tolist() == [-14.0] * 16
    assert values[16:].tolist() == [16.0] * 16


def test_q8_0_keeps_the_ends_of_its_range() -> None:
    quants = np.zeros(32, np.int8)
    quants[:2] = 127, -127
    block = np.concatenate([np.array([1], np.float16).view(np.uint8), quants.view(np.uint8)])
    assert dequantized(repack_q8_0(block, 1))[0, :3].tolist() == [127, -127, 0]


def test_rounding_to_8_bits_is_within_half_a_step() -> None:
    values = np.random.default_rng(2).normal(0, 1, (ROWS, COLUMNS)).astype(np.float32)
    linear = round_to_8_bits(values)
    steps = np.repeat(linear.scales, 32, axis=1)
    assert np.all(np.abs(dequantized(linear) - values) <= 0.5001 * steps)


def test_rounding_takes_a_block_of_zeros() -> None:
    assert not dequantized(round_to_8_bits(np.zeros((1, 32), np.float32))).any()


def test_rows_move_with_their_scales_and_offsets() -> None:
    values = np.random.default_rng(4).normal(1, 1, (4, 32)).astype(np.float32)
    linear = repack_q4_1(quantize(values, Kind.Q4_1), 4)
    order = np.array([2, 0, 3, 1])
    np.testing.assert_array_equal(dequantized(linear.take_rows(order)), dequantized(linear)[order])
