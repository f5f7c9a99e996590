"""Matrices made some rows at a time: what making them takes in between stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from gpt_desktop.convert.weights import BlockLinear

# Of the weights made at once: 4 MB as bytes, 16 MB as float32.
CHUNK_WEIGHTS = 1 << 22


def in_row_chunks(shape: tuple[int, int], make: Callable[[slice], BlockLinear]) -> BlockLinear:
    """The matrix [N, K] whose rows ``make`` makes, a slice of them after the other.

    Args:
        make: of one form for all slices.
    """
    chunks = _chunks(*shape)
    first = make(next(chunks))
    if first.shape[0] == shape[0]:
        return first
    whole = BlockLinear(
        first.bits,
        np.empty((shape[0], *first.packed.shape[1:]), first.packed.dtype),
        np.empty((shape[0], *first.scales.shape[1:]), first.scales.dtype),
        None if first.offsets is None else np.empty((shape[0], first.offsets.shape[1]), np.float32),
        None if first.zeros is None else np.empty((shape[0], first.zeros.shape[1]), np.uint8),
    )
    _put(whole, slice(first.shape[0]), first)
    for rows in chunks:
        _put(whole, rows, make(rows))
    return whole


def _chunks(rows: int, columns: int) -> Iterator[slice]:
    size = max(1, CHUNK_WEIGHTS // columns)
    yield from (slice(start, min(start + size, rows)) for start in range(0, rows, size))


def _put(whole: BlockLinear, rows: slice, part: BlockLinear) -> None:
    whole.packed[rows], whole.scales[rows] = part.packed, part.scales
    if whole.offsets is not None:
        whole.offsets[rows] = part.offsets
    if whole.zeros is not None and part.zeros is not None:
        whole.zeros[rows] = part.zeros
