"""Pythons of this computer: what trains, and what can make an environment that does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
"""For which the libraries have wheels, and the app's own code works."""

# The first that fits, and the first that does not: as in requirements/train.in, but for a
# newer torch, of which little is used.
FITTING: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "torch": ((2, 4), (3,)),
    "transformers": ((4, 57), (5,)),
    "peft": ((0, 17), (1,)),
    "accelerate": ((1, 10), (2,)),
}
_ASK = f"""
import importlib.metadata as metadata, importlib.util as util, json, struct, sys
def version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
print(json.dumps([
    list(sys.version_info[:2]),
    struct.calcsize("P") * 8,
    all(util.find_spec(name) for name in ("venv", "ensurepip")),
    {{name: version(name) for name in {list(FITTING)!r}}},
]))
"""
_SECONDS = 60
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one on Windows only


@dataclass(frozen=True, slots=True)
class Python:
    """What a Python says of itself.

    Attributes:
        version: major and minor.
        bits: of an address; there is no torch for 32.
        makes: whether it can make environments.
        libraries: versions by name, "" where one is not there.
    """

    path: Path
    version: tuple[int, int]
    bits: int
    makes: bool
    libraries: Mapping[str, str]

    @property
    def trains(self) -> bool:
        """Whether it has all libraries, in versions that fit."""
        return not self.lacking() and self.version >= OLDEST

    @property
    def fits(self) -> bool:
        """Whether an environment for training can be made of it, if it can make any."""
        return self.bits == 64 and OLDEST <= self.version <= NEWEST

    def lacking(self) -> tuple[str, ...]:
        """What is not there or does not fit, with its version: “torch”, “transformers 5.1.0”."""
        return tuple(
            f"{name} {version}".strip()
            for name, version in self.libraries.items()
            if not fits(name, version)
        )


def ask(path: Path) -> Python | None:
    """What a program says; None where it is no Python that answers."""
    try:
        done = subprocess.run(
            [str(path), "-I", "-c", _ASK],
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            creationflags=_NO_WINDOW,
        )
        version, bits, makes, libraries = json.loads(done.stdout)
        return Python(path, (version[0], version[1]), bits, makes, libraries)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, IndexError):
        return None


def pythons_here() -> Iterator[Python]:
    """Those of this computer that an environment could be made of; newest first.

    Among them such that lack a part to make one with (``Python.makes``).
    """
    seen: set[Path] = set()
    for path in _programs():
        place = path.resolve()
        if place in seen:
            continue
        seen.add(place)
        python = ask(path)
        if python is not None and python.fits:
            yield python


def fits(name: str, version: str) -> bool:
    """Whether this version of a library trains; "" is none."""
    least, most = FITTING[name]
    numbers = tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:3])
    return least <= numbers < most


def _programs() -> Iterator[Path]:
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    names = [*(f"python3.{minor}" for minor in minors), "python3", "python"]
    places: list[str | None] = [None]  # those of PATH
    if sys.platform == "darwin":
        # A program that was not started by a terminal has these not in its PATH.
        places += ["/opt/homebrew/bin", "/usr/local/bin"]
    for place in places:
        for name in names:
            found = shutil.which(name, path=place)
            # Apple's own asks to install Xcode where that is missing, and is too old.
            if found and not (sys.platform == "darwin" and found.startswith("/usr/bin/")):
                yield Path(found)
    if sys.platform == "win32" and (launcher := shutil.which("py")):
        yield from _launched(launcher)


def _launched(launcher: str) -> Iterator[Path]:
    """What Windows' launcher of Pythons starts by itself."""
    where = [launcher, "-3", "-c", "import sys; print(sys.executable)"]
    try:
        done = subprocess.run(
            where,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError):
        return
    yield Path(done.stdout.strip())
