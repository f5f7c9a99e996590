"""Files as command lines, file managers and links name them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl

from gpt_desktop.app.handover import MOST_FILES
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_HERE = ("", "localhost")


def file_arguments(words: Sequence[str], folder: Path) -> list[Path]:
    """Absolute paths of the files named, whether they exist or not.

    Args:
        words: paths, or ``file:`` URLs.
        folder: where relative paths begin.

    Raises:
        UserFacingError: one is an address on a network, or there are too many.
    """
    named = [word for word in words if word]
    if len(named) > MOST_FILES:
        raise UserFacingError(
            tr("{count} files are too many at once.", count=len(named)),
            "",
            tr("Open at most {count} at a time.", count=MOST_FILES),
        )
    return [_path_of(word, folder) for word in named]


def _path_of(word: str, folder: Path) -> Path:
    if "://" not in word and not word.startswith("file:"):
        return folder / word
    url = QUrl(word)
    if url.scheme() != "file" or url.host() not in _HERE or not url.path():
        raise UserFacingError(
            tr("{address} is not a file on this computer.", address=word),
            tr("The app reads only files it can reach without a network."),
            tr("Save it as a file and open that."),
        )
    url.setHost("")
    return Path(url.toLocalFile())
