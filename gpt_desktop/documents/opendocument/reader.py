"""Reads OpenDocument files: .odt, .ods, .odp."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer, title_of
from gpt_desktop.documents.office.package import Package, open_package
from gpt_desktop.documents.office.xml_part import parse_part
from gpt_desktop.documents.opendocument.formulas import linear
from gpt_desktop.documents.opendocument.inline import InlineReader
from gpt_desktop.documents.opendocument.names import DC, MANIFEST, MATHML, OFFICE
from gpt_desktop.documents.opendocument.sheets import SheetReader
from gpt_desktop.documents.opendocument.slides import read_slides
from gpt_desktop.documents.opendocument.styles import Styles
from gpt_desktop.documents.opendocument.text import TextReader
from gpt_desktop.documents.parsed import Parsed, Report

_CONTENT = "content.xml"
_REPORT_EVERY = 500
_SHEETS = b"<office:spreadsheet"
_BODY_WITHIN = 4 << 20
# A tree takes some ten times its part; only spreadsheets, read row by row, may have larger ones.
_MOST_TREE = 150 << 20


def parse_opendocument(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """A text's structure, a sheet's rows, or a presentation's slides.

    Raises:
        ReadFailureError: it is no such file, locked, damaged, empty or too large.
    """
    report(0, 1)
    package = open_package(path, limits)
    _refuse_locked(package)
    content = package.parts.get(_CONTENT)
    if content is None:
        raise ReadFailureError(FailureKind.DAMAGED)
    report(0, 1)
    writer = Writer(limits)
    sheets = _SHEETS in content[:_BODY_WITHIN]
    if sheets:
        pages, hidden = None, _read_sheets(package, content, writer, report)
    else:
        pages, hidden = _read_tree(package, content, writer, report)
    warnings: list[tuple[WarningKind, list[int]]] = []
    if hidden:
        warnings.append((WarningKind.HIDDEN_LEFT_OUT, []))
    if package.damaged:
        warnings.append((WarningKind.PARTS_DAMAGED, []))
    report(1, 1)
    blocks = writer.done(damaged=package.damaged)
    return Parsed(blocks, _title(package, blocks, sheets=sheets), pages, warnings)


def _refuse_locked(package: Package) -> None:
    manifest = parse_part(package.parts.get("META-INF/manifest.xml", b""))[0]
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise ReadFailureError(FailureKind.ENCRYPTED)


def _read_sheets(package: Package, content: bytes, writer: Writer, report: Report) -> bool:
    start = content.find(b"<office:body")
    head = parse_part(content[: max(start, 0)])[0]
    styles = Styles(head, _root_of(package, "styles.xml"))
    reader = SheetReader(styles, InlineReader(styles, {}), writer)
    reader.read(content, report)
    return reader.hidden


def _read_tree(
    package: Package, content: bytes, writer: Writer, report: Report
) -> tuple[int | None, bool]:
    if len(content) > _MOST_TREE:
        raise ReadFailureError(FailureKind.TOO_MUCH_MEMORY)
    root, whole = parse_part(content)
    package.damaged |= not whole
    body = None if root is None else root.find(OFFICE + "body")
    if body is None or not len(body):
        raise ReadFailureError(FailureKind.DAMAGED)
    styles = Styles(_root_of(package, "styles.xml"), root)
    inline = InlineReader(styles, _formulas(package))
    if body[0].tag == OFFICE + "presentation":
        return read_slides(body[0], styles, inline, writer, report)
    TextReader(styles, inline, writer, _Steps(report)).read(body[0])
    return None, False


class _Steps:
    """Tells of every five hundredth step."""

    def __init__(self, report: Report) -> None:
        self._report, self._count = report, 0

    def __call__(self) -> None:
        self._count += 1
        if self._count % _REPORT_EVERY == 0:
            self._report(0, 1)


def _formulas(package: Package) -> dict[str, str]:
    """Embedded formulas, by the folder they lie in."""
    found: dict[str, str] = {}
    for name, content in package.parts.items():
        folder, _, file = name.rpartition("/")
        if folder and file == _CONTENT:
            root = parse_part(content)[0]
            if root is not None and root.tag == MATHML + "math":
                found[folder] = linear(root)
    return found


def _root_of(package: Package, name: str) -> Any:
    return parse_part(package.parts.get(name, b""))[0]


def _title(package: Package, blocks: list[Block], *, sheets: bool) -> str:
    """What the file says, else its first heading; a sheet's name is no title."""
    root = _root_of(package, "meta.xml")
    title = None if root is None else next(root.iter(DC + "title"), None)
    return title_of("" if title is None else title.text or "", () if sheets else blocks)
