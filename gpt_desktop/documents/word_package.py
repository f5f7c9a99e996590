"""Looks at a Word file from outside: is it one, is it locked, is it safe to unpack."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc and of locked .docx
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MAIN_PART = "word/document.xml"
_NOTE = re.compile(rb'<w:footnote\b[^>]*\bw:id="([0-9]+)"')


def check_package(path: Path, limits: ReadLimits) -> None:
    """Refuse what cannot or should not be unpacked.

    Raises:
        ReadFailureError: which of the many things the file is instead.
    """
    with path.open("rb") as file:
        if file.read(8) == _COMPOUND_FILE:
            locked = _LOCKED in file.read(limits.file_bytes)
            raise ReadFailureError(FailureKind.ENCRYPTED if locked else FailureKind.OLD_WORD)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    if _MAIN_PART not in {part.filename for part in parts}:
        raise ReadFailureError(FailureKind.NOT_WORD)
    if any(part.flag_bits & 1 for part in parts):
        raise ReadFailureError(FailureKind.ENCRYPTED)
    # zipfile never unpacks more of a part than it declares.
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise ReadFailureError(FailureKind.TOO_MUCH_UNPACKED)


def has_footnotes(path: Path) -> bool:
    """Whether there are notes besides the two separators Word always writes."""
    with zipfile.ZipFile(path) as package:
        if "word/footnotes.xml" not in package.namelist():
            return False
        found = _NOTE.findall(package.read("word/footnotes.xml"))
    return any(int(number) > 0 for number in found)
