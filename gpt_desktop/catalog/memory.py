"""How much memory this computer has, and how much of it is free."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_MEMINFO = Path("/proc/meminfo")


def total_memory() -> int | None:
    """Bytes of memory this computer has, or None where it does not tell."""
    if sys.platform == "win32":
        return _windows_memory("total")
    names = os.sysconf_names
    if "SC_PHYS_PAGES" not in names or "SC_PAGE_SIZE" not in names:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def free_memory(meminfo: Path = _MEMINFO) -> int | None:
    """Bytes that programs can have without others being swapped out; None if not told."""
    if sys.platform == "win32":
        return _windows_memory("free")
    if sys.platform == "darwin":
        return _macos_free()
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


if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("free", ctypes.c_ulonglong),
            ("others", ctypes.c_ulonglong * 5),
        )

    def _windows_memory(field: str) -> int | None:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(getattr(status, field))


if sys.platform == "darwin":
    # mach/host_info.h and mach/vm_statistics.h: vm_statistics64 begins with the counts of
    # free, active, inactive and wired pages.
    _HOST_VM_INFO64 = 4
    _FREE, _INACTIVE = 0, 2
    _WORDS = 38

    def _macos_free() -> int | None:
        system = ctypes.CDLL(None)
        counts = (ctypes.c_uint32 * 64)()
        words = ctypes.c_uint32(_WORDS)
        failed = system.host_statistics64(
            system.mach_host_self(), _HOST_VM_INFO64, ctypes.byref(counts), ctypes.byref(words)
        )
        if failed:
            return None
        return (counts[_FREE] + counts[_INACTIVE]) * os.sysconf("SC_PAGE_SIZE")
