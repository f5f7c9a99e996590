"""Copying and hashing large files a piece at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_hash import Digest, hash_pieces
from gpt_desktop.core.i18n import tr


def copy_files(
    names: Iterable[str], source: Path, target: Path, token: CancelToken
) -> Generator[int, None, str]:
    """Copy files by their places in one folder to the same places in another.

    Yields the bytes copied so far; links become files. Returns the SHA-256 of all contents.

    Raises:
        OSError: writing failed.
        UserFacingError: reading failed.
        CancelledError: the token was cancelled.
    """
    digest = hashlib.sha256()
    done = 0
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        with (target / name).open("xb") as new:
            for piece in _pieces(source / name, digest, token):
                new.write(piece)
                done += len(piece)
                yield done
            new.flush()
            os.fsync(new.fileno())
    return digest.hexdigest()


def hash_files(files: Iterable[Path], token: CancelToken) -> Generator[int, None, str]:
    """Read files; yields, returns and raises as ``copy_files``."""
    digest = hashlib.sha256()
    done = 0
    for path in files:
        for piece in _pieces(path, digest, token):
            done += len(piece)
            yield done
    return digest.hexdigest()


def _pieces(path: Path, digest: Digest, token: CancelToken) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from hash_pieces(file, (digest,), token)
    except OSError as error:
        raise UserFacingError(
            tr("The file {file} cannot be read.", file=path.name),
            tr("The system says: {reason}.", reason=error.strerror or str(error)),
            tr("Check its permissions and try again."),
        ) from error
