"""Shared libraries of the frozen app: only those something loads, without debugging symbols."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import product

# PyInstaller's table of contents: place in the app, place on this computer, kind.
Entry = tuple[str, str, str]

# Folders of wheels' libraries that patchelf has moved about; strip damages those.
_PATCHED_FOLDER = ".libs"


def only_reachable(binaries: Iterable[Entry], needed_by: Callable[[str], set[str]]) -> list[Entry]:
    """Leave out the libraries that nothing which stays in would load.

    Args:
        binaries: what PyInstaller has found and ``is_wanted`` let through.
        needed_by: names of the libraries that the file at a place on this computer needs.
    """
    entries = list(binaries)
    libraries = {
        PurePosixPath(place).name: entry for entry in entries if _is_library(place := entry[0])
    }
    kept: dict[str, Entry] = {e[0]: e for e in entries if not _is_library(e[0])}
    queue = list(kept.values())
    while queue:
        for name in needed_by(queue.pop()[1]):
            entry = libraries.get(name)
            if entry is not None and entry[0] not in kept:
                kept[entry[0]] = entry
                queue.append(entry)
    return [entry for entry in entries if entry[0] in kept]


def needed_by(file: str) -> set[str]:
    """Names of the libraries that a file itself asks for; what those ask for is theirs.

    Args:
        file: its place on this computer; of a link inside the app there is none.

    Raises:
        PackagingError: binutils is missing, or it is no ELF file.
    """
    if not Path(file).is_file():
        return set()
    told = product.run("readelf", "--dynamic", "--wide", file)
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))


def without_dangling(entries: Iterable[Entry], places: set[str]) -> list[Entry]:
    """Leave out the links to files that are not at one of the places in the app."""
    return [
        (place, source, kind)
        for place, source, kind in entries
        if kind != "SYMLINK" or str(PurePosixPath(place).parent / source) in places
    ]


def replaced(binaries: Iterable[Entry], name: str, make: Callable[[Path], Path]) -> list[Entry]:
    """The same with another file for the library of a name that begins so.

    Args:
        make: returns the file to take instead of the one it is given.
    """
    return [
        (place, str(make(Path(source))), kind)
        if PurePosixPath(place).name.startswith(name) and kind == "BINARY"
        else (place, source, kind)
        for place, source, kind in binaries
    ]


def stripped(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The same with symbols for debuggers left out, where that is safe and strip is at hand.

    Args:
        folder: for the stripped copies.
    """
    strip = shutil.which("strip")
    if strip is None or not sys.platform.startswith("linux"):
        return list(binaries)
    return [_strip(entry, folder, strip) if _is_strippable(entry) else entry for entry in binaries]


def _strip(entry: Entry, folder: Path, strip: str) -> Entry:
    place, source, kind = entry
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
    return place, str(target), kind


def _is_strippable(entry: Entry) -> bool:
    place, source, kind = entry
    folders = {*PurePosixPath(place).parts[:-1], Path(source).parent.name}
    patched = any(folder.endswith(_PATCHED_FOLDER) for folder in folders)
    return kind in ("BINARY", "EXTENSION") and not patched


def _is_library(place: str) -> bool:
    """Whether it is there for others to load, not for Python or as a plug-in of Qt."""
    path = PurePosixPath(place)
    beside = len(path.parts) == 1 or path.parent.name == "lib" or path.parent.name.endswith(".libs")
    return (
        beside and path.name.startswith("lib") and ".so" in path.name and "python" not in path.name
    )
