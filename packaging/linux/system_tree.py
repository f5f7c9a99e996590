"""The tree under usr/ that the .deb and the AppImage share."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import icons
import product

DATA = Path(__file__).resolve().parent / "data"
PROGRAM = Path("usr") / "lib" / product.NAME


def fill(name: str) -> str:
    """A file of data/ with version, date and MIME types in it."""
    types = tuple(dict.fromkeys(product.DOCUMENT_TYPES.values()))
    values = {
        "@VERSION@": product.version(),
        "@DATE@": f"{product.build_time():%Y-%m-%d}",
        "@LICENCES@": f"/{PROGRAM}/_internal/{product.LICENCES}",
        "@MIME_TYPES@": "".join(f"{kind};" for kind in types),
        "@MEDIA_TYPES@": "\n".join(f"    <mediatype>{kind}</mediatype>" for kind in types),
    }
    text = (DATA / name).read_text(encoding="utf-8")
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def lay_out(bundle: Path, root: Path) -> None:
    """Put the one-dir build and all that a desktop looks for under ``root``/usr.

    Raises:
        PackagingError: the bundle has no program in it.
    """
    if not (bundle / product.NAME).is_file():
        raise product.PackagingError(f"{bundle} has no {product.NAME}; build it first.")
    shutil.copytree(bundle, root / PROGRAM, symlinks=True)
    command = root / "usr" / "bin" / product.NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..") / "lib" / product.NAME / product.NAME)
    share = root / "usr" / "share"
    for name in (f"{product.NAME}.desktop", f"{product.NAME}-summarize.desktop"):
        write(share / "applications" / name, fill(name))
    metainfo = f"{product.NAME}.metainfo.xml"
    write(share / "metainfo" / metainfo, fill(metainfo))
    manual = f"{product.NAME}.1"
    write_gzip(share / "man" / "man1" / f"{manual}.gz", fill(manual))
    _add_icons(share / "icons" / "hicolor")


def _add_icons(folder: Path) -> None:
    svg = product.ROOT / icons.SVG
    for size in icons.SIZES:
        target = folder / f"{size}x{size}" / "apps" / f"{product.NAME}.png"
        target.parent.mkdir(parents=True)
        target.write_bytes(icons.png(svg, size))
    scalable = folder / "scalable" / "apps" / f"{product.NAME}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(svg, scalable)


def write(path: Path, text: str) -> None:
    """UTF-8, in a folder made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_gzip(path: Path, text: str) -> None:
    """Compressed the same every time: no name, no time in the header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
