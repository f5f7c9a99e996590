"""Rotary position encoding (Su et al. 2021): its tables, and the order of rows it wants."""

from __future__ import annotations

import numpy as np

from gpt_desktop.convert.weights import Floats, Rows


def rotary_tables(base: float, length: int, factors: Floats) -> tuple[Floats, Floats]:
    """Cosines and sines [length, head_size / 2] of the rotary angles.

    ``factors`` [head_size / 2] divide the frequencies, as Llama 3.1 does to reach farther.
    """
    pairs = len(factors)
    frequencies = base ** -(np.arange(pairs) / pairs) / factors
    angles = np.outer(np.arange(length), frequencies)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def halved_rows(heads: int, head_size: int) -> Rows:
    """Undoes llama GGUFs' order of Q and K rows, in which a rotary pair is two neighbours."""
    rows = np.arange(heads * head_size).reshape(heads, head_size // 2, 2)
    return rows.swapaxes(1, 2).reshape(-1)
