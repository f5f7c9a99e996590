"""Reads Word files, .docx and the .doc of before 2007."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import entry_of_tabs
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer, is_compound, title_of
from gpt_desktop.documents.office.package import Package, open_package
from gpt_desktop.documents.office.tree import (
    Grid,
    Node,
    Note,
    NoteKey,
    Tree,
    Words,
    read_package,
    read_tree,
)
from gpt_desktop.documents.office.word_numbering import BULLET, Numbering
from gpt_desktop.documents.office.word_repair import WordRepair
from gpt_desktop.documents.office.word_styles import Role, Styles
from gpt_desktop.documents.office.xml_part import MARK_CLOSE, MARK_OPEN, parse_part, written
from gpt_desktop.documents.parsed import Parsed, Report

_MAIN_PART = r"word/document\d*\.xml"
_NOTES = ("footnotes", "endnotes", "comments")
_MARK = re.compile(f"{MARK_OPEN}([HECIP])([0-9])([^{MARK_CLOSE}]*){MARK_CLOSE}")


def parse_word(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Headings, paragraphs, items with their numbers, rows of tables, notes.

    Raises:
        ReadFailureError: it is no Word file, locked, damaged, empty or too large.
    """
    report(0, 1)
    if is_compound(path):
        tree = read_tree(path.read_bytes(), "doc")
        parsed = _parsed(tree, limits, damaged=tree.cut, unknown=False)
        if any(block.text.startswith(BULLET) for block in parsed.blocks):
            # It knows lists, but not yet which of them are numbered.
            parsed.warnings.append((WarningKind.LIST_NUMBERS_LEFT_OUT, []))
    else:
        package = open_package(path, limits)
        report(0, 1)
        repair = _repaired(package, report)
        report(0, 1)
        tree = read_package(package, "docx")
        parsed = _parsed(tree, limits, package.damaged or repair.damaged, repair.unknown)
    report(1, 1)
    return parsed


def _repaired(package: Package, report: Report) -> WordRepair:
    """Change the parts that have text so that nothing of it is lost."""
    main = package.main_part(_MAIN_PART)
    styles = Styles(_root_of(package, main, "styles"))
    numbering = Numbering(_root_of(package, main, "numbering"), styles.list_of)
    repair = WordRepair(styles, numbering, report)
    names = [main]
    for kind in _NOTES:
        names += package.related(main, kind)
    for name in dict.fromkeys(names):
        if name not in package.parts:
            continue
        root, whole = parse_part(package.parts[name])
        package.damaged |= not whole
        if root is None:
            if name == main:
                raise ReadFailureError(FailureKind.DAMAGED)
            del package.parts[name]
            continue
        repair.repair(root)
        package.parts[name] = written(root)
    return repair


def _root_of(package: Package, main: str, kind: str) -> Any:
    for name in package.related(main, kind):
        if name in package.parts:
            return parse_part(package.parts[name])[0]
    return None


def _parsed(tree: Tree, limits: ReadLimits, damaged: bool, unknown: bool) -> Parsed:
    writer = Writer(limits)
    for section in tree.sections:
        _write(section.nodes, writer)
    warnings: list[tuple[WarningKind, list[int]]] = []
    if damaged:
        warnings.append((WarningKind.PARTS_DAMAGED, []))
    if unknown:
        warnings.append((WarningKind.UNKNOWN_CHARACTERS, []))
    blocks = writer.done(damaged=damaged)
    return Parsed(blocks, title_of(_MARK.sub("", tree.title), blocks), None, warnings)


def _write(nodes: Iterable[Node], writer: Writer) -> None:
    """The nodes, each note after what refers to it, those nobody refers to at the end."""
    nodes = list(nodes)
    notes = {node.key: node for node in nodes if isinstance(node, Note)}
    for node in nodes:
        if isinstance(node, Note):
            continue
        if isinstance(node, Grid):
            for row in node.rows:
                writer.row([_unmarked(cell) for cell in row])
        else:
            _write_words(node, writer)
        for note in _taken(node.notes, notes):
            writer.note(_unmarked(note.text), note.author)
    for note in notes.values():
        writer.note(_unmarked(note.text), note.author)


def _taken(keys: Iterable[NoteKey], notes: dict[NoteKey, Note]) -> Iterator[Note]:
    for key in keys:
        note = notes.pop(key, None)
        if note is not None:
            yield note


def _write_words(words: Words, writer: Writer) -> None:
    mark = _MARK.match(words.text.lstrip("\n"))
    text = _MARK.sub("", words.text)
    if mark is None:
        writer.words(words, text)
        return
    level, label = int(mark[2]), mark[3]
    match Role(mark[1]):
        case Role.HEADING:
            writer.heading(f"{label} {text}" if label.strip("•") else text, level)
        case Role.ITEM:
            writer.item(text, label, level)
        case Role.ENTRY:
            writer.add(Block(BlockKind.ENTRY, entry_of_tabs(text.strip())))
        case Role.CODE:
            writer.code(text)
        case Role.NONE:
            writer.paragraph(text)


def _unmarked(text: str) -> str:
    """Text in which items of lists in a cell or a note keep their numbers."""
    return _MARK.sub(lambda mark: f"{mark[3]} " if mark[3] else "", text)
