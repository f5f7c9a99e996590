"""How much of the disk a folder takes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def folder_size(folder: Path) -> int:
    """Bytes of all files in it; what goes away meanwhile, as when a job tidies up, counts nothing.

    Raises:
        OSError: a file cannot be looked at.
    """
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                size += Path(place, name).stat().st_size
    return size
