"""Make the Windows installer of the one-dir build; makensis runs on Linux too.

PYTHONPATH=packaging python -m windows.build_installer [BUNDLE] [TARGET FOLDER]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import icons
import product

SCRIPT = Path(__file__).resolve().parent / "installer.nsi"


def main(arguments: list[str]) -> int:
    bundle = Path(arguments[0]) if arguments else product.BUNDLE
    folder = Path(arguments[1]) if len(arguments) > 1 else product.ROOT / "dist"
    try:
        print(build_installer(bundle, folder))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def build_installer(bundle: Path, folder: Path) -> Path:
    """Compile installer.nsi over a bundle; any warning of makensis fails.

    Raises:
        PackagingError: the bundle has no program for Windows in it, or makensis failed.
    """
    if not (bundle / f"{product.NAME}.exe").is_file():
        raise product.PackagingError(f"{bundle} has no {product.NAME}.exe; build it on Windows.")
    version = product.version()
    target = folder.resolve() / f"{product.NAME}-{version}-setup.exe"
    with tempfile.TemporaryDirectory() as temporary:
        icon = Path(temporary) / "app.ico"
        icon.write_bytes(icons.ico(product.ROOT / icons.SVG))
        values = {
            "VERSION": version,
            "BUNDLE": bundle.resolve(),
            "TARGET": target,
            "ICON": icon,
            "LICENCE": product.ROOT / "LICENSE",
            "COPYRIGHT": product.COPYRIGHT,
            "KIBIBYTES": _kibibytes(bundle),
        }
        defines = [f"-D{name}={value}" for name, value in values.items()]
        product.run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPT)
    return target


def _kibibytes(bundle: Path) -> int:
    sizes = [path.stat().st_size for path in bundle.rglob("*") if path.is_file()]
    return sum(sizes) // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
