"""Weights as the graph needs them, whatever file they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Rows = NDArray[np.intp]

BLOCK = 32


@dataclass(frozen=True, slots=True)
class BlockLinear:
    """A matrix [N, K] in blocks along K, as MatMulNBits takes it.

    ``w = scale · (q − zero) + offset``; None as zeros is 2^(bits − 1), as offsets 0.

    Attributes:
        bits: 4 or 8.
        packed: uint8 [N, K / block, block · bits / 8], the low nibble first.
        scales: float32 [N, K / block].
        offsets: float32 [N, K / block] or None. A product of their own adds them.
        zeros: uint8 [N, ⌈K / block · bits / 8⌉], the low nibble first, or None.
    """

    bits: int
    packed: Bytes
    scales: Floats
    offsets: Floats | None = None
    zeros: Bytes | None = None

    @property
    def block(self) -> int:
        """Weights that share a scale."""
        return int(self.packed.shape[2]) * 8 // self.bits

    @property
    def shape(self) -> tuple[int, int]:
        """(N, K): output and input features."""
        return self.packed.shape[0], self.packed.shape[1] * self.block

    def take_rows(self, rows: Rows) -> BlockLinear:
        """The same matrix with its rows in another order."""
        return self._some(rows)

    def rows(self, rows: slice) -> BlockLinear:
        """Some of the matrix's rows, not copied."""
        return self._some(rows)

    def _some(self, rows: Rows | slice) -> BlockLinear:
        return replace(
            self,
            packed=self.packed[rows],
            scales=self.scales[rows],
            offsets=None if self.offsets is None else self.offsets[rows],
            zeros=None if self.zeros is None else self.zeros[rows],
        )

    def times(self, factor: float) -> BlockLinear:
        """The same matrix, its values multiplied."""
        number = np.float32(factor)
        offsets = None if self.offsets is None else self.offsets * number
        return replace(self, scales=self.scales * number, offsets=offsets)


@dataclass(frozen=True, slots=True)
class DenseLinear:
    """A matrix [N, K] of float32."""

    values: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """(N, K): output and input features."""
        return self.values.shape[0], self.values.shape[1]

    def take_rows(self, rows: Rows) -> DenseLinear:
        """The same matrix with its rows in another order."""
        return DenseLinear(self.values[rows])

    def times(self, factor: float) -> DenseLinear:
        """The same matrix, its values multiplied."""
        return DenseLinear(self.values * np.float32(factor))


Linear = BlockLinear | DenseLinear


class Weights(Protocol):
    """Named tensors. Names are GGUF's, such as ``blk.0.attn_q.weight``."""

    def has(self, name: str) -> bool:
        """Whether there is such a tensor."""
        ...

    def unread(self) -> list[str]:
        """Names nobody has asked for: parts of the model that were not understood."""
        ...

    def linear(self, name: str, shape: tuple[int, int]) -> Linear:
        """A matrix in the form closest to how it is stored.

        Raises:
            UserFacingError: it is missing, or of another shape.
        """
        ...

    def dense(self, name: str, shape: tuple[int, ...]) -> Floats:
        """A tensor dequantized to float32. Raises like ``linear``."""
        ...
