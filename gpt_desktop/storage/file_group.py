"""Files of one kind, found in a folder by what marks them as the app's."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.model_folder import is_model_folder
from gpt_desktop.core.stored_data import DataKind
from gpt_desktop.storage.errors import storage_errors


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Only what is found is counted or deleted: the folder may be the person's own.

    Attributes:
        shown: the place named to the person.
        find: files and folders of the app in ``folder``; it may not exist.
    """

    kind: DataKind
    folder: Path
    shown: Path
    find: Callable[[Path], Iterable[Path]]

    def paths(self) -> list[Path]:
        """What there is, each once."""
        return sorted(set(self.find(self.folder)))

    def size(self) -> int:
        """Bytes of all files, those in folders too."""
        return sum(size_of(path) for path in self.paths())

    def delete(self) -> int:
        """Delete them and the folder if nothing else is in it; returns the bytes freed.

        Raises:
            UserFacingError: the system does not allow it; the rest is deleted all the same.
        """
        freed = 0
        refused: tuple[OSError, Path] | None = None
        for path in self.paths():
            size = size_of(path)
            try:
                remove(path)
            except OSError as error:
                refused = (error, path)
            else:
                freed += size
        if refused is not None:
            with storage_errors(refused[1]):
                raise refused[0]
        remove_if_empty(self.folder)
        return freed


def named(*patterns: str) -> Callable[[Path], Iterable[Path]]:
    """Finds by names, with patterns as ``Path.glob`` takes them."""
    return lambda folder: [path for pattern in patterns for path in folder.glob(pattern)]


def model_folders(folder: Path) -> Iterable[Path]:
    """Models, damaged ones too, but not what is beside them."""
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.name[0] != "." and is_model_folder(path)]


def size_of(path: Path) -> int:
    """Bytes of a file or of all files in a folder; what vanishes meanwhile counts nothing."""
    return sum(_file_size(file) for file in _files(path))


def remove(path: Path) -> None:
    """Delete a file, or a folder with all in it; a link is deleted, not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_if_empty(folder: Path) -> None:
    """Delete a folder that holds nothing; one that holds something stays."""
    if folder.is_dir() and not any(folder.iterdir()):
        with storage_errors(folder):
            folder.rmdir()


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir() and not path.is_symlink():
        yield from (file for file in path.rglob("*") if file.is_file())
    else:
        yield path


def _file_size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
