"""Matrices rounded to 4 bits with whole zero points, which products take into account for free."""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.quantize import neighbours_in_bytes
from gpt_desktop.convert.weights import BlockLinear, Bytes, Floats

_BITS = 4
_MOST = np.float32(15)
# Of a block's range, tried one after the other: its ends may be cut off to the others' good.
_SHARES = (1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_REFINED = 2  # times that quants and scales are fitted to each other
# Weights at once, so that all of them stay in the processor's cache.
_AT_ONCE = 1 << 17


def round_to_zeroed(values: Floats, block: int) -> BlockLinear:
    """The blocks nearest to a matrix [N, K], K a multiple of ``block``.

    Large weights count more, as in llama.cpp's rounding: activations that meet them do not
    average out.
    """
    table = values.reshape(-1, block)
    count = len(table)
    packed = np.empty((count, block // 2), np.uint8)
    scales, zeros = np.empty(count, np.float32), np.empty(count, np.uint8)
    for start in range(0, count, _AT_ONCE // block):
        part = slice(start, start + _AT_ONCE // block)
        scales[part], found, quants = _best_grid(table[part])
        zeros[part] = found
        packed[part] = neighbours_in_bytes(quants)
    rows, blocks = values.shape[0], values.shape[1] // block
    even = np.zeros((rows, blocks + blocks % 2), np.uint8)
    even[:, :blocks] = zeros.reshape(rows, blocks)
    return BlockLinear(
        _BITS,
        packed.reshape(rows, blocks, -1),
        scales.reshape(rows, blocks),
        zeros=neighbours_in_bytes(even),
    )


def _best_grid(table: Floats) -> tuple[Floats, Bytes, Bytes]:
    """Scales and zero points [n] of blocks [n, block], and their quants, of the least error."""
    low, high = np.minimum(table.min(axis=-1), 0), np.maximum(table.max(axis=-1), 0)
    counts = np.abs(table)
    counts += np.sqrt(np.einsum("bk,bk->b", table, table) / table.shape[1])[:, None]
    weighted = counts * table
    best = np.full(low.shape, np.inf, np.float32)
    scales, zeros = np.zeros_like(low), np.zeros_like(low)
    for share in _SHARES:
        step = (high - low) * np.float32(share) / _MOST
        zero = np.rint(-low * np.float32(share) / _nonzero(step)).clip(0, _MOST)
        fitted, error = _fit(table, counts, weighted, _nonzero(step), zero)
        better = error < best
        best[better], scales[better], zeros[better] = error[better], fitted[better], zero[better]
    for _ in range(_REFINED):
        fitted, error = _fit(table, counts, weighted, _nonzero(scales), zeros)
        better = error < best
        best[better], scales[better] = error[better], fitted[better]
    quants = _quants(table, _nonzero(scales), zeros)
    return scales, zeros.astype(np.uint8), quants.astype(np.uint8)


def _fit(
    table: Floats, counts: Floats, weighted: Floats, steps: Floats, zeros: Floats
) -> tuple[Floats, Floats]:
    """The best scales of the quants that these steps give, and what is left of the error."""
    moved = _quants(table, steps, zeros)
    moved -= zeros[:, None]
    along = np.einsum("bk,bk->b", weighted, moved)
    moved *= moved
    length = np.einsum("bk,bk->b", counts, moved)
    fitted = along / _nonzero(length)
    return fitted, -fitted * along


def _quants(table: Floats, steps: Floats, zeros: Floats) -> Floats:
    found = table * (np.float32(1) / steps)[:, None]
    found += zeros[:, None]
    np.rint(found, out=found)
    np.clip(found, 0, _MOST, out=found)
    return found


def _nonzero(values: Floats) -> Floats:
    return np.where(values == 0, np.float32(1), values)
