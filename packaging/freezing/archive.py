"""The portable archive of the built app, the same bytes for the same files, and its checksum."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import tarfile
from pathlib import Path

import product

CHECKSUMS = product.ROOT / "dist" / "SHA256SUMS"
_LEVEL = "-17"  # two minutes and 5 MB less than -12; what is higher takes many
_WINDOW = "--long=27"  # the widest that zstd unpacks without being asked to


def archive_file() -> Path:
    """Where the archive is, or will be."""
    machine = platform.machine().lower()
    return product.ROOT / "dist" / f"{product.NAME}-{product.version()}-linux-{machine}.tar.zst"


def write_archive(bundle: Path, target: Path) -> None:
    """Pack a folder: names sorted, owned by root, all of one time.

    Raises:
        PackagingError: zstd is missing or failed.
    """
    stamp = int(product.build_time().timestamp())
    command = ["zstd", "-q", "-f", "-T0", _LEVEL, _WINDOW, "-o", str(target)]
    try:
        packer = subprocess.Popen(command, stdin=subprocess.PIPE)
    except FileNotFoundError as error:
        raise product.PackagingError("zstd is not installed.") from error
    with packer, tarfile.open(fileobj=packer.stdin, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for path in [bundle, *sorted(bundle.rglob("*"))]:
            place = Path(bundle.name) / path.relative_to(bundle)
            tar.add(path, str(place), recursive=False, filter=lambda info: _plain(info, stamp))
        tar.close()
        if packer.stdin is not None:
            packer.stdin.close()
    if packer.returncode:
        raise product.PackagingError(f"zstd failed ({packer.returncode}).")


def write_checksums(files: list[Path], target: Path = CHECKSUMS) -> None:
    """One line a file, as ``sha256sum --check`` reads it; other lines are kept."""
    lines: dict[str, str] = {}
    if target.is_file():
        for line in target.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            lines[name] = digest
    lines.update({file.name: _sha256(file) for file in files})
    kept = {name: lines[name] for name in sorted(lines) if (target.parent / name).is_file()}
    text = "".join(f"{digest}  {name}\n" for name, digest in kept.items())
    target.write_text(text, encoding="utf-8")


def _plain(info: tarfile.TarInfo, stamp: int) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = stamp
    executable = info.isdir() or info.mode & 0o100
    info.mode = 0o755 if executable else 0o644
    return info


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
