"""ggml's types of 3 bits with codebooks, whose values lie on a grid of 16 but for one of them.

Both have a scale for each 32 weights and 8 sizes times a sign (ggml-common.h, ggml-quants.c): the
odd numbers to 15 of IQ3_S, and 4, 12, … 52, 62 of IQ3_XXS, of which the last is taken for 60.
"""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.quantize import halves, neighbours_in_bytes
from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, Floats

_MOST = 15
_S_SCALES = 106  # where they begin in a block
_XXS_SCALES = 66


def repack_iq3_s(blocks: Bytes, values: Floats) -> BlockLinear:
    """``w = d · (1 + 2 s) · (2 q − 15)``, s of 4 bits for each 32 weights.

    Args:
        blocks: uint8 [N, K / 256 · 110]; ``values``: the same as float32 [N, K].
    """
    table = blocks.reshape(len(blocks), -1, 110)
    raw = table[..., _S_SCALES:]
    steps = np.stack([raw & 0x0F, raw >> 4], axis=-1).reshape(*table.shape[:2], -1)
    sizes = halves(table[..., :2])[..., None] * (1 + 2 * steps.astype(np.float32))
    return _on_grid(values, sizes)


def repack_iq3_xxs(blocks: Bytes, values: Floats) -> BlockLinear:
    """``w = d · (1 + 2 s) / 4 · 4 (2 q − 15)``; as ``repack_iq3_s``, a block of 98 bytes."""
    table = blocks.reshape(len(blocks), -1, 98)
    words = np.ascontiguousarray(table[..., _XXS_SCALES:]).view("<u4")
    steps = (words >> np.uint32(28)).astype(np.float32)
    sizes = halves(table[..., :2])[..., None] * (1 + 2 * steps)
    return _on_grid(values, sizes)


def _on_grid(values: Floats, sizes: Floats) -> BlockLinear:
    """Values near ``size · (2 q − 15)``, a size for each 32 of them."""
    scales = sizes.reshape(len(values), -1).astype(np.float32)
    table = values.reshape(*scales.shape, BLOCK)
    whole = table / np.where(scales == 0, np.float32(1), scales)[..., None]
    quants = np.rint((whole + _MOST) / 2).clip(0, _MOST).astype(np.uint8)
    return BlockLinear(4, neighbours_in_bytes(quants), 2 * scales, scales)
