"""A folder that appears all at once or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import LockedError, file_lock
from gpt_desktop.core.i18n import tr

PARTIAL = ".partial-"


@contextmanager
def partial_folder(target: Path) -> Iterator[Path]:
    """A new folder beside ``target`` that takes its place if the block succeeds.

    What earlier builds of the same target left behind is removed first.

    Raises:
        UserFacingError: the disk is full or read-only, or another process builds the same.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with file_lock(target.parent / f".{target.name}.lock"):
            _remove_leftovers(target)
            partial = Path(tempfile.mkdtemp(prefix=f"{_prefix(target)}", dir=target.parent))
            try:
                yield partial
                _sync(partial)
                _swap(partial, target)
            finally:
                _remove_leftovers(target)
    except LockedError as error:
        raise UserFacingError(
            tr("The model “{name}” is being built already.", name=target.name),
            tr("Another window or program is at it."),
            tr("Wait until it is done."),
        ) from error
    except OSError as error:
        raise write_error(error, target.parent) from error


def _prefix(target: Path) -> str:
    return f"{PARTIAL}{target.name}."


def _remove_leftovers(target: Path) -> None:
    for folder in target.parent.glob(f"{_prefix(target)}*"):
        shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    """Make sure the files' bytes are on the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _swap(partial: Path, target: Path) -> None:
    """Rename; an older model of the name makes room first, and is removed as a leftover."""
    if target.exists():
        target.rename(partial.with_name(f"{partial.name}.old"))
    partial.rename(target)
    # mkdtemp gives the folder to its owner alone; a model is like any other file.
    target.chmod(0o755)
