"""Hold a .deb against Debian's, freedesktop's and AppStream's own checkers.

PYTHONPATH=packaging python -m linux.check_deb PACKAGE.deb
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import product

# The project has no domain of its own, so its component cannot be named by one.
_NO_DOMAIN = "cid-desktopapp-is-not-rdns=info"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("One package is wanted.", file=sys.stderr)
        return 2
    try:
        check_deb(Path(arguments[0]))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 1
    print("lintian, desktop-file-validate, appstreamcli and man find nothing wrong.")
    return 0


def check_deb(package: Path) -> None:
    """Any error or warning fails; lintian's need an override in data/lintian-overrides.

    Raises:
        PackagingError: a checker is missing or found something.
    """
    product.run("lintian", "--allow-root", "--fail-on", "error,warning", package)
    with tempfile.TemporaryDirectory() as folder:
        product.run("dpkg-deb", "--extract", package, folder)
        check_tree(Path(folder))


def check_tree(root: Path) -> None:
    """The desktop's files under ``root``/usr/share.

    Raises:
        PackagingError: a checker is missing or found something.
    """
    share = root / "usr" / "share"
    for entry in sorted((share / "applications").glob("*.desktop")):
        said = product.run("desktop-file-validate", entry)
        if said:
            raise product.PackagingError(said)
    for component in sorted((share / "metainfo").glob("*.xml")):
        options = ("--no-net", "--override", _NO_DOMAIN)
        product.run("appstreamcli", "validate", *options, component)
    for page in sorted((share / "man").rglob("*.gz")):
        said = product.run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page)
        if "warning:" in said:
            raise product.PackagingError(said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
