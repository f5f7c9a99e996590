"""Make the AppImage of the one-dir build; needs appimagetool.

    PYTHONPATH=packaging python -m linux.build_appimage [BUNDLE] [TARGET FOLDER]

``APPIMAGETOOL`` names the tool where it is not on the path. Where there is none, the folder it
would pack is laid out and checked all the same, and that is said.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

import product
from linux import check_deb, system_tree

_START = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/gpt-desktop/gpt-desktop" "$@"
"""


def main(arguments: list[str]) -> int:
    bundle = Path(arguments[0]) if arguments else product.BUNDLE
    folder = Path(arguments[1]) if len(arguments) > 1 else product.ROOT / "dist"
    tool = os.environ.get("APPIMAGETOOL") or shutil.which("appimagetool")
    root = folder / f"{product.NAME}.AppDir"
    try:
        lay_out(bundle, root)
        check_deb.check_tree(root)
        if tool is None:
            print("No AppImage was made: appimagetool is not installed and APPIMAGETOOL is unset.")
        else:
            print(pack(root, Path(tool), folder))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    shutil.rmtree(root)
    return 0


def lay_out(bundle: Path, root: Path) -> None:
    """The folder that appimagetool packs: usr/, and at the top what starts and shows it.

    Raises:
        PackagingError: the bundle has no program in it.
    """
    if root.exists():
        shutil.rmtree(root)
    system_tree.lay_out(bundle, root)
    name = product.NAME
    shutil.copyfile(root / f"usr/share/applications/{name}.desktop", root / f"{name}.desktop")
    icon = f"usr/share/icons/hicolor/256x256/apps/{name}.png"
    shutil.copyfile(root / icon, root / f"{name}.png")
    (root / ".DirIcon").symlink_to(f"{name}.png")
    # The only entry is the one at the top: a second one would be offered twice.
    (root / f"usr/share/applications/{name}-summarize.desktop").unlink()
    start = root / "AppRun"
    system_tree.write(start, _START)
    start.chmod(0o755)


def pack(root: Path, tool: Path, folder: Path) -> Path:
    """Run appimagetool; its own times come from ``SOURCE_DATE_EPOCH``.

    Raises:
        PackagingError: it failed.
    """
    machine = platform.machine()
    target = folder / f"{product.NAME}-{product.version()}-{machine}.AppImage"
    moment = str(int(product.build_time().timestamp()))
    product.run(tool, "--no-appstream", root, target, ARCH=machine, SOURCE_DATE_EPOCH=moment)
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
