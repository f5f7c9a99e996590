"""Whether a model fits this computer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from gpt_desktop.catalog.memory import free_memory, total_memory
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import Fit
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import CatalogEntry

# Measured: 435 MB for a folder of 117 MB, of which 45 MB are a cache for 1,024 tokens. The
# runtime keeps a rearranged copy of the weights beside the mapped file.
_MEMORY_FACTOR = 2
# Of large models that copy lies in the file, 1.2 times as large, and is mapped instead.
_PACKED_FACTOR = 1.3
_MEMORY_BASE = 250_000_000
_MEGABYTE = 1_000_000
# A token needs all weights once; a core reads about so many bytes of them a second.
_CORE_BYTES = 10_000_000_000
_CORES_THAT_HELP = 4
_SLOW_TOKENS = 4  # a second; people read about as fast


def check_fit(entry: CatalogEntry, disk_needed: int, disk_free: int, memory: int | None) -> None:
    """Check before a download what would fail after it; as ``check_room``."""
    check_room(entry.name, entry.installed_bytes, disk_needed, disk_free, memory)


def check_room(
    name: str,
    installed_bytes: int,
    disk_needed: int,
    disk_free: int,
    memory: int | None,
    *,
    packed: bool = False,
) -> None:
    """Check that a model fits. All sizes in bytes.

    Args:
        installed_bytes: of the model's folder.
        memory: what the computer has in all, or None where it does not tell.
        packed: see ``memory_needed``.

    Raises:
        UserFacingError: the disk or the memory is too small.
    """
    if disk_free < disk_needed:
        raise UserFacingError(
            tr("There is not enough room on the disk for “{name}”.", name=name),
            _comparison(disk_needed, disk_free),
            tr("Free some room and try again."),
        )
    needed = memory_needed(installed_bytes, packed=packed)
    if memory is not None and memory < needed:
        raise UserFacingError(
            tr("This computer has too little memory for “{name}”.", name=name),
            _comparison(needed, memory),
            tr("Choose a smaller model."),
        )


def memory_needed(installed_bytes: int, *, packed: bool = False) -> int:
    """Bytes of memory that a loaded model of a folder's size takes.

    Args:
        packed: its weights are mapped as the processor takes them; the size is without those.
    """
    factor = _PACKED_FACTOR if packed else _MEMORY_FACTOR
    return int(factor * installed_bytes) + _MEMORY_BASE


def free_disk(folder: Path) -> int:
    """Bytes free where ``folder`` is, or where it will be made."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), Path())
    return shutil.disk_usage(there).free


def find_fit(installed: int, disk_needed: int, folder: Path, *, packed: bool = False) -> Fit:
    """Whether a model suits this computer at this moment. All sizes in bytes.

    Args:
        installed: of the model's folder.
        folder: where it will be, or a folder above it.
        packed: see ``memory_needed``.
    """
    needed = memory_needed(installed, packed=packed)
    total, free = total_memory(), free_memory()
    if free_disk(folder) < disk_needed or (total is not None and total < needed):
        return Fit.TOO_LARGE
    if total is None or free is None:
        return Fit.UNKNOWN
    cores = min(os.cpu_count() or 1, _CORES_THAT_HELP)
    too_much_to_read = installed > cores * _CORE_BYTES / _SLOW_TOKENS
    return Fit.SLOW if free < needed or too_much_to_read else Fit.FITS


def _comparison(needed: int, there: int) -> str:
    return tr(
        "{needed} MB are needed, {there} MB are there.",
        needed=f"{needed / _MEGABYTE:,.0f}",
        there=f"{there / _MEGABYTE:,.0f}",
    )
