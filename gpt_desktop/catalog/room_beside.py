"""Whether one more model fits into the memory that is free now."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.catalog.fit import memory_needed
from gpt_desktop.catalog.memory import free_memory, total_memory

# The rest is for the system, for other programs and for what a long context takes.
_SHARE_OF_FREE = 0.8
# Mapped files count as free although a model that answers reads all of its own for each token.
_SHARE_OF_ALL = 0.6


def has_room_beside(size: int, loaded: Sequence[int]) -> bool:
    """Whether a model fits into memory beside those that are loaded.

    Args:
        size: of its folder, in bytes; ``loaded``: of the others' folders.
    """
    return fits(size, loaded, free_memory(), total_memory())


def fits(size: int, loaded: Sequence[int], free: int | None, total: int | None) -> bool:
    """The same with a memory of so many bytes; None is what the computer does not tell."""
    together = sum(memory_needed(each) for each in (size, *loaded))
    if total is not None and together > total * _SHARE_OF_ALL:
        return False
    if free is not None:
        return memory_needed(size) <= free * _SHARE_OF_FREE
    return total is not None or not loaded
