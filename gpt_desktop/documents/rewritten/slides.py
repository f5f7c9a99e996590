"""PowerPoint files: slides, notes, tables and diagrams."""

from __future__ import annotations

import re
from pathlib import Path

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.drawing_part import DrawingPart
from gpt_desktop.documents.rewritten.package_file import PackageFile, read_members

_WORDS = re.compile(
    r"ppt/(?:slides/slide|notesSlides/notesSlide|diagrams/data|diagrams/drawing)(\d*)\.xml"
)


def open_slides(path: Path, limits: ReadLimits, column: str) -> PackageFile:
    """A PowerPoint file; raises ReadFailureError where it is damaged, locked or none."""
    del column
    members = read_members(path, limits, lambda name: _WORDS.fullmatch(name) is not None)
    if not any(name.startswith("ppt/slides/") for name in members):
        raise ReadFailureError(FailureKind.DAMAGED)
    return PackageFile(
        path, {name: DrawingPart(members[name]) for name in sorted(members, key=_order)}
    )


def _order(name: str) -> tuple[int, str]:
    """Each slide before its notes, in the order of their numbers."""
    found = _WORDS.fullmatch(name)
    number = found[1] if found is not None else ""
    return int(number or 0), "0" if name.startswith("ppt/slides/") else name
