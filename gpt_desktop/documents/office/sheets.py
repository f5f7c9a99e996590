"""Reads Excel files, .xlsx and the .xls of before 2007."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.failure import WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer, is_compound
from gpt_desktop.documents.office.package import open_package
from gpt_desktop.documents.office.sheet_parts import split_sheets
from gpt_desktop.documents.office.tree import (
    Grid,
    Note,
    Section,
    Words,
    read_package,
    read_tree,
)
from gpt_desktop.documents.office.xls_records import xls_sheets
from gpt_desktop.documents.parsed import Parsed, Report


def parse_sheets(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Each sheet's name as a heading, each row a block; what is hidden is left out and said.

    Raises:
        ReadFailureError: it is no such file, locked, damaged, empty or too large.
    """
    report(0, 1)
    writer = Writer(limits)
    if is_compound(path):
        tree = read_tree(path.read_bytes(), "xls")
        report(0, 1)
        names = [section.title for section in tree.sections]
        damaged, hidden = tree.cut, _leave_out_hidden(path, tree.sections)
    else:
        package = open_package(path, limits)
        report(0, 1)
        split = split_sheets(package, report)
        names, hidden = split.names, split.hidden
        report(0, 1)
        tree = read_package(package, "xlsx")
        damaged = package.damaged
    before = ""
    for name, section in zip(names, tree.sections, strict=False):
        if not section.hidden:
            _write(section, "" if name == before else name, writer)
            before = name
    warnings: list[tuple[WarningKind, list[int]]] = []
    if hidden:
        warnings.append((WarningKind.HIDDEN_LEFT_OUT, []))
    if damaged:
        warnings.append((WarningKind.PARTS_DAMAGED, []))
    report(1, 1)
    return Parsed(writer.done(damaged=damaged), "", None, warnings)


def _leave_out_hidden(path: Path, sections: list[Section]) -> bool:
    """Rows and columns that are not shown; whether there were some, or hidden sheets."""
    hidden = any(section.hidden for section in sections)
    told = xls_sheets(path)
    if len(told) != len(sections):
        return hidden
    for sheet, section in zip(told, sections, strict=True):
        for node in section.nodes:
            if isinstance(node, Grid):
                node.rows, left_out = sheet.shown(node.rows)
                hidden |= left_out
    return hidden


def _write(section: Section, name: str, writer: Writer) -> None:
    """A sheet without words leaves nothing, not even its name."""
    rows = [row for node in section.nodes if isinstance(node, Grid) for row in node.rows]
    others = [node for node in section.nodes if not isinstance(node, Grid)]
    if not any(any(row) for row in rows) and not any(node.text.strip() for node in others):
        return
    writer.heading(name, 1)
    for row in rows:
        writer.row(row)
    for node in others:
        if isinstance(node, Note):
            writer.note(node.text, node.author)
        elif isinstance(node, Words):
            writer.paragraph(node.text)
