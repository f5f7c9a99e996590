"""The Python packages that the app runs on, from the lock file and their own metadata."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

import product

LOCK = product.ROOT / "requirements" / "runtime.txt"
COMPONENTS = Path(__file__).resolve().parent / "components.toml"
_SYSTEMS = ("linux", "win32", "darwin")
_PYTHONS = ("3.11.0", "3.12.0")
_SOURCE_LABELS = ("homepage", "home", "repository", "source", "source code", "code")


@dataclass(frozen=True, slots=True)
class LockedPackage:
    """A package of the lock file for any desktop system.

    Attributes:
        versions: several where they depend on the version of Python.
        licence: as SPDX writes it, where it is known.
    """

    name: str
    versions: tuple[str, ...]
    licence: str
    homepage: str


@dataclass(frozen=True, slots=True)
class Components:
    """What components.toml says."""

    spdx: dict[str, str]
    packages: dict[str, dict[str, str | list[str]]]
    parts: tuple[dict[str, str], ...]


@cache
def read_components() -> Components:
    """Read components.toml once."""
    with COMPONENTS.open("rb") as file:
        content = tomllib.load(file)
    return Components(content["spdx"], content["packages"], tuple(content["component"]))


def locked_versions(lock: Path = LOCK) -> dict[str, list[str]]:
    """Versions by name, of what is installed on some desktop system."""
    found: dict[str, list[str]] = {}
    for requirement in _requirements(lock):
        if _is_for_desktops(requirement):
            version = str(requirement.specifier).removeprefix("==")
            found.setdefault(requirement.name, []).append(version)
    return found


def locked_packages(lock: Path = LOCK) -> list[LockedPackage]:
    """All of them by name, described by what is installed in this environment.

    Raises:
        PackagingError: a package's licence or home page is not known.
    """
    return [_describe(name, versions) for name, versions in sorted(locked_versions(lock).items())]


def installed(name: str) -> importlib.metadata.Distribution | None:
    """A package of this environment, or None."""
    return next(iter(importlib.metadata.distributions(name=name)), None)


def text_files(distribution: importlib.metadata.Distribution) -> list[Path]:
    """Licences and notices that a package brings, wherever in it."""
    wanted = re.compile(r"^(?:\w+[._-])?(?:licen[cs]es?|copying|notice|thirdpartynotices)\b", re.I)
    files = distribution.files or []
    return sorted(
        Path(str(distribution.locate_file(file)))
        for file in files
        if wanted.match(file.name) or (wanted.match(file.parent.name) and file.suffix != ".py")
    )


def _requirements(lock: Path) -> Iterator[Requirement]:
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            yield Requirement(line.removesuffix("\\").strip())


def _is_for_desktops(requirement: Requirement) -> bool:
    """Whether some desktop system and version of Python installs it."""
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({"sys_platform": system, "python_full_version": python})
        for system in _SYSTEMS
        for python in _PYTHONS
    )


def _describe(name: str, versions: list[str]) -> LockedPackage:
    told = read_components().packages.get(name, {})
    licence, homepage = str(told.get("licence", "")), str(told.get("homepage", ""))
    if found := installed(name):
        licence = package_licence(name, found.metadata)
        homepage = homepage or _homepage(found.metadata)
    if not licence or not homepage:
        raise product.PackagingError(
            f"{name} is not installed here and licences/components.toml does not describe it."
        )
    return LockedPackage(name, tuple(versions), licence, homepage)


def package_licence(name: str, metadata: importlib.metadata.PackageMetadata) -> str:
    """As SPDX writes it; components.toml goes before what the package says."""
    if told := read_components().packages.get(name, {}).get("licence"):
        return str(told)
    stated = _field(metadata, "License-Expression") or _field(metadata, "License")
    if not stated:
        kinds = [kind for kind in metadata.get_all("Classifier") or () if "License ::" in kind]
        stated = kinds[0].rpartition(" :: ")[2] if kinds else ""
    return read_components().spdx.get(stated, stated)


def _homepage(metadata: importlib.metadata.PackageMetadata) -> str:
    if page := _field(metadata, "Home-page"):
        return page
    pairs = [line.partition(", ") for line in metadata.get_all("Project-URL") or ()]
    pages = {label.lower(): address for label, _, address in pairs}
    return next((pages[label] for label in _SOURCE_LABELS if label in pages), "")


def _field(metadata: importlib.metadata.PackageMetadata, name: str) -> str:
    return str(metadata.json.get(name.lower().replace("-", "_"), ""))
