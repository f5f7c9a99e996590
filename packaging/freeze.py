"""Freeze the app into dist/gpt-desktop, and pack the portable archive of it.

    python3 packaging/freeze.py

It needs .venv-package and the default model; `make package` makes both before.
"""

from __future__ import annotations

import shutil
import sys

import product
from freezing.archive import archive_file, write_archive, write_checksums
from setup_environment import python_of

SPEC = product.ROOT / "packaging" / "gpt-desktop.spec"


def main() -> int:
    try:
        freeze()
        if sys.platform.startswith("linux"):
            target = archive_file()
            write_archive(product.BUNDLE, target)
            write_checksums([target])
            print(target.relative_to(product.ROOT))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def freeze() -> None:
    """Build the folder anew.

    Raises:
        PackagingError: PyInstaller failed; with all it said.
    """
    python = python_of(product.ROOT / ".venv-package")
    if not python.is_file():
        raise product.PackagingError(
            ".venv-package is missing. Make it with: python3 packaging/setup_environment.py package"
        )
    work = product.ROOT / "build" / "package"
    if work.exists():
        shutil.rmtree(work)
    options = ("--noconfirm", "--log-level=WARN", "--distpath", product.ROOT / "dist")
    # The names of a program's own modules are in an order that changes with the seed.
    product.run(
        *(python, "-m", "PyInstaller", *options, "--workpath", work, SPEC),
        PYTHONHASHSEED="1",
        SOURCE_DATE_EPOCH=str(int(product.build_time().timestamp())),
    )


if __name__ == "__main__":
    sys.exit(main())
