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
    parts: list[str] = []
    before: QTextBlock | None = None
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        if block.position() == end and before is not None and start != end and not block.length():
            break
        if before is not None:
            parts.append(_between(before, block))
        for place, text, source in _pieces(block):
            if source is not None:
                parts.append(source if start <= place < end else "")
            else:
                parts.append(_clipped(text, place, start, end))
        before, block = block, block.next()
    return "".join(parts).replace(_LINE, "\n").replace(_HARD_BLANK, " ")


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


def _between(before: QTextBlock, after: QTextBlock) -> str:
    table = _table(before)
    if table is None or table != _table(after):
        return "\n"
    first, second = table.cellAt(before.position()), table.cellAt(after.position())
    if first.row() != second.row():
        return "\n"
    return "\t" if first.column() != second.column() else " "


def _table(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()
