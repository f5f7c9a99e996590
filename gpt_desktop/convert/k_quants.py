"""Repacking of ggml's k-quants for MatMulNBits without rounding.

A block holds 256 weights in parts with scales of their own (ggml-common.h, ggml-quants.c);
each part becomes a block of MatMulNBits.
"""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.quantize import grid_8, grid_offsets, halves, neighbours_in_bytes
from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, Floats

_WEIGHTS = 256
_PARTS = _WEIGHTS // BLOCK
_SCALES = 12
_CENTRE_3, _CENTRE_4, _CENTRE_5, _CENTRE_6 = 4, 8, 16, 32
_NARROW = 16


def repack_q3_k(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · (s − 32) · (q − 4)``, s of 6 bits for each 16 weights, which are a block each.

    Third bits come first, bit i of byte j for weight j of part i; then pairs of bits, four a byte.
    """
    table = blocks.reshape(rows, -1, 32 + 64 + _SCALES + 2)
    parts = np.arange(_PARTS, dtype=np.uint8)[:, None]
    third = table[..., None, :32] >> parts & np.uint8(1)
    pairs = table[..., 32:96].reshape(*table.shape[:-1], 2, 1, BLOCK)
    low = (pairs >> np.arange(0, 8, 2, dtype=np.uint8)[:, None] & np.uint8(3)).reshape(third.shape)
    quants = (low | third << np.uint8(2)) + np.uint8(_CENTRE_4 - _CENTRE_3)
    raw = table[..., 96 : 96 + _SCALES]
    upper = (raw[..., None, 8:] >> np.arange(0, 8, 2, dtype=np.uint8)[:, None]) & np.uint8(3)
    lower = np.concatenate([raw[..., :8] & 0x0F, raw[..., :8] >> 4], axis=-1)
    steps = lower | upper.reshape(lower.shape) << np.uint8(4)
    scales = halves(table[..., 96 + _SCALES :])[..., None] * (steps.astype(np.float32) - 32)
    packed = neighbours_in_bytes(quants).reshape(rows, -1, _NARROW // 2)
    return BlockLinear(4, packed, scales.reshape(rows, -1).astype(np.float32))


def repack_q4_k(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · s · q − d' · m``, s and m of 6 bits for each 32 weights."""
    table = blocks.reshape(rows, -1, 4 + _SCALES + _WEIGHTS // 2)
    scales, minima = _scales_and_minima(table)
    quants = _nibbles(table[..., 4 + _SCALES :])
    packed = neighbours_in_bytes(quants).reshape(rows, -1, BLOCK // 2)
    return BlockLinear(4, packed, scales, grid_offsets(scales, minima, _CENTRE_4))


def repack_q5_k(blocks: Bytes, rows: int) -> BlockLinear:
    """As Q4_K, with fifth bits: bit s of byte i belongs to weight i of part s."""
    table = blocks.reshape(rows, -1, 4 + _SCALES + BLOCK + _WEIGHTS // 2)
    scales, minima = _scales_and_minima(table)
    high = table[..., None, 4 + _SCALES : 4 + _SCALES + BLOCK]
    parts = np.arange(_PARTS, dtype=np.uint8)[:, None]
    quants = _nibbles(table[..., 4 + _SCALES + BLOCK :]) | (
        (high >> parts & np.uint8(1)) << np.uint8(4)
    )
    packed = grid_8(quants, _CENTRE_5).reshape(rows, -1, BLOCK)
    return BlockLinear(8, packed, scales, grid_offsets(scales, minima, _CENTRE_5))


def repack_q6_k(blocks: Bytes, rows: int) -> BlockLinear:
    """``w = d · s · (q − 32)``, s an int8 for each 16 weights, which are a block each."""
    table = blocks.reshape(rows, -1, 128 + 64 + 16 + 2)
    # Two halves of 128 weights: 64 bytes of nibbles and 32 of upper pairs of bits each.
    low = table[..., :128].reshape(rows, -1, 2, 64)
    high = table[..., 128:192].reshape(rows, -1, 2, 1, 32)
    nibbles = np.concatenate([low & 0x0F, low >> 4], axis=-1).reshape(rows, -1, 2, 4, 32)
    shifts = np.arange(0, 8, 2, dtype=np.uint8)[:, None]
    quants = nibbles | ((high >> shifts & np.uint8(3)) << np.uint8(4))
    steps = np.ascontiguousarray(table[..., 192:208]).view(np.int8).astype(np.float32)
    scales = halves(table[..., 208:])[..., None] * steps
    packed = grid_8(quants, _CENTRE_6).reshape(rows, -1, _NARROW)
    return BlockLinear(8, packed, scales.reshape(rows, -1))


def _scales_and_minima(table: Bytes) -> tuple[Floats, Floats]:
    """Of each 32 weights, [rows, K / 32]; the minima are what is added."""
    raw = table[..., 4 : 4 + _SCALES]
    first, second, third = raw[..., :4], raw[..., 4:8], raw[..., 8:]
    scales = np.concatenate([first & 63, (third & 0x0F) | (first >> 6 << 4)], axis=-1)
    minima = np.concatenate([second & 63, (third >> 4) | (second >> 6 << 4)], axis=-1)
    wide = halves(table[..., :2])[..., None], halves(table[..., 2:4])[..., None]
    rows = table.shape[0]
    found = (wide[0] * scales).reshape(rows, -1), -(wide[1] * minima).reshape(rows, -1)
    return found[0].astype(np.float32), found[1].astype(np.float32)


def _nibbles(raw: Bytes) -> Bytes:
    """[..., 128] bytes as [..., 8, 32] quants: 32 low nibbles, then their high ones."""
    chunks = raw.reshape(*raw.shape[:-1], _PARTS // 2, 1, BLOCK)
    quants = np.concatenate([chunks & 0x0F, chunks >> 4], axis=-2)
    return quants.reshape(*raw.shape[:-1], _PARTS, BLOCK)
