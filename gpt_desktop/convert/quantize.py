"""Repacking of GGUF blocks for MatMulNBits without rounding, and rounding for the rest.

Blocks hold 32 weights each (ggml-common.h): 4- and 5-bit ones keep elements 0 to 15 in the
low nibbles of 16 bytes and 16 to 31 in the high ones, where MatMulNBits wants neighbours in
one byte. Five bits fit the operator's 8-bit grid as they are.
"""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, Floats

_HALF = BLOCK // 2
_HIGH_BITS = BLOCK // 8
_CENTRE_4, _CENTRE_5, _CENTRE_8 = 8, 16, 128


def repack_q4_0(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · (q − 8)``: blocks of a float16 d and 16 bytes of nibbles."""
    table = blocks.reshape(rows, -1, 2 + _HALF)
    return BlockLinear(4, neighbours_in_bytes(_nibbles(table[..., 2:])), halves(table[..., :2]))


def repack_q4_1(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · q + m``, which is ``d · (q − 8) + (m + 8 · d)``."""
    table = blocks.reshape(rows, -1, 4 + _HALF)
    scales, minima = halves(table[..., :2]), halves(table[..., 2:4])
    packed = neighbours_in_bytes(_nibbles(table[..., 4:]))
    return BlockLinear(4, packed, scales, grid_offsets(scales, minima, _CENTRE_4))


def repack_q5_0(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · (q − 16)``: a float16 d, 32 fifth bits, 16 bytes of nibbles."""
    table = blocks.reshape(rows, -1, 2 + _HIGH_BITS + _HALF)
    return BlockLinear(8, grid_8(_fives(table[..., 2:]), _CENTRE_5), halves(table[..., :2]))


def repack_q5_1(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · q + m``, with m a float16 after d."""
    table = blocks.reshape(rows, -1, 4 + _HIGH_BITS + _HALF)
    scales, minima = halves(table[..., :2]), halves(table[..., 2:4])
    packed = grid_8(_fives(table[..., 4:]), _CENTRE_5)
    return BlockLinear(8, packed, scales, grid_offsets(scales, minima, _CENTRE_5))


def repack_q8_0(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · q`` with signed bytes q; MatMulNBits wants them moved up by 128."""
    table = blocks.reshape(rows, -1, 2 + BLOCK)
    return BlockLinear(8, table[..., 2:] ^ np.uint8(0x80), halves(table[..., :2]))


def round_to_8_bits(values: Floats, block: int = BLOCK) -> BlockLinear:
    """The nearest 8-bit blocks of a matrix [N, K], K a multiple of ``block``."""
    table = values.reshape(values.shape[0], -1, block)
    scales = np.abs(table).max(axis=-1) / np.float32(127)
    steps = np.where(scales == 0, np.float32(1), scales)
    quants = np.rint(table / steps[..., None]) + _CENTRE_8
    return BlockLinear(8, quants.astype(np.uint8), scales)


def round_to_4_bits(values: Floats) -> BlockLinear:
    """The nearest 4-bit blocks, from each block's least to its greatest value."""
    table = values.reshape(values.shape[0], -1, BLOCK)
    minima = table.min(axis=-1)
    scales = (table.max(axis=-1) - minima) / np.float32(15)
    steps = np.where(scales == 0, np.float32(1), scales)
    quants = np.rint((table - minima[..., None]) / steps[..., None]).astype(np.uint8)
    packed = neighbours_in_bytes(quants)
    return BlockLinear(4, packed, scales, grid_offsets(scales, minima, _CENTRE_4))


def halves(raw: Bytes) -> Floats:
    """float16 pairs of bytes [..., 2] as float32 [...]."""
    return np.ascontiguousarray(raw).view("<f2")[..., 0].astype(np.float32)


def grid_8(quants: Bytes, centre: int) -> Bytes:
    """Quants of fewer bits on the 8-bit grid, ``centre`` at its zero."""
    return quants + np.uint8(_CENTRE_8 - centre)


def grid_offsets(scales: Floats, minima: Floats, centre: int) -> Floats:
    """What is missing when ``d · q + m`` is computed as ``d · (q − centre)``."""
    return minima + np.float32(centre) * scales


def neighbours_in_bytes(quants: Bytes) -> Bytes:
    """4-bit quants [..., K], two in a byte: [..., K / 2], the first in the low nibble."""
    packed: Bytes = quants[..., 0::2] | (quants[..., 1::2] << np.uint8(4))
    return packed


def _nibbles(raw: Bytes) -> Bytes:
    """[..., 16] bytes as quants [..., 32] in their order."""
    return np.concatenate([raw & 0x0F, raw >> 4], axis=-1)


def _fives(raw: Bytes) -> Bytes:
    """[..., 20] bytes, 32 fifth bits before the nibbles, as quants [..., 32]."""
    high = np.unpackbits(raw[..., :_HIGH_BITS], axis=-1, bitorder="little")
    return _nibbles(raw[..., _HIGH_BITS:]) | (high << np.uint8(4))
