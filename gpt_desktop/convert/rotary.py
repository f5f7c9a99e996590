"""Rotary position encoding (Su et al. 2021): its tables, and the order of rows it wants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gpt_desktop.convert.weights import Floats, Rows

# Far beyond all that is in use: bases of 1e8, factors of 100.
_LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Rotary:
    """How queries and keys are turned by their position.

    Attributes:
        base: of the frequencies.
        size: features of a head that are turned, the first ones; the others stay as they are.
        factors: [size / 2] divide the frequencies; empty where all are 1.
        magnitude: multiplies the turned features, to make up for stretched positions.
    """

    base: float
    size: int
    factors: tuple[float, ...] = ()
    magnitude: float = 1.0

    def __post_init__(self) -> None:
        """Raises ValueError where the tables would hold no numbers, or none but 0."""
        least = min((1.0, *self.factors))
        if not 1 <= self.base <= _LARGEST or least < 1 / _LARGEST:
            raise ValueError(f"no frequencies: {self}")
        if not 1 / _LARGEST <= self.magnitude <= _LARGEST:
            raise ValueError(f"no magnitude: {self}")


def rotary_tables(rotary: Rotary, length: int) -> tuple[Floats, Floats]:
    """Cosines and sines [length, size / 2] of the rotary angles."""
    pairs = rotary.size // 2
    frequencies = rotary.base ** -(np.arange(pairs) / pairs)
    if rotary.factors:
        frequencies = frequencies / np.array(rotary.factors)
    angles = np.outer(np.arange(length), frequencies)
    cosines, sines = np.cos(angles) * rotary.magnitude, np.sin(angles) * rotary.magnitude
    return cosines.astype(np.float32), sines.astype(np.float32)


def halved_rows(heads: int, head_size: int) -> Rows:
    """Undoes llama GGUFs' order of Q and K rows, in which a rotary pair is two neighbours."""
    rows = np.arange(heads * head_size).reshape(heads, head_size // 2, 2)
    return rows.swapaxes(1, 2).reshape(-1)
