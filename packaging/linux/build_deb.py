"""Make the .deb of the one-dir build.

    PYTHONPATH=packaging python -m linux.build_deb [BUNDLE] [TARGET FOLDER]

``DEBFULLNAME`` and ``DEBEMAIL`` name who publishes it, as for Debian's own tools.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
from pathlib import Path

import product
from linux import libraries, system_tree

_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
DESCRIPTION = """\
 It chats, summarizes documents, translates and writes, with a small language
 model that comes with it and runs on this computer. Nothing that is typed or
 dropped on it leaves the machine, and no account is needed.
 .
 Text, Markdown, PDF and Word documents of any length can be summarized.
"""


def main(arguments: list[str]) -> int:
    bundle = Path(arguments[0]) if arguments else product.BUNDLE
    folder = Path(arguments[1]) if len(arguments) > 1 else product.ROOT / "dist"
    try:
        print(build_deb(bundle, folder))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def architecture() -> str:
    """Debian's name of this machine's kind."""
    machine = platform.machine()
    return _ARCHITECTURES.get(machine, machine)


def build_deb(bundle: Path, folder: Path) -> Path:
    """Lay the tree out, describe it, pack it; returns the package.

    Raises:
        PackagingError: the bundle is incomplete or a tool failed.
    """
    version = product.version()
    root = folder / "deb"
    if root.exists():
        shutil.rmtree(root)
    system_tree.lay_out(bundle, root)
    _add_documents(root)
    _write_control(root, version, libraries.debian_dependencies(libraries.read_needs(bundle)))
    _set_modes(root)
    target = folder / f"{product.NAME}_{version}_{architecture()}.deb"
    # The control part stays in the format that every tool reads; it is a kilobyte.
    options = ("--root-owner-group", "--no-uniform-compression", "-Zzstd", "-z9", "--build")
    moment = str(int(product.build_time().timestamp()))
    product.run("dpkg-deb", *options, root, target, SOURCE_DATE_EPOCH=moment)
    shutil.rmtree(root)
    return target


def maintainer() -> str:
    """Who publishes the package."""
    name = os.environ.get("DEBFULLNAME", "GPT Desktop developers")
    address = os.environ.get("DEBEMAIL", "gpt-desktop@localhost.localdomain")
    return f"{name} <{address}>"


def _add_documents(root: Path) -> None:
    documents = root / "usr" / "share" / "doc" / product.NAME
    system_tree.write(documents / "copyright", system_tree.fill("copyright"))
    moment = product.build_time()
    changes = (
        f"{product.NAME} ({product.version()}) unstable; urgency=medium\n\n"
        "  * What is new is told in the program's own list of changes.\n\n"
        f" -- {maintainer()}  {moment:%a, %d %b %Y %H:%M:%S +0000}\n"
    )
    system_tree.write_gzip(documents / "changelog.gz", changes)
    overrides = root / "usr" / "share" / "lintian" / "overrides" / product.NAME
    system_tree.write(overrides, system_tree.fill("lintian-overrides"))


def _set_modes(root: Path) -> None:
    """755 for folders and the program, 644 for the rest, whatever the umask was."""
    program = root / system_tree.PROGRAM / product.NAME
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
    root.chmod(0o755)


def _write_control(root: Path, version: str, depends: list[str]) -> None:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    kibibytes = sum((path.stat().st_size + 1023) // 1024 for path in files)
    sums = "".join(f"{md5(path)}  {path.relative_to(root)}\n" for path in files)
    control = (
        f"Package: {product.NAME}\n"
        f"Version: {version}\n"
        f"Architecture: {architecture()}\n"
        f"Maintainer: {maintainer()}\n"
        f"Installed-Size: {kibibytes}\n"
        f"Depends: {', '.join(depends)}\n"
        "Recommends: fonts-noto-cjk, hicolor-icon-theme\n"
        "Section: editors\n"
        "Priority: optional\n"
        f"Description: {product.SUMMARY.lower()}\n{DESCRIPTION}"
    )
    system_tree.write(root / "DEBIAN" / "control", control)
    system_tree.write(root / "DEBIAN" / "md5sums", sums)


def md5(path: Path) -> str:
    """The sum dpkg knows; it guards against damage, not against malice."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
