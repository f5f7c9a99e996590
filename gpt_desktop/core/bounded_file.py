"""Reading files that strangers wrote: no more of them than makes sense."""

from __future__ import annotations

import stat
from pathlib import Path

LARGEST_JSON = 100_000_000  # bytes; the largest tokenizers have a third of it


def read_bounded_text(path: Path, largest: int = LARGEST_JSON) -> str:
    """The text of a file, UTF-8; a mark of it at the beginning is no part of the text.

    Args:
        largest: bytes.

    Raises:
        ValueError: it is larger, no ordinary file, or no UTF-8.
        OSError: it is missing or cannot be read.
    """
    return read_bounded_bytes(path, largest).decode("utf-8-sig")


def read_bounded_bytes(path: Path, largest: int = LARGEST_JSON) -> bytes:
    """The content of a file.

    A file's claimed size costs nothing on disk, and a pipe under a file's name never ends.

    Args:
        largest: bytes.

    Raises:
        ValueError: it is larger, or no ordinary file.
        OSError: it is missing or cannot be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(f"{path.name} is not a file")
    if status.st_size > largest:
        raise ValueError(f"{path.name} is too large: {status.st_size} bytes")
    with path.open("rb") as file:
        return file.read(status.st_size)  # as much memory is taken at once
