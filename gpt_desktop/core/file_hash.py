"""SHA-256 of files: the one loop that reads a large file a piece at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

from gpt_desktop.core.cancel import CancelToken

PIECE = 1 << 20  # bytes; between two of them work can be cancelled and progress told


class Digest(Protocol):
    """What takes the pieces: one of hashlib's."""

    def update(self, data: bytes, /) -> None: ...


def hash_pieces(
    file: IO[bytes],
    digests: Sequence[Digest],
    token: CancelToken | None = None,
    length: int | None = None,
) -> Iterator[bytes]:
    """Read the rest of a file into every digest; yields each piece, for whoever copies it.

    Args:
        length: bytes that are read at most; None means all.

    Raises:
        CancelledError: between two pieces.
        OSError: reading failed.
    """
    left = length
    while piece := file.read(PIECE if left is None else min(PIECE, left)):
        if token is not None:
            token.raise_if_cancelled()
        if left is not None:
            left -= len(piece)
        for digest in digests:
            digest.update(piece)
        yield piece


def file_sha256(path: Path, token: CancelToken | None = None, length: int | None = None) -> str:
    """The hash, in hexadecimal, of a file or of its first ``length`` bytes.

    Raises:
        CancelledError: the token was cancelled.
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for _ in hash_pieces(file, (digest,), token, length):
            pass
    return digest.hexdigest()
