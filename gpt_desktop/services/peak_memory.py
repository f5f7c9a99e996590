"""How much memory this program has taken at most."""

from __future__ import annotations

import importlib
import sys


def peak_memory() -> int:
    """Bytes of resident memory at the peak; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    usage = importlib.import_module("resource")
    most = int(usage.getrusage(usage.RUSAGE_SELF).ru_maxrss)
    return most if sys.platform == "darwin" else most * 1024
