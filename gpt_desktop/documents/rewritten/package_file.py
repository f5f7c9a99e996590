"""Files that are containers of parts; members that hold no units are copied as they are."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.part import Part, Targets, shifted

OpenPart = Callable[[bytes], Part]
_MOST_MEMBERS = 100_000
_PIECE = 1 << 20
_WRONG = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)


class PackageFile:
    """A RewrittenFile over a container.

    Args:
        parts: by member name, in the order of their units.
    """

    def __init__(self, path: Path, parts: Mapping[str, Part]) -> None:
        self._path = path
        self._parts = parts
        self.columns: Sequence[str] = ()
        self.column = ""

    @property
    def units(self) -> Sequence[MarkedText]:
        return [unit for part in self._parts.values() for unit in part.units]

    def write(self, targets: Targets, language: Language, place: Path) -> None:
        """Each member in its old order and packed the same way."""
        changed = self._changed(targets, language)
        with zipfile.ZipFile(self._path) as source, zipfile.ZipFile(place, "w") as target:
            target.comment = source.comment
            for member in source.infolist():
                content = changed.get(member.filename)
                if content is not None:
                    target.writestr(_fresh(member), content)
                    continue
                with source.open(member) as old, target.open(_fresh(member), "w") as new:
                    shutil.copyfileobj(old, new, _PIECE)

    def _changed(self, targets: Targets, language: Language) -> dict[str, bytes]:
        changed: dict[str, bytes] = {}
        first = 0
        for name, part in self._parts.items():
            count = len(part.units)
            changed[name] = part.written(shifted(targets, first, count), language)
            first += count
        return changed


def read_members(path: Path, limits: ReadLimits, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Members by name, in the container's order.

    Raises:
        ReadFailureError: it is damaged or locked, or would take too much room.
    """
    try:
        with zipfile.ZipFile(path) as container:
            members = container.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise ReadFailureError(FailureKind.ENCRYPTED)
            # zipfile never unpacks more of a member than it declares.
            size = sum(member.file_size for member in members)
            if size > limits.unpacked_bytes or len(members) > _MOST_MEMBERS:
                raise ReadFailureError(FailureKind.TOO_MUCH_UNPACKED)
            found = [each for each in members if wanted(each.filename)]
            if sum(each.file_size for each in found) > limits.text_characters * 4:
                raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
            return {each.filename: container.read(each) for each in found}
    except _WRONG as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error


def _fresh(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same name, time and way of packing, for another container."""
    made = zipfile.ZipInfo(member.filename, member.date_time)
    made.compress_type = member.compress_type
    made.external_attr = member.external_attr
    made.create_system = member.create_system
    made.comment = member.comment
    return made
