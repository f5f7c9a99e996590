"""Room in a text document for what scrolls by itself: a widget lies over it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from gpt_desktop.ui.widgets.formula_object import FORMULA_OBJECT, OBJECT_LETTER, ObjectProperty

BOX_OBJECT = FORMULA_OBJECT + 1


class BoxKind(StrEnum):
    """What lies over the room."""

    CODE = "code"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class WrittenBox:
    """A box in the document.

    Attributes:
        cursor: stands before the letter that keeps its room.
        source: code as it is; a table in Markdown.
        language: what the code says to be.
        width: pixels that all of it takes.
    """

    kind: BoxKind
    cursor: QTextCursor
    source: str
    language: str = ""
    width: int = 0


def insert_box(cursor: QTextCursor, copied: str, height: int) -> QTextCursor:
    """Insert the letter of a box.

    Args:
        copied: what a selection that goes over it gives.
        height: pixels.

    Returns:
        A cursor before the letter.
    """
    form = QTextCharFormat()
    form.setObjectType(BOX_OBJECT)
    form.setProperty(ObjectProperty.SOURCE, copied)
    form.setProperty(ObjectProperty.HEIGHT, height)
    place = QTextCursor(cursor)
    place.setKeepPositionOnInsert(True)
    cursor.insertText(OBJECT_LETTER, form)
    return place


def set_box_height(box: WrittenBox, height: int) -> None:
    """Keep another room for it."""
    letter = QTextCursor(box.cursor)
    letter.setPosition(box.cursor.position())  # its anchor went on as the text grew
    letter.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    form = letter.charFormat()
    if form.objectType() == BOX_OBJECT and form.intProperty(ObjectProperty.HEIGHT) != height:
        form.setProperty(ObjectProperty.HEIGHT, height)
        letter.setCharFormat(form)


def box_rect(box: WrittenBox, document: QTextDocument) -> QRect:
    """The room that is kept, in the document."""
    block = box.cursor.block()
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    line = layout.lineForTextPosition(box.cursor.positionInBlock())
    if not line.isValid():
        return QRect()
    left = layout.position().x() + line.x()
    width = max(1.0, document.textWidth() - left)
    return QRectF(left, top + line.y(), width, line.ascent()).toRect()


class BoxObject(QPyTextObject):
    """Keeps the room: as wide as its line may be."""

    def intrinsicSize(self, document: QTextDocument, place: int, form: QTextFormat) -> QSizeF:
        block = document.findBlock(place).blockFormat()
        left = block.leftMargin() + block.indent() * document.indentWidth()
        width = max(1.0, document.textWidth() - left)
        return QSizeF(width, form.toCharFormat().intProperty(ObjectProperty.HEIGHT))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        place: int,
        form: QTextFormat,
    ) -> None:
        del painter, rect, document, place, form  # the widget over it draws
