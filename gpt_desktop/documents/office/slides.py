"""Reads PowerPoint files, .pptx and the .ppt of before 2007."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.failure import WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer, is_compound, title_of
from gpt_desktop.documents.office.package import Package, open_package
from gpt_desktop.documents.office.tree import (
    Grid,
    Node,
    Note,
    Section,
    Words,
    joined_text,
    read_package,
    read_tree,
)
from gpt_desktop.documents.office.xml_part import parse_part, written
from gpt_desktop.documents.parsed import Parsed, Report

_SLIDES = ("ppt/slides/slide", "ppt/notesSlides/notesSlide")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
_LONGEST_TITLE = 120


def parse_slides(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Each slide's title as a heading, its words, then what its speaker says as notes.

    Raises:
        ReadFailureError: it is no such file, locked, damaged, empty or too large.
    """
    report(0, 1)
    old = is_compound(path)
    if old:
        tree = read_tree(path.read_bytes(), "ppt")
        damaged = tree.cut
    else:
        package = open_package(path, limits)
        report(0, 1)
        _repair(package)
        tree = read_package(package, "pptx")
        damaged = package.damaged
    writer = Writer(limits)
    total = len(tree.sections)
    for number, section in enumerate(tree.sections, 1):
        report(number, total)
        writer.page = number
        if not section.hidden:
            if old:
                _find_title(section)
            _write(section, writer)
    warnings: list[tuple[WarningKind, list[int]]] = []
    if any(section.hidden for section in tree.sections):
        warnings.append((WarningKind.HIDDEN_LEFT_OUT, []))
    if damaged:
        warnings.append((WarningKind.PARTS_DAMAGED, []))
    blocks = writer.done(damaged=damaged)
    return Parsed(blocks, title_of(tree.title, blocks), total, warnings)


def _repair(package: Package) -> None:
    """office-oxide ends a slide that breaks off without a word."""
    for name, content in package.parts.items():
        if name.startswith(_SLIDES):
            root, whole = parse_part(content)
            package.damaged |= not whole
            if root is not None and not whole:
                package.parts[name] = written(root)


def _find_title(section: Section) -> None:
    """In old files a title may be told by nothing but its place: the first words of a slide."""
    first = next((node for node in section.nodes if isinstance(node, Words)), None)
    if first is None or any(isinstance(node, Words) and node.level for node in section.nodes):
        return
    text = first.text.strip()
    alone = len(section.nodes) == 1 or first is section.nodes[0]
    if alone and len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_ENDS):
        first.level = 1


def _write(section: Section, writer: Writer) -> None:
    for node in section.nodes:
        _write_node(node, writer)
    writer.note(joined_text(section.speaker))


def _write_node(node: Node, writer: Writer) -> None:
    if isinstance(node, Grid):
        for row in node.rows:
            writer.row(row)
    elif isinstance(node, Note):
        writer.note(node.text, node.author)
    elif node.level:
        writer.heading(node.text, 1)
    else:
        writer.words(node, node.text)
