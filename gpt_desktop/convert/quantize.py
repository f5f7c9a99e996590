"""Repacking of GGUF blocks for MatMulNBits without rounding, and 8-bit rounding for the rest.

Blocks hold 32 weights each (ggml-common.h): Q4_0 and Q4_1 keep elements 0 to 15 in the low
nibbles of 16 bytes and 16 to 31 in the high ones, where MatMulNBits wants neighbours in one
byte.
"""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, Floats

_HALF = BLOCK // 2
_ZERO_POINT_4 = 8


def repack_q4_0(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · (q − 8)``: blocks of a float16 d and 16 bytes of nibbles."""
    table = blocks.reshape(rows, -1, 2 + _HALF)
    return BlockLinear(4, _interleave(table[..., 2:]), _halves(table[..., :2]))


def repack_q4_1(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · q + m``, which is ``d · (q − 8) + (m + 8 · d)``."""
    table = blocks.reshape(rows, -1, 4 + _HALF)
    scales, minima = _halves(table[..., :2]), _halves(table[..., 2:4])
    return BlockLinear(4, _interleave(table[..., 4:]), scales, minima + _ZERO_POINT_4 * scales)


def repack_q8_0(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · q`` with signed bytes q; MatMulNBits wants them moved up by 128."""
    table = blocks.reshape(rows, -1, 2 + BLOCK)
    return BlockLinear(8, table[..., 2:] ^ np.uint8(0x80), _halves(table[..., :2]))


def round_to_8_bits(values: Floats) -> BlockLinear:
    """The nearest 8-bit blocks of a matrix [N, K], K a multiple of 32."""
    table = values.reshape(values.shape[0], -1, BLOCK)
    scales = np.abs(table).max(axis=-1) / np.float32(127)
    steps = np.where(scales == 0, np.float32(1), scales)
    quants = np.rint(table / steps[..., None]) + 128
    return BlockLinear(8, quants.astype(np.uint8), scales)


def _halves(raw: Bytes) -> Floats:
    """float16 pairs of bytes [..., 2] as float32 [...]."""
    return np.ascontiguousarray(raw).view("<f2")[..., 0].astype(np.float32)


def _interleave(nibbles: Bytes) -> Bytes:
    """[..., 16] with element i beside element i + 16, to neighbours 2 i and 2 i + 1 in a byte."""
    quants = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=-1)
    packed: Bytes = quants[..., 0::2] | (quants[..., 1::2] << 4)
    return packed
