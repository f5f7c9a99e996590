"""The parts of a Word, PowerPoint or Excel file that hold words, without what is dangerous."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.xml_part import parse_part

_WITH_WORDS = (".xml", ".rels", ".htm", ".html", ".xhtml", ".mht", ".txt", ".rtf", ".docx", ".opf")
_MOST_PARTS = 100_000
_PIECE = 1 << 20
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError),
    *(NotImplementedError, RuntimeError),  # ways of packing that zipfile does not know
)


@dataclass(slots=True)
class Package:
    """What was unpacked.

    Attributes:
        parts: by name; pictures and other media are not among them.
        damaged: whether some part could not be read to its end.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    damaged: bool = False

    def main_part(self, pattern: str) -> str:
        """The part the document begins with.

        Args:
            pattern: of its name, for files whose relationships are lost.

        Raises:
            ReadFailureError: there is none.
        """
        for target in self.related("", "officeDocument"):
            if target in self.parts:
                return target
        for name in sorted(self.parts):
            if re.fullmatch(pattern, name):
                return name
        raise ReadFailureError(FailureKind.DAMAGED)

    def related(self, part: str, kind: str) -> list[str]:
        """The names of the parts another names as this kind of relation, in order.

        Args:
            part: whose relations; "" for those of the whole file.
            kind: the last word of the relationship's type.
        """
        return [target for _, target in self.relations(part, kind)]

    def relations(self, part: str, kind: str) -> list[tuple[str, str]]:
        """As ``related``, each with the id it is named by."""
        folder, name = posixpath.split(part)
        content = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        root = None if content is None else parse_part(content)[0]
        found: list[tuple[str, str]] = []
        for relation in () if root is None else root:
            if relation.get("TargetMode") == "External":
                continue
            if (relation.get("Type") or "").rpartition("/")[2] == kind:
                target = posixpath.join("/", folder, relation.get("Target") or "")
                place = posixpath.normpath(target).lstrip("/")
                found.append((relation.get("Id") or "", place))
        return found

    def packed(self) -> bytes:
        """The parts as a file again, not compressed."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return buffer.getvalue()


def open_package(path: Path, limits: ReadLimits) -> Package:
    """Unpack what holds words, as far as it can be read.

    Raises:
        ReadFailureError: it is no such file, it is locked, or it would take too much room.
    """
    try:
        with zipfile.ZipFile(path) as container:
            members = container.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise ReadFailureError(FailureKind.ENCRYPTED)
            # zipfile never unpacks more of a part than it declares.
            size = sum(member.file_size for member in members)
            if size > limits.unpacked_bytes or len(members) > _MOST_PARTS:
                raise ReadFailureError(FailureKind.TOO_MUCH_UNPACKED)
            return _unpacked(container, members)
    except _UNREADABLE as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error


def _unpacked(container: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Package:
    package = Package()
    for member in members:
        if not member.filename.lower().endswith(_WITH_WORDS):
            continue
        content, whole = _content(container, member)
        package.damaged |= not whole
        if content:
            package.parts[member.filename.lstrip("/")] = content
    return package


def _content(container: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[bytes, bool]:
    """What can be read of a part, and whether that is all of it."""
    pieces: list[bytes] = []
    try:
        with container.open(member) as part:
            while piece := part.read(_PIECE):
                pieces.append(piece)
    except _UNREADABLE:
        return b"".join(pieces), False
    return b"".join(pieces), True
