"""Which Python modules a PyInstaller build has in it."""

from __future__ import annotations

import sys
from pathlib import Path

import product

ENVIRONMENT = product.ROOT / ".venv-package"


def top_level_modules(bundle: Path, environment: Path = ENVIRONMENT) -> frozenset[str]:
    """Names of packages and modules: pure ones from the archive, others from the folder.

    Args:
        environment: the one that made the bundle; its PyInstaller reads the archive.

    Raises:
        PackagingError: there is no build, or it cannot be read.
    """
    windows = sys.platform == "win32"
    viewer = environment / ("Scripts" if windows else "bin") / "pyi-archive_viewer"
    program = bundle / (f"{product.NAME}.exe" if windows else product.NAME)
    if not program.is_file():
        raise product.PackagingError(f"{program} does not exist; build it first.")
    listing = product.run(viewer, "--list", "--recursive", "--brief", program)
    _, archive, names = listing.partition("(PYZ):\n")
    if not archive:
        raise product.PackagingError(f"{program} has no archive of modules in it.")
    found = {name.strip().partition(".")[0] for name in names.splitlines()}
    files = (bundle / "_internal").iterdir()
    return frozenset(found | {path.name.partition(".")[0] for path in files})


def site_packages(environment: Path = ENVIRONMENT) -> Path:
    """Where an environment keeps its packages.

    Raises:
        PackagingError: it was not made.
    """
    places = [*environment.glob("lib/python3.*/site-packages"), environment / "Lib/site-packages"]
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise product.PackagingError(f"{environment} does not exist; `make package` makes it.")
    return found
