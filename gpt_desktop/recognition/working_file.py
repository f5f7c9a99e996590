"""Files to work with that nobody finds afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile


@contextmanager
def working_file() -> Iterator[Path]:
    """An empty file by a path that only this process can open.

    On Linux it has no name, so that it is gone with the process, even where that is killed:
    cancelling does so, and what lies in the file may be a person's letter.
    """
    if sys.platform == "linux":
        with TemporaryFile() as file:
            yield Path(f"/proc/self/fd/{file.fileno()}")
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder, "file")
            path.touch()
            yield path
