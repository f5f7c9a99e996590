"""Install, use and remove a .deb in a clean Debian root. Needs root and mmdebstrap.

    PYTHONPATH=packaging python -m linux.prove_deb PACKAGE.deb

The clean root is made once and kept as build/clean-root/bookworm.tar. ``DISPLAY``, where it is
set, is used to show the window too; without it the window is only drawn offscreen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import product

SUITE = "bookworm"
ROOTS = product.ROOT / "build" / "clean-root"
SCRIPT = Path(__file__).resolve().parent / "prove_in_root.sh"
_SOURCES = Path("/etc/apt/sources.list.d/debian.sources")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("One package is wanted.", file=sys.stderr)
        return 2
    try:
        return prove_deb(Path(arguments[0]), clean_root())
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2


def clean_root() -> Path:
    """The smallest Debian that apt works in, as a tar archive; made if it is not there.

    Raises:
        PackagingError: mmdebstrap is missing or failed, or this is not root.
    """
    if os.geteuid() != 0:
        raise product.PackagingError("A clean Debian root is made and entered by root only.")
    archive = ROOTS / f"{SUITE}.tar"
    if archive.is_file():
        return archive
    ROOTS.mkdir(parents=True, exist_ok=True)
    partial = archive.with_suffix(".partial.tar")
    # This computer's own mirror, where it has one.
    sources = [_SOURCES] if SUITE in _read(_SOURCES) else []
    options = ("--mode=unshare", "--variant=minbase", "--quiet")
    product.run("mmdebstrap", *options, SUITE, partial, *sources)
    partial.rename(archive)
    return archive


def prove_deb(package: Path, archive: Path) -> int:
    """Run the proof in a copy of the root and return its exit code.

    It has mounts and processes of its own, which end with it, so nothing of this computer is
    mounted where the copy is deleted afterwards.
    """
    root = Path(tempfile.mkdtemp(prefix="clean-root-", dir=ROOTS))
    try:
        product.run("tar", "--extract", "--numeric-owner", "--file", archive, "--directory", root)
        root.chmod(0o755)
        shutil.copyfile(package, root / "package.deb")
        shutil.copyfile(SCRIPT, root / "prove.sh")
        shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
        enter = f'mount -t proc proc "{root}/proc" && exec chroot "{root}" /bin/sh /prove.sh'
        apart = ("unshare", "--mount", "--pid", "--ipc", "--fork", "--kill-child")
        display = os.environ.get("DISPLAY", "")
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PROOF_DISPLAY": display}
        return subprocess.run([*apart, "sh", "-c", enter], check=False, env=environment).returncode
    finally:
        _remove(root)


def _remove(root: Path) -> None:
    """Delete the copy, unless something is mounted in it.

    Raises:
        PackagingError: something is; the copy stays.
    """
    if str(root) in _read(Path("/proc/self/mounts")):
        raise product.PackagingError(f"Something is mounted in {root}; it was not deleted.")
    product.run("rm", "-rf", "--one-file-system", root)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
