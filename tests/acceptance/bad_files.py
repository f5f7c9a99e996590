"""Files that cannot be read, each with a word of the reason the person is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.documents import files

PICTURES = {"photo-1.raw": b"\1\2", "photo-2.raw": b"\3\4"}


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _unreadable(path: Path) -> None:
    path.write_text("secret", encoding="utf-8")
    path.chmod(0)


def _nothing(path: Path) -> None:
    del path  # it is to be missing


BAD_FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("empty.txt", _bytes(b""), "empty"),
    "binary": (
        "program.txt",
        _bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20),
        "not a text",
    ),
    "encrypted": ("locked.pdf", lambda path: files.pdf(path, [["x"]], password="p"), "password"),
    "scanned": ("scan.pdf", lambda path: files.picture_pdf(path, 2), "scan"),
    "missing": ("gone.txt", _nothing, "not there"),
    "archive": ("photos.docx", lambda path: files.archive(path, PICTURES), "cannot read"),
    "unreadable": ("secret.txt", _unreadable, "does not allow"),
}


def make_bad_file(kind: str, folder: Path) -> tuple[Path, str]:
    """The file of a kind, and a word of its error."""
    name, make, word = BAD_FILES[kind]
    make(folder / name)
    return folder / name, word


def may_read_all() -> bool:
    """Root may read everything, so nothing is unreadable to it."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
