"""What a text document says, with its objects as what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from gpt_desktop.ui.widgets.formula_object import OBJECT_LETTER, ObjectProperty

_LINE, _HARD_BLANK = "\u2028", "\u00a0"


@dataclass(frozen=True, slots=True)
class DrawnText:
    """The text of a document, and for each of its characters where Qt has it."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """Of a table; mirrored, its first column is the right one."""

    table: int
    number: int
    mirrored: bool


def drawn_text(document: QTextDocument) -> DrawnText:
    """All of it; a formula is there as it came, all of its characters in one place."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(text: str, start: int, *, in_one_place: bool = False) -> None:
        place = start
        for character in text:
            width = 1 if in_one_place or character <= "\uffff" else 2
            characters.append(character)
            starts.append(place)
            ends.append(place + width)
            if not in_one_place:
                place += width

    block = document.begin()
    while block.isValid():
        for start, text, source in _pieces(block):
            if source is None:
                add(text, start)
            else:
                add(source, start, in_one_place=True)
        add("\n", block.position() + block.length() - 1)
        block = block.next()
    return DrawnText("".join(characters), tuple(starts), tuple(ends))


def selected_text(cursor: QTextCursor) -> str:
    """What is copied of a selection: formulas as LaTeX, cells of a row with tabs between them."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[tuple[_Row | None, list[tuple[int, str]]]] = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        row, column = _row_of(block)
        if row is None or not lines or lines[-1][0] != row:
            lines.append((row, []))
        lines[-1][1].append((column, _selected(block, start, end)))
        block = block.next()
    text = "\n".join(_joined(row, cells) for row, cells in lines)
    return text.replace(_LINE, "\n").replace(_HARD_BLANK, " ")


def _selected(block: QTextBlock, start: int, end: int) -> str:
    parts = []
    for place, text, source in _pieces(block):
        if source is None:
            parts.append(_clipped(text, place, start, end))
        elif start <= place < end:
            parts.append(source)
    return "".join(parts)


def _joined(row: _Row | None, cells: list[tuple[int, str]]) -> str:
    if row is None:
        return cells[0][1]
    by_column: dict[int, list[str]] = {}
    for column, text in cells:
        by_column.setdefault(column, []).append(text)
    words = [" ".join(texts) for texts in by_column.values()]
    return "\t".join(reversed(words) if row.mirrored else words)


def _clipped(text: str, place: int, start: int, end: int) -> str:
    """The part of a text at a place that lies in a selection, all as Qt counts."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * max(0, start - place) : 2 * max(0, end - place)].decode(
        "utf-16-le", "surrogatepass"
    )


def _pieces(block: QTextBlock) -> Iterator[tuple[int, str, str | None]]:
    """Place, text, and for an object what it stands for."""
    iterator = block.begin()
    while not iterator.atEnd():
        piece = iterator.fragment()
        form = piece.charFormat()
        if form.hasProperty(ObjectProperty.SOURCE) and OBJECT_LETTER in piece.text():
            source = form.stringProperty(ObjectProperty.SOURCE)
            for number in range(piece.length()):
                yield piece.position() + number, OBJECT_LETTER, source
        else:
            yield piece.position(), piece.text(), None
        iterator += 1


def _row_of(block: QTextBlock) -> tuple[_Row | None, int]:
    """Row and column of the cell that a block stands in."""
    table: QTextTable | None = QTextCursor(block).currentTable()
    if table is None:
        return None, 0
    cell = table.cellAt(block.position())
    mirrored = table.format().boolProperty(ObjectProperty.MIRRORED)
    return _Row(table.firstPosition(), cell.row(), mirrored), cell.column()
