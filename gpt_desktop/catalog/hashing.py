"""SHA-256 of files, a chunk at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gpt_desktop.core.cancel import CancelToken

_CHUNK = 1 << 20


def chunks(file: IO[bytes], token: CancelToken) -> Iterator[bytes]:
    """The rest of a file. Raises CancelledError between two chunks."""
    while chunk := file.read(_CHUNK):
        token.raise_if_cancelled()
        yield chunk


def file_sha256(path: Path, token: CancelToken) -> str:
    """A file's hash in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in chunks(file, token):
            digest.update(chunk)
    return digest.hexdigest()
