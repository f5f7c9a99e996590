"""Copying and hashing large files a piece at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_CHUNK = 1 << 22


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
            for chunk in _chunks(source / name, token):
                new.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                yield done
            new.flush()
            os.fsync(new.fileno())
    return digest.hexdigest()


def hash_files(files: Iterable[Path], token: CancelToken) -> Generator[int, None, str]:
    """Read files; yields, returns and raises as ``copy_files``."""
    digest = hashlib.sha256()
    done = 0
    for path in files:
        for chunk in _chunks(path, token):
            digest.update(chunk)
            done += len(chunk)
            yield done
    return digest.hexdigest()


def _chunks(path: Path, token: CancelToken) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                token.raise_if_cancelled()
                yield chunk
    except OSError as error:
        raise UserFacingError(
            tr("The file {file} cannot be read.", file=path.name),
            tr("The system says: {reason}.", reason=error.strerror or str(error)),
            tr("Check its permissions and try again."),
        ) from error
