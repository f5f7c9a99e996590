"""Gathers the licence texts of what is installed, for the bundle to carry.

PyInstaller's spec calls it, in the environment that is packed.
"""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import product
from licences import third_party
from licences.distributions import installed, locked_versions, read_components, text_files
from licences.system_libraries import system_packages

STANDARD_TEXTS = product.ROOT / "resources" / "licences"
# Not among the app's requirements, yet a part of the bundle.
BUNDLER = "pyinstaller"


def gather(target: Path, libraries: Iterable[str] = ()) -> list[Path]:
    """Make the folder anew and return its files.

    ``THIRD_PARTY.md``, ``packages``/NAME.txt for each Python package of this environment and
    ``system``/NAME.txt for each Debian package that one of the libraries is of.

    Args:
        libraries: names of files such as ``libz.so.1`` that the bundle carries.

    Raises:
        PackagingError: something brings no text and components.toml names none.
    """
    if target.exists():
        shutil.rmtree(target)
    packages, system = target / "packages", target / "system"
    packages.mkdir(parents=True)
    shutil.copyfile(third_party.TARGET, target / third_party.TARGET.name)
    for name in [*locked_versions(), BUNDLER]:
        if distribution := installed(name):
            (packages / f"{name}.txt").write_text(all_texts(distribution), encoding="utf-8")
    icons = product.ROOT / "resources" / "icons" / "LICENSE"
    shutil.copyfile(icons, packages / "lucide.txt")
    for package in system_packages(libraries):
        system.mkdir(exist_ok=True)
        text = package.copyright_text()
        (system / f"{package.name}.txt").write_text(text, encoding="utf-8")
    return sorted(path for path in target.rglob("*") if path.is_file())


def bundle_entries(target: Path, binaries: Iterable[str]) -> list[tuple[str, str, str]]:
    """Gather and name each file as PyInstaller's tables of contents do.

    Args:
        binaries: places of the libraries inside the bundle.

    Raises:
        PackagingError: as ``gather``.
    """
    names = [PurePosixPath(place.replace("\\", "/")) for place in binaries]
    files = gather(target, [name.name for name in names if len(name.parts) == 1])
    places = {path: f"{product.LICENCES}/{path.relative_to(target).as_posix()}" for path in files}
    return [(place, str(path), "DATA") for path, place in places.items()]


def all_texts(distribution: importlib.metadata.Distribution) -> str:
    """Every licence and notice of a package, each under its file's name.

    Raises:
        PackagingError: there is none.
    """
    name = distribution.metadata["Name"].lower().replace("_", "-")
    named = read_components().packages.get(name, {}).get("texts", [])
    standard = [STANDARD_TEXTS / f"{text}.txt" for text in named]
    paths = [*text_files(distribution), *standard]
    if not paths:
        raise product.PackagingError(
            f"{name} brings no licence text; name one in licences/components.toml."
        )
    parts = [f"{name} {distribution.version}"]
    for path in paths:
        rule = "-" * len(path.name)
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        parts.append(f"{path.name}\n{rule}\n\n{text}")
    return "\n\n".join(parts) + "\n"
