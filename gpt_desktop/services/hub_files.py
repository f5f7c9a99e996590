"""The files of an installed model that came from a hub: recorded, checked, used again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_hash import file_sha256
from gpt_desktop.core.hub import HubFile, HubOffer
from gpt_desktop.core.hub_digest import has_contents
from gpt_desktop.core.hub_record import (
    DAMAGE,
    RECORD,
    InstalledFile,
    InstalledRecord,
    read_record,
    write_record,
)
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import GRAPH_DATA
from gpt_desktop.core.progress import Phase, Progressed, Unit


def find_record(folder: Path) -> InstalledRecord:
    """The record in a model's folder.

    Raises:
        UserFacingError: there is none, or it is damaged.
    """
    try:
        return read_record(folder)
    except DAMAGE as error:
        raise UserFacingError(
            tr("The model “{name}” cannot be repaired.", name=folder.name),
            tr("Nothing here tells that it came from a model hub."),
            tr("Remove the model and get it again in Models."),
        ) from error


def record_files(folder: Path, name: str, offer: HubOffer) -> Generator[Progressed, None, None]:
    """Write down a new model's files, once all are there; it takes seconds.

    Raises:
        UserFacingError: the folder cannot be read or written to.
    """
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        sizes = {path: path.stat().st_size for path in paths if path.name != RECORD}
        files, done, total = {}, 0, sum(sizes.values())
        for path, size in sizes.items():
            yield Progressed(Phase.HASHING, done, total, Unit.BYTES)
            place = path.relative_to(folder).as_posix()
            files[place] = InstalledFile(size, file_sha256(path))
            done += size
        write_record(folder, InstalledRecord(name, offer, files))
    except OSError as error:
        raise write_error(error, folder) from error


def whole_files(
    folder: Path, record: InstalledRecord, token: CancelToken
) -> Generator[Progressed, None, set[str]]:
    """Compare the files with the record; returns the places of those that are as they were.

    Raises:
        CancelledError: the token was cancelled.
    """
    whole, done, total = set(), 0, sum(file.size for file in record.files.values())
    for place, file in record.files.items():
        yield Progressed(Phase.CHECKING, done, total, Unit.BYTES)
        path = folder / place
        try:
            if _is_as_it_was(path, file, token):
                whole.add(place)
        except OSError:
            pass  # missing, or unreadable: as good as missing
        done += file.size
    return whole


def _is_as_it_was(path: Path, file: InstalledFile, token: CancelToken) -> bool:
    """Whether a file has its contents; weights may have others of this computer behind them."""
    size = path.stat().st_size
    if size < file.size or (size > file.size and path.name != GRAPH_DATA):
        return False
    return file_sha256(path, token, file.size) == file.sha256


def lend(path: Path, place: Path, file: HubFile, token: CancelToken) -> None:
    """Let a file that the hub has too be used where it would be fetched to.

    Raises:
        OSError: it cannot be put there.
        CancelledError: the token was cancelled.
    """
    if place.exists() or not has_contents(path, file, token):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:
        # Not every file system has a second name for a file.
        shutil.copyfile(path, place)
