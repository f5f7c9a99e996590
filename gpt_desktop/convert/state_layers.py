"""Layers that keep a state of the tokens before, in the place of their keys and values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShortConv:
    """Layers of LFM2 that mix a token with the few before it, by gates it chooses itself.

    Attributes:
        layers: their numbers; the others attend.
        taps: tokens that are mixed, the newest among them.
    """

    layers: frozenset[int]
    taps: int
