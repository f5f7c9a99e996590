"""Whether one more model fits into the memory that is free now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.catalog.fit import memory_needed, total_memory

_MEMINFO = Path("/proc/meminfo")
# The rest is for the system, for other programs and for what a long context takes.
_SHARE_OF_FREE = 0.8
_SHARE_OF_ALL = 0.6


def free_memory(meminfo: Path = _MEMINFO) -> int | None:
    """Bytes that programs can have without others being swapped out; None if not told."""
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        name, _, rest = line.partition(":")
        words = rest.split()
        if name == "MemAvailable" and words[1:] == ["kB"] and words[0].isdecimal():
            return int(words[0]) * 1024
    return None


def has_room_beside(size: int, loaded: Sequence[int]) -> bool:
    """Whether a model fits into memory beside those that are loaded.

    Args:
        size: of its folder, in bytes; ``loaded``: of the others' folders.
    """
    return fits(size, loaded, free_memory(), total_memory())


def fits(size: int, loaded: Sequence[int], free: int | None, total: int | None) -> bool:
    """The same with a memory of so many bytes; None is what the computer does not tell."""
    if free is not None:
        return memory_needed(size) <= free * _SHARE_OF_FREE
    if total is None:
        return not loaded
    return sum(memory_needed(each) for each in (size, *loaded)) <= total * _SHARE_OF_ALL
