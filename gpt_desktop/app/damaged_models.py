"""Tells of models that are on this computer and cannot be used, so that none just vanishes."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import is_model_folder, read_model_folder


def damaged_model_notices(models: Path) -> list[str]:
    """A translated line for each folder whose description cannot be read.

    Damage of the weights shows only when they are loaded, and is told then.
    """
    if not models.is_dir():
        return []
    notices = []
    for folder in sorted(models.iterdir()):
        if folder.name.startswith(".") or not is_model_folder(folder):
            continue
        try:
            read_model_folder(folder)
        except UserFacingError as error:
            notices.append(str(error))
    return notices
