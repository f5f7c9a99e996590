"""Keeping the data beside the program because the command line says so."""

from __future__ import annotations

import os

from gpt_desktop import paths
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr


def use_portable_data() -> None:
    """From now on, in this process and those it starts.

    Raises:
        UserFacingError: the folder cannot be written to.
    """
    folder = paths.portable_dir()
    if not paths.can_keep_files(folder):
        raise UserFacingError(
            tr("The data cannot be kept beside the app."),
            tr("The folder {place} cannot be written to.", place=folder),
            tr("Move the app to a folder of your own, or start it without --portable."),
        )
    os.environ["GPT_DESKTOP_DATA"] = str(folder)
