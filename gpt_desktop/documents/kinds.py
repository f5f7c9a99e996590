"""What kind of file something is, told by its content; its name decides between kinds of text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import olefile

from gpt_desktop.core.document_formats import FORMATS
from gpt_desktop.documents.failure import FailureKind, ReadFailureError

_HEAD_BYTES = 4096
_MOST_MEMBERS = 100_000

_BEGINNINGS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 64 * 1024 * 1024
_STREAMS = (
    ("EncryptedPackage", ""),
    ("WordDocument", "word"),
    ("PowerPoint Document", "slides"),
    ("Workbook", "sheets"),
    ("Book", "sheets"),
    ("__properties_version1.0", "outlook"),
)
_FOLDERS = (("word/", "word"), ("ppt/", "slides"), ("xl/", "sheets"))
_MIME_TYPES = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument", "opendocument"),
)
# Names that are seldom given: read as what they are, and not asked for.
_ALSO = {
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".xhtml": "html",
    ".shtml": "html",
    ".tab": "table",
}
_TEXTS = frozenset({"text", "markdown", "table", "html", "subtitles", "mail"})


def format_of(path: Path) -> str:
    """The id of a file's format in ``core.document_formats``; "text" for what is none of them.

    Raises:
        ReadFailureError: it is locked, or a container of nothing that is read.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for beginning, format_id in _BEGINNINGS:
        if head.startswith(beginning):
            return format_id
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "picture"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_COMPOUND):
        return _compound_format(path)
    if head.startswith(b"PK\x03\x04"):
        return _package_format(path)
    return _by_name(path)


def _by_name(path: Path) -> str:
    suffix = path.suffix.lower()
    named = next(
        (each.id for each in FORMATS if suffix in each.suffixes), _ALSO.get(suffix, "text")
    )
    if named in _TEXTS:
        return named
    # Its name promises a container; the parser of that kind says best what is wrong with it.
    return named if not _is_text(path) else "text"


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        return b"\0" not in file.read(_HEAD_BYTES)


def _compound_format(path: Path) -> str:
    try:
        with olefile.OleFileIO(path) as container:
            for stream, format_id in _STREAMS:
                if container.exists(stream):
                    if not format_id:
                        raise ReadFailureError(FailureKind.ENCRYPTED)
                    return format_id
    except (OSError, ValueError, IndexError, TypeError, OverflowError, RecursionError) as error:
        with path.open("rb") as file:
            locked = _LOCKED in file.read(_MOST_BYTES)
        kind = FailureKind.ENCRYPTED if locked else FailureKind.DAMAGED
        raise ReadFailureError(kind) from error
    raise ReadFailureError(FailureKind.UNSUPPORTED)


def _package_format(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()[:_MOST_MEMBERS]
            if "mimetype" in names:
                with package.open("mimetype") as member:
                    mime_type = member.read(200)
                for beginning, format_id in _MIME_TYPES:
                    if mime_type.startswith(beginning):
                        return format_id
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    for folder, format_id in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return format_id
    raise ReadFailureError(FailureKind.UNSUPPORTED)


def kind_of_error(error: OSError) -> FailureKind:
    """What is wrong with a file that the system does not open."""
    if isinstance(error, FileNotFoundError):
        return FailureKind.MISSING
    return FailureKind.FOLDER if isinstance(error, IsADirectoryError) else FailureKind.UNREADABLE
