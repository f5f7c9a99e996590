"""Turns what SQLite and the disk report into errors a person can act on."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.core.disk_errors import disk_full, is_full
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REFUSED = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_CANTOPEN,
)
_LEAST_ROOM = 128 * 1024  # bytes that SQLite's journals need to begin


class DamagedFileError(sqlite3.DatabaseError):
    """The integrity check found the database damaged."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault: no database, cut off, or inconsistent."""
    return isinstance(error, DamagedFileError) or _primary_code(error) in _DAMAGE


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection holds a lock that was needed."""
    return _primary_code(error) in _BUSY


def _primary_code(error: sqlite3.Error) -> int:
    """The lower byte of SQLite's result code; extended codes carry details above it."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else sqlite3.SQLITE_OK


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Raise UserFacingError for what the environment did; bugs of ours pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        told = _told_of_database(error, path)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise told_of_os_error(error, path) from error


def _told_of_database(error: sqlite3.Error, path: Path) -> UserFacingError | None:
    code = _primary_code(error)
    if is_damage(error):
        return UserFacingError(
            tr("“{name}” is damaged.", name=path.name),
            tr("The file that holds the conversations cannot be read as a database."),
            tr("Close the app and start it again: it keeps the file aside and starts a new one."),
        )
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return _not_saved(path)
    if code in _BUSY:
        return in_use(path)
    if code in _REFUSED:
        return refused(path)
    if code == sqlite3.SQLITE_IOERR:
        return UserFacingError(
            tr("“{name}” could not be read or written.", name=path.name),
            tr("The disk reported an error."),
            tr("Check that the disk is connected and has free space, then try again."),
        )
    return None


def _no_room(path: Path) -> bool:
    """SQLite calls it an error of the disk where its files of shared memory find no room."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def told_of_os_error(error: OSError, path: Path) -> UserFacingError:
    """The same for an error of the operating system."""
    if is_full(error):
        return _not_saved(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return refused(path)
    return UserFacingError(
        tr("“{name}” could not be read or written.", name=path.name),
        error.strerror or str(error),
        tr("Check that the folder {folder} is there and can be written.", folder=path.parent),
    )


def in_use(path: Path) -> UserFacingError:
    """Another process holds it."""
    return UserFacingError(
        tr("“{name}” is in use.", name=path.name),
        tr("Another program has locked it for longer than the app waits."),
        tr("Close other copies of the app and programs that use the file, then try again."),
    )


def _not_saved(path: Path) -> UserFacingError:
    """What was saved before stays."""
    told = tr(
        "“{name}” could not be saved. Everything saved before is still there.", name=path.name
    )
    return disk_full(told)


def refused(path: Path) -> UserFacingError:
    """The system does not let the app write there."""
    return UserFacingError(
        tr("“{name}” cannot be written.", name=path.name),
        tr("The file or its folder is read-only, or belongs to another user."),
        tr("Allow writing to the folder {folder}, then try again.", folder=path.parent),
    )
