"""The documents in a folder and in the folders below it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.i18n import tr, tr_count

MOST_FILES = 500
_MOST_LOOKED_AT = 100_000


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """What was found.

    Attributes:
        files: that are read, by name, those of the folder itself first.
        others: how many were left out because they are of no kind that is read.
        unfinished: there are more than are taken at once.
    """

    folder: Path
    files: tuple[Path, ...]
    others: int = 0
    unfinished: bool = False

    def left_out_words(self) -> str:
        """What was left out, in a line; "" where nothing was."""
        told = []
        if not self.files:
            told.append(tr("There is no document in {folder}.", folder=self.folder.name))
        if self.unfinished:
            count = len(self.files)
            told.append(tr("Only the first {count:,} documents were taken.", count=count))
        if self.others:
            words = tr_count(
                "{count:,} file of another kind was left out.",
                "{count:,} files of other kinds were left out.",
                self.others,
            )
            told.append(words)
        return " ".join(told)


def gather_files(folder: Path, token: CancelToken, most: int = MOST_FILES) -> FolderFiles:
    """Look through a folder; hidden files and links to folders are left aside.

    A folder that cannot be opened counts as empty.

    Raises:
        CancelledError: it was cancelled.
    """
    files: list[Path] = []
    others = 0
    for number, path in enumerate(_files_below(folder)):
        token.raise_if_cancelled()
        if len(files) >= most or number >= _MOST_LOOKED_AT:
            return FolderFiles(folder, tuple(files), others, unfinished=True)
        if path.suffix.lower() in SUPPORTED_SUFFIXES:
            files.append(path)
        else:
            others += 1
    return FolderFiles(folder, tuple(files), others)


def _files_below(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not _is_hidden(name))
        yield from (Path(place, name) for name in sorted(names) if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))  # the second are Word's marks of an open file
