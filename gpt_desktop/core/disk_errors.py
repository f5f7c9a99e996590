"""What the system says about a disk, put in words a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_error(error: OSError, place: Path) -> UserFacingError:
    """The error to raise where writing below ``place`` failed."""
    if error.errno in _FULL:
        return UserFacingError(
            tr("The disk is full."),
            tr("There is not enough room in {place}.", place=place),
            tr("Free some room and try again."),
        )
    return UserFacingError(
        tr("The folder {place} cannot be written to.", place=place),
        tr("The system says: {reason}.", reason=error.strerror or str(error)),
        tr("Check its permissions and try again."),
    )
