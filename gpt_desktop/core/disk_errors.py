"""What the system says about a disk, put in words a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_FULL = (errno.ENOSPC, errno.EDQUOT)


def is_full(error: OSError) -> bool:
    """Whether there is no room, or none left for this user."""
    return error.errno in _FULL


def disk_full(reason: str) -> UserFacingError:
    """The error wherever there is no room; ``reason`` says for what, translated."""
    return UserFacingError(tr("The disk is full."), reason, tr("Free some room and try again."))


def write_error(error: OSError, place: Path) -> UserFacingError:
    """The error to raise where writing below ``place`` failed."""
    if is_full(error):
        return disk_full(tr("There is not enough room in {place}.", place=place))
    return UserFacingError(
        tr("The folder {place} cannot be written to.", place=place),
        tr("The system says: {reason}.", reason=error.strerror or str(error)),
        tr("Check its permissions and try again."),
    )
