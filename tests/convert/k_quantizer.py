"""Rounding to ggml's k-quants, which gguf reads but does not write.

Plain rounding from each part's least to its greatest value: llama.cpp searches for better
scales. The layout is that of ggml-common.h.
"""

from __future__ import annotations

import numpy as np
from gguf.constants import GGMLQuantizationType as Kind
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_WEIGHTS, _PARTS, _MOST = 256, 8, 63


def quantize_k(values: Floats, kind: Kind) -> Bytes:
    """Rows [N, K] as blocks [N, bytes] of Q4_K, Q5_K or Q6_K; K a multiple of 256."""
    if kind == Kind.Q6_K:
        blocks = _q6_k(values.reshape(-1, 16, 16))
    else:
        blocks = _q4_or_q5_k(values.reshape(-1, _PARTS, 32), 31 if kind == Kind.Q5_K else 15)
    return blocks.reshape(len(values), -1)


def _q4_or_q5_k(parts: Floats, top: int) -> Bytes:
    minima = np.maximum(-parts.min(axis=-1), 0)
    scales = (np.maximum(parts.max(axis=-1), 0) + minima) / top
    factor, steps = _in_6_bits(scales)
    minimum, shifts = _in_6_bits(minima)
    moved = parts + (_wide(minimum) * shifts)[..., None]
    size = (_wide(factor) * steps)[..., None]
    quants = np.rint(moved / np.where(size == 0, 1, size)).clip(0, top).astype(np.uint8)
    fields: list[Bytes] = [_raw(factor), _raw(minimum), _packed_6_bits(steps, shifts)]
    if top > 15:
        bits = (quants >> 4) << np.arange(_PARTS, dtype=np.uint8)[:, None]
        fields.append(np.bitwise_or.reduce(bits, axis=1).astype(np.uint8))
    low = quants & np.uint8(0x0F)
    fields.append((low[:, 0::2] | low[:, 1::2] << np.uint8(4)).reshape(len(quants), -1))
    return np.concatenate(fields, axis=-1)


def _q6_k(parts: Floats) -> Bytes:
    """Parts [blocks, 16, 16] with signed scales of 8 bits."""
    scales = np.abs(parts).max(axis=-1) / 31
    factor = (scales.max(axis=-1) / 127).astype(np.float16)
    steps = np.rint(scales / _nonzero(factor)).clip(0, 127)
    size = (_wide(factor) * steps)[..., None]
    quants = np.rint(parts / np.where(size == 0, 1, size)).clip(-32, 31) + 32
    table = quants.astype(np.uint8).reshape(-1, 2, 4, 32)
    low, high = table & 0x0F, table >> 4
    nibbles = low[:, :, :2] | low[:, :, 2:] << np.uint8(4)
    pairs = np.bitwise_or.reduce(high << np.arange(0, 8, 2, dtype=np.uint8)[:, None], axis=2)
    count = len(parts)
    signed = steps.astype(np.int8).view(np.uint8)
    fields = (nibbles.reshape(count, -1), pairs.reshape(count, -1), signed, _raw(factor))
    return np.concatenate(fields, axis=-1)


def _in_6_bits(values: Floats) -> tuple[NDArray[np.float16], Bytes]:
    """A factor for each block, and the values of its parts in units of it."""
    factor = (values.max(axis=-1) / _MOST).astype(np.float16)
    return factor, np.rint(values / _nonzero(factor)).clip(0, _MOST).astype(np.uint8)


def _packed_6_bits(steps: Bytes, shifts: Bytes) -> Bytes:
    """Two times 8 numbers of 6 bits in 12 bytes."""
    first = steps[:, :4] | (steps[:, 4:] >> 4) << 6
    second = shifts[:, :4] | (shifts[:, 4:] >> 4) << 6
    third = (steps[:, 4:] & 0x0F) | (shifts[:, 4:] & 0x0F) << 4
    return np.concatenate([first, second, third], axis=-1)


def _wide(factor: NDArray[np.float16]) -> Floats:
    return factor.astype(np.float32)[:, None]


def _nonzero(factor: NDArray[np.float16]) -> Floats:
    wide = _wide(factor)
    return np.where(wide == 0, np.float32(1), wide)


def _raw(factor: NDArray[np.float16]) -> Bytes:
    return factor.view(np.uint8).reshape(len(factor), 2)
