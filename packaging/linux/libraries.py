"""Which of the system's libraries a bundle needs, read from its ELF files by objdump."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import product
from setup_environment import DEBIAN_LIBRARIES

_ELF = b"\x7fELF"
# Beside Qt's, which setup_environment.py knows; packages of Debian 12.
PACKAGES = {
    **DEBIAN_LIBRARIES,
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libfreetype.so.6": "libfreetype6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libdrm.so.2": "libdrm2",
    "libgbm.so.1": "libgbm1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libOpenGL.so.0": "libopengl0",
}
# Loaded while it runs, so no file names them.
LOADED_LATER = ("fontconfig-config", "libegl1", "libgl1", "libxcb-cursor0", "xkb-data")
_LIBC = re.compile(r"^(?:libc|libm|libpthread|libdl|librt|libutil|libresolv|ld-linux-[\w-]+)\.so")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class SystemNeeds:
    """Library names that the bundle has not, and the newest GLIBC version asked for."""

    libraries: frozenset[str]
    glibc: tuple[int, int]


def read_needs(bundle: Path) -> SystemNeeds:
    """Look at every program and library in the bundle.

    Raises:
        PackagingError: there is none, or objdump is missing.
    """
    files = [path for path in sorted(bundle.rglob("*")) if _is_elf(path)]
    if not files:
        raise product.PackagingError(f"{bundle} has no program in it.")
    text = product.run("objdump", "-p", *files)
    own = {path.name for path in bundle.rglob("*.so*")}
    needed = frozenset(_NEEDED.findall(text)) - own
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(text)]
    return SystemNeeds(needed, max(versions, default=(2, 2)))


def debian_dependencies(needs: SystemNeeds) -> list[str]:
    """The Depends field's entries, sorted.

    Raises:
        PackagingError: a library of an unknown package is needed.
    """
    wanted = {name for name in needs.libraries if not _LIBC.match(name)}
    unknown = sorted(wanted - PACKAGES.keys())
    if unknown:
        raise product.PackagingError(
            f"linux/libraries.py knows no Debian package for {', '.join(unknown)}."
        )
    major, minor = needs.glibc
    found = {PACKAGES[name] for name in wanted} | set(LOADED_LATER)
    return sorted(found | {f"libc6 (>= {major}.{minor})"})


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _ELF
