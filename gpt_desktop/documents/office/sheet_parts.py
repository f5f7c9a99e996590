"""Prepares the sheets of an Excel file for office-oxide, which shows 10,000 rows of each at most.

A longer sheet becomes several. Hidden rows, columns and sheets go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.office.package import Package
from gpt_desktop.documents.office.sheet_rows import S, SheetRows
from gpt_desktop.documents.office.word_names import MC
from gpt_desktop.documents.office.xml_part import parse_part, written
from gpt_desktop.documents.parsed import Report

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORKSHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
# A cell takes some 800 bytes while it is read, an empty one between others nearly as much.
_MOST_CELLS = 1_500_000
_MAIN_PART = r"xl/workbook\d*\.xml"


@dataclass(slots=True)
class Split:
    """What the parts are now.

    Attributes:
        names: the sheet that each part is of, in order.
        hidden: whether something was left out because it is not shown.
        cells: up to the last one of each row.
    """

    names: list[str] = field(default_factory=list)
    hidden: bool = False
    cells: int = 0


def split_sheets(package: Package, report: Report) -> Split:
    """Change the package; raises ReadFailureError where it has no workbook."""
    split = Split()
    main = package.main_part(_MAIN_PART)
    book, whole = parse_part(package.parts[main])
    package.damaged |= not whole
    listed = None if book is None else book.find(S + "sheets")
    if book is None or listed is None:
        return split
    targets = dict(package.relations(main, "worksheet"))
    parts: list[str] = []
    for sheet in list(listed):
        part = targets.get(sheet.get(_R + "id") or "", "")
        listed.remove(sheet)
        if (sheet.get("state") or "visible") != "visible":
            split.hidden = True
        elif part in package.parts:
            _clean_comments(package, part)
            for name in _split(package, part, split, report):
                split.names.append(sheet.get("name") or "")
                parts.append(name)
    for number, _ in enumerate(parts, 1):
        attributes = {"name": str(number), "sheetId": str(number), _R + "id": f"part{number}"}
        listed.append(listed.makeelement(S + "sheet", attributes))
    package.parts[main] = written(book)
    _relate(package, main, parts)
    _tell_types(package, parts)
    return split


def _split(package: Package, part: str, split: Split, report: Report) -> Iterator[str]:
    """The names of the parts that a sheet becomes; the first keeps its own, and its comments."""
    rows = SheetRows(package.parts[part], report)
    for count, content in enumerate(rows.parts()):
        name = f"{part.removesuffix('.xml')}-{count}.xml" if count else part
        package.parts[name] = content
        yield name
    split.hidden |= rows.hidden
    split.cells += rows.cells
    if split.cells > _MOST_CELLS:
        raise ReadFailureError(FailureKind.TOO_MUCH_MEMORY)
    package.damaged |= not rows.whole


def _clean_comments(package: Package, part: str) -> None:
    """Where a comment's box lies is no part of its words."""
    for name in package.related(part, "comments"):
        root = parse_part(package.parts.get(name, b""))[0]
        if root is not None:
            etree.strip_elements(root, MC + "AlternateContent", with_tail=False)
            package.parts[name] = written(root)


def _relate(package: Package, main: str, parts: list[str]) -> None:
    folder, _, file = main.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    root, _ = parse_part(package.parts.get(name, b""))
    if root is None:
        return
    for number, part in enumerate(parts, 1):
        attributes = {"Id": f"part{number}", "Type": _WORKSHEET, "Target": f"/{part}"}
        root.append(root.makeelement(_RELATIONSHIP, attributes))
    package.parts[name] = written(root)


def _tell_types(package: Package, parts: list[str]) -> None:
    name = "[Content_Types].xml"
    root = parse_part(package.parts.get(name, b""))[0]
    if root is None:
        return
    known = {element.get("PartName") for element in root}
    for part in parts:
        if f"/{part}" not in known:
            attributes = {"PartName": f"/{part}", "ContentType": _SHEET_TYPE}
            root.append(root.makeelement(_TYPE, attributes))
    package.parts[name] = written(root)
