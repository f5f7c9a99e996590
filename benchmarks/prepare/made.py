"""Folders made once and made anew when what they follow from has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

STAMP = "made-of"


def made(target: Path, sources: Sequence[Path], make: Callable[[Path], None]) -> Path:
    """``target``, made by ``make`` in a folder beside it and renamed when all is done.

    Args:
        sources: files whose content decides; of large ones the size is taken.
    """
    wanted = fingerprint(sources)
    stamp = target / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return target
    print(f"Making {target.name}", flush=True)
    partial = target.with_name(f"{target.name}.partial")
    for folder in (partial, target):
        if folder.exists():
            shutil.rmtree(folder)
    partial.mkdir(parents=True)
    make(partial)
    (partial / STAMP).write_text(wanted, encoding="ascii")
    return partial.rename(target)


_LARGE = 1_000_000


def fingerprint(sources: Sequence[Path]) -> str:
    """Of names and contents, in hexadecimal."""
    digest = hashlib.sha256()
    for path in sources:
        size = path.stat().st_size
        digest.update(f"{path.name} {size}\n".encode())
        if size < _LARGE:
            digest.update(path.read_bytes())
    return digest.hexdigest()
