"""An order that looks drawn and is the same each time."""

from __future__ import annotations

from hashlib import blake2b


def draw_key(seed: int, words: str) -> bytes:
    """Sorts words as if they had been shuffled."""
    return blake2b(f"{seed} {words}".encode("utf-8", "replace"), digest_size=8).digest()
