"""The libraries of the building system that a bundle carries, by Debian package."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import product

_DOCUMENTS = Path("/usr/share/doc")


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A Debian package with libraries of it that are inside."""

    name: str
    version: str
    architecture: str
    libraries: tuple[str, ...]

    def copyright_text(self) -> str:
        """Debian's own file about who wrote it and under which licence.

        Raises:
            PackagingError: the file is missing, as on systems without documents.
        """
        path = _DOCUMENTS / self.name / "copyright"
        if not path.is_file():
            raise product.PackagingError(f"{path} is missing, so {self.name} cannot be shipped.")
        return path.read_text(encoding="utf-8", errors="replace")


def system_packages(libraries: Iterable[str]) -> list[SystemPackage]:
    """The packages that own files of these names; others come with Python's packages.

    Where there is no dpkg the bundle was made of no system's libraries that it knows: none.
    """
    # Python itself is told apart, and need not be the system's.
    names = sorted(name for name in set(libraries) if not name.startswith("libpython"))
    if not names or shutil.which("dpkg-query") is None:
        return []
    query = ["dpkg-query", "--search", *(f"*/{name}" for name in names)]
    # It fails where one name is owned by nobody, and still tells the others.
    found = subprocess.run(query, check=False, capture_output=True, text=True).stdout
    owned: dict[str, set[str]] = {}
    for line in found.splitlines():
        owner, _, path = line.partition(": ")
        if not owner.startswith("diversion "):
            owned.setdefault(owner.split(", ")[0], set()).add(Path(path).name)
    return [_describe(owner, sorted(files)) for owner, files in sorted(owned.items())]


def _describe(owner: str, libraries: list[str]) -> SystemPackage:
    form = "${Package}\t${Version}\t${Architecture}"
    described = product.run("dpkg-query", "--show", f"--showformat={form}", owner)
    name, version, architecture = described.split("\t")
    return SystemPackage(name, version, architecture, tuple(libraries))
