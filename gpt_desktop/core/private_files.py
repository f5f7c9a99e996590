"""What the app writes is for its person alone, whatever else the computer's users may read."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterable
from pathlib import Path

log = logging.getLogger(__name__)

_OTHERS = 0o077


class _Umask:
    """The one the process was started with, for files that the person saves for themselves."""

    usual: int | None = None


def make_files_private() -> None:
    """From now on every file and folder that the process and its children make is private."""
    before = os.umask(_OTHERS)
    if _Umask.usual is None:
        _Umask.usual = before


def shared_mode() -> int:
    """Of a file that the person saves somewhere: as any other program would make it."""
    if _Umask.usual is not None:
        return 0o666 & ~_Umask.usual
    now = os.umask(_OTHERS)
    os.umask(now)
    return 0o666 & ~now


def put_right(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    """Make private what older versions left open to others.

    Args:
        folder: of the data; it becomes private too, unless it holds others' files.
        files: names of the app's own files in it; what stands beside them begins with these.
        folders: names of its own folders in it.

    Links are not followed, and nothing fails where a file system has no such rights.
    """
    if os.name == "nt" or not folder.is_dir():
        return
    known, whole = tuple(files), frozenset(folders)
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        log.debug("The data folder cannot be looked at: %s", error)
        return
    own = [
        entry
        for entry in entries
        if entry.name in whole
        or (entry.name.lstrip(".").startswith(known) and not entry.is_dir(follow_symlinks=False))
    ]
    for entry in own:
        _close(entry)
    if len(own) == len(entries):
        _change(folder, folder.stat())


def _close(entry: os.DirEntry[str]) -> None:
    if entry.is_symlink():
        return
    try:
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
            _change(Path(entry.path), found)
        if stat.S_ISDIR(found.st_mode):
            for inner in os.scandir(entry.path):
                _close(inner)
    except OSError as error:
        log.debug("A file cannot be made private: %s", error)


def _change(path: Path, found: os.stat_result) -> None:
    """Only where others may do something with it, and it is ours to change."""
    if found.st_mode & _OTHERS and found.st_uid == os.getuid():
        try:
            path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
        except OSError as error:
            log.debug("%s cannot be made private: %s", path.name, error)
