"""What office-oxide makes of a file, as a short tree of words.

Its own tree has a dozen values for each run of letters; a sheet of a million cells would not fit
into the memory that a file may take. So the tree is shortened while it is parsed, from the leaves
up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from office_oxide import Document, OfficeOxideError

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.office.cell_dates import shown_date
from gpt_desktop.documents.office.numerals import letter, roman
from gpt_desktop.documents.office.package import Package
from gpt_desktop.documents.office.word_numbering import BULLET
from gpt_desktop.documents.office.xml_part import parse_part, written

_REFERENCES = {"footnote_ref": "footnote", "endnote_ref": "endnote", "comment_ref": "comment"}
# A sheet takes some twenty times its size while it is read; Rust ends the process without memory.
_MOST_BYTES = 80 << 20
_ENCRYPTED = ("encrypted", "password")


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Which note a place in the text refers to."""

    kind: str
    number: int


@dataclass(slots=True)
class Words:
    """A paragraph, a heading or an item of a list.

    Attributes:
        level: of a heading; 0 for others.
        depth: of an item, 0 for the outermost list.
        label: of an item, such as "1."; "" for what is none.
        notes: that the text refers to.
    """

    text: str
    level: int = 0
    depth: int = 0
    label: str = ""
    code: bool = False
    notes: list[NoteKey] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: the cells of each row."""

    rows: list[list[str]]
    notes: list[NoteKey]


@dataclass(slots=True)
class Note:
    """A footnote, an endnote or a comment, with what stands in it."""

    key: NoteKey
    text: str
    author: str


Node = Words | Grid | Note


@dataclass(slots=True)
class Section:
    """A slide, a sheet, or a part of a text."""

    title: str
    nodes: list[Node]
    speaker: list[Node]
    hidden: bool


@dataclass(slots=True)
class Tree:
    """A whole file.

    Attributes:
        cut: whether the library says that it could not find all of the text.
    """

    title: str
    sections: list[Section]
    cut: bool


@dataclass(slots=True)
class _Cell:
    text: str
    notes: list[NoteKey]


def read_tree(content: bytes, format_name: Any) -> Tree:
    """Read a file of one of office-oxide's formats.

    Raises:
        ReadFailureError: it is locked or damaged.
    """
    try:
        with Document.from_bytes(content, format_name) as document:
            text = document.to_ir_json()
    except OfficeOxideError as error:
        locked = any(word in str(error).casefold() for word in _ENCRYPTED)
        kind = FailureKind.ENCRYPTED if locked else FailureKind.DAMAGED
        raise ReadFailureError(kind) from error
    except BaseException as error:
        # What Rust calls a panic is no Exception, and has no class that could be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise ReadFailureError(FailureKind.DAMAGED) from error
    try:
        found = json.loads(text, object_hook=_shortened)
    except RecursionError as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    about = found.get("metadata", {})
    return Tree(
        title=str(about.get("title") or ""),
        sections=found.get("sections", []),
        cut=bool(about.get("text_truncated")),
    )


def read_package(package: Package, format_name: Any) -> Tree:
    """As ``read_tree``; parts that are not well-formed are read as far as they go.

    Raises:
        ReadFailureError: nothing of it can be read, or it would take too much memory.
    """
    if sum(map(len, package.parts.values())) > _MOST_BYTES:
        raise ReadFailureError(FailureKind.TOO_MUCH_MEMORY)
    try:
        return read_tree(package.packed(), format_name)
    except ReadFailureError as error:
        if error.kind is not FailureKind.DAMAGED:
            raise
    package.damaged = True
    for name in list(package.parts):
        if name.lower().endswith((".xml", ".rels")):
            root, _ = parse_part(package.parts.pop(name))
            if root is not None:
                package.parts[name] = written(root)
    return read_tree(package.packed(), format_name)


def _shortened(value: dict[str, Any]) -> Any:
    """One object of the tree; those inside of it have been shortened before."""
    kind = value.get("type")
    shorten = _SHORT.get(kind or "")
    if shorten is not None:
        return shorten(value)
    if "items" in value:
        return list(_items(value))
    if "col_span" in value:
        return _cell(value)
    if "cells" in value:
        return value["cells"]
    if "elements" in value:
        return _section(value)
    return None if kind else value


def _words(value: dict[str, Any]) -> Words:
    pieces = value.get("content", ())
    return Words(
        "".join(piece for piece in pieces if isinstance(piece, str)),
        level=min(int(value.get("level") or 0), 6) if value.get("type") == "heading" else 0,
        notes=[piece for piece in pieces if isinstance(piece, NoteKey)],
    )


def _flat(content: Any) -> Iterator[Node]:
    """Nodes out of lists in lists; what stands for no words is left out."""
    for each in content:
        if isinstance(each, list):
            yield from _flat(each)
        elif isinstance(each, Words | Grid | Note):
            yield each


def _grid(value: dict[str, Any]) -> Grid:
    rows = [[cell for cell in row if isinstance(cell, _Cell)] for row in value.get("rows", ())]
    return Grid(
        [[cell.text for cell in row] for row in rows],
        [note for row in rows for cell in row for note in cell.notes],
    )


def _cell(value: dict[str, Any]) -> _Cell:
    nodes = list(_flat(value.get("content", ())))
    text = " ".join(joined_text(nodes).split())
    if value.get("data_type") == "date" and "raw_number" in value:
        text = shown_date(text, value["raw_number"], value.get("number_format", ""))
    return _Cell(text, [note for node in nodes for note in _notes(node)])


def _notes(node: Node) -> list[NoteKey]:
    return [] if isinstance(node, Note) else node.notes


def joined_text(nodes: Iterable[Node]) -> str:
    """All words, a line for each paragraph and each row."""
    lines: list[str] = []
    for node in nodes:
        if isinstance(node, Grid):
            lines += (" | ".join(filter(None, row)) for row in node.rows)
        elif isinstance(node, Words) and node.label:
            lines.append(f"{node.label} {node.text}")
        else:
            lines.append(node.text)
    return "\n".join(lines)


def _reference(value: dict[str, Any]) -> NoteKey:
    number = value.get("note_id", value.get("comment_id", 0))
    return NoteKey(_REFERENCES[value["type"]], number)


def _note(value: dict[str, Any]) -> Note:
    kind = str(value["type"])
    if str(value.get("marker", "")).startswith("Comment"):
        kind = "comment"
    text = joined_text(_flat(value.get("content", ())))
    return Note(NoteKey(kind, value.get("id", 0)), text, str(value.get("author") or ""))


def _items(value: dict[str, Any]) -> Iterator[Node]:
    """The items of a list, those of lists inside of it after their own."""
    number = int(value.get("start_number") or 1)
    for item in value["items"]:
        if not isinstance(item, dict):
            continue
        label = _label(number, str(value.get("style", ""))) if value.get("ordered") else BULLET
        number += 1
        for node in _flat(item.get("content", ())):
            if isinstance(node, Words) and label:
                node.label, label = label, ""
            yield node
        for node in _flat(item.get("nested") or ()):
            if isinstance(node, Words) and node.label:
                node.depth += 1
            yield node


def _label(number: int, style: str) -> str:
    match style:
        case "lower_roman":
            return f"{roman(number)}."
        case "upper_roman":
            return f"{roman(number).upper()}."
        case "lower_alpha":
            return f"{letter(number)}."
        case "upper_alpha":
            return f"{letter(number).upper()}."
        case _:
            return f"{number}."


def _section(value: dict[str, Any]) -> Section:
    return Section(
        title=str(value.get("title") or ""),
        nodes=list(_flat(value["elements"])),
        speaker=list(_flat(value.get("speaker_notes") or ())),
        hidden=bool(value.get("hidden")),
    )


def _line_end(_value: dict[str, Any]) -> str:
    return "\n"


_SHORT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "text": lambda value: value.get("text", ""),
    "line_break": _line_end,
    "column_break": _line_end,
    "page_break": _line_end,
    "paragraph": _words,
    "heading": _words,
    "code_block": lambda value: Words(str(value.get("content", "")), code=True),
    "table": _grid,
    "footnote": _note,
    "endnote": _note,
    "text_box": lambda value: list(_flat(value.get("content", ()))),
    **dict.fromkeys(_REFERENCES, _reference),
}
