"""Layers that keep a state of the tokens before, in the place of their keys and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# By name, the size without the batch.
States = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ShortConv:
    """Layers of LFM2 that mix a token with the few before it, by gates it chooses itself.

    Attributes:
        layers: their numbers; the others attend.
        features: of a token that are mixed, each by itself.
        taps: tokens that are mixed, the newest among them.
    """

    layers: frozenset[int]
    features: int
    taps: int

    def states(self, layer: int) -> States:
        """What a layer keeps: the features of the last tokens."""
        return {f"conv.{layer}": (self.taps - 1, self.features)}


@dataclass(frozen=True, slots=True)
class DeltaNet:
    """Layers of Qwen3.5 that write each token into a matrix, and read from it.

    Attributes:
        layers: their numbers; the others attend.
        taps: tokens that a short convolution mixes first, the newest among them.
        key_heads, value_heads: each key head serves as many value heads.
        tiled: value head n goes with key head n modulo key_heads, not with n divided by it.
    """

    layers: frozenset[int]
    taps: int
    key_heads: int
    value_heads: int
    key_size: int
    value_size: int
    tiled: bool = False

    @property
    def keys(self) -> int:
        """Features of all keys, and as many of the queries."""
        return self.key_heads * self.key_size

    @property
    def values(self) -> int:
        """Features of all values."""
        return self.value_heads * self.value_size

    def states(self, layer: int) -> States:
        """What a layer keeps: the features of the last tokens, and the matrix of each head."""
        return {
            f"conv.{layer}": (self.taps - 1, 2 * self.keys + self.values),
            f"recurrent.{layer}": (self.value_heads, self.key_size, self.value_size),
        }


StateLayers = ShortConv | DeltaNet
