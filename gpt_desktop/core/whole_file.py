"""Files that are whole at any time: written aside, then put in the place of the old one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_NAME = 40  # characters; with all of a long one the name aside would be too long


@contextmanager
def whole_file(
    path: Path, *, mode: int | None = None, lasting: bool = True, ending: str = ".partial"
) -> Iterator[IO[bytes]]:
    """A binary file to write; it takes its place when the block ends without an error.

    A crash, an error or a full disk leaves what was there before, and nothing beside it but
    after a crash the unfinished file.

    Args:
        mode: the file's permissions; for its owner alone where None.
        lasting: wait until the disk has it, so that it outlives a loss of power.
        ending: of the unfinished file's name.

    Raises:
        OSError: there is no room, no folder, or no permission.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_NAME]}.", suffix=ending)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            aside.chmod(mode)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
