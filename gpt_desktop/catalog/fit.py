"""Whether a model fits this computer."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import CatalogEntry

# Measured: 435 MB for a folder of 117 MB, of which 45 MB are a cache for 1,024 tokens. The
# runtime keeps a rearranged copy of the weights beside the mapped file.
_MEMORY_FACTOR = 2
_MEMORY_BASE = 250_000_000
_MEGABYTE = 1_000_000


def check_fit(entry: CatalogEntry, disk_needed: int, disk_free: int, memory: int | None) -> None:
    """Check before a download what would fail after it; as ``check_room``."""
    check_room(entry.name, entry.installed_bytes, disk_needed, disk_free, memory)


def check_room(
    name: str, installed_bytes: int, disk_needed: int, disk_free: int, memory: int | None
) -> None:
    """Check that a model fits. All sizes in bytes.

    Args:
        installed_bytes: of the model's folder.
        memory: what the computer has in all, or None where it does not tell.

    Raises:
        UserFacingError: the disk or the memory is too small.
    """
    if disk_free < disk_needed:
        raise UserFacingError(
            tr("There is not enough room on the disk for “{name}”.", name=name),
            _comparison(disk_needed, disk_free),
            tr("Free some room and try again."),
        )
    needed = memory_needed(installed_bytes)
    if memory is not None and memory < needed:
        raise UserFacingError(
            tr("This computer has too little memory for “{name}”.", name=name),
            _comparison(needed, memory),
            tr("Choose a smaller model."),
        )


def memory_needed(installed_bytes: int) -> int:
    """Bytes of memory that a loaded model of a folder's size takes."""
    return _MEMORY_FACTOR * installed_bytes + _MEMORY_BASE


def free_disk(folder: Path) -> int:
    """Bytes free where ``folder`` is."""
    return shutil.disk_usage(folder).free


def total_memory() -> int | None:
    """Bytes of memory this computer has, or None where it does not tell."""
    if sys.platform == "win32":
        return _windows_memory()
    names = os.sysconf_names
    if "SC_PHYS_PAGES" not in names or "SC_PAGE_SIZE" not in names:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _comparison(needed: int, there: int) -> str:
    return tr(
        "{needed} MB are needed, {there} MB are there.",
        needed=f"{needed / _MEGABYTE:,.0f}",
        there=f"{there / _MEGABYTE:,.0f}",
    )


if sys.platform == "win32":
    import ctypes

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("others", ctypes.c_ulonglong * 6),
        )

    def _windows_memory() -> int | None:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.total)
