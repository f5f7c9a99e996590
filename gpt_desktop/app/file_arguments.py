"""Files as command lines, file managers and links name them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_HERE = ("", "localhost")


def file_arguments(words: Sequence[str], folder: Path) -> list[Path]:
    """Absolute paths of the files named, whether they exist or not.

    Args:
        words: paths, or ``file:`` URLs.
        folder: where relative paths begin.

    Raises:
        UserFacingError: one is an address on a network.
    """
    return [_path_of(word, folder) for word in words if word]


def _path_of(word: str, folder: Path) -> Path:
    scheme = urlsplit(word).scheme.lower() if "://" in word or word.startswith("file:") else ""
    if not scheme:
        return folder / word
    parts = urlsplit(word)
    path = url2pathname(parts.path)
    if scheme != "file" or unquote(parts.netloc).lower() not in _HERE or not path:
        raise UserFacingError(
            tr("{address} is not a file on this computer.", address=word),
            tr("The app reads only files it can reach without a network."),
            tr("Save it as a file and open that."),
        )
    return Path(path)
