"""The text of a document with its structure, its pages and the passages that were pointed at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.documents import BlockKind, Document
from gpt_desktop.core.i18n import current_language, tr
from gpt_desktop.ui.theme.fonts import heading_weight
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, TEXT_CAPTION
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import qt_length, qt_place, text_selection

_SLICE_LETTERS = 40_000

_Look = tuple[BlockKind, bool]
"""What a block's look hangs on: its kind, and whether it was recognised from a picture."""

_Piece = tuple[str, _Look]
_LOOKS = {
    BlockKind.HEADING: BlockKind.HEADING,
    BlockKind.CODE: BlockKind.CODE,
    BlockKind.NOTE: BlockKind.NOTE,
    BlockKind.ENTRY: BlockKind.NOTE,
}
_PLAIN: _Look = (BlockKind.PARAGRAPH, False)


class DocumentText(TextEditor):
    """Long texts are put in slice by slice, so that the window never waits.

    Headings are bold, notes quiet, code has letters of one width; what was recognised from a
    picture is slanted. Pages are numbered in the margin.

    Signals:
        filled: all of the text is there.
    """

    filled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("There is no text to show."), tr("Text of the document"), parent)
        self._document: Document | None = None
        self._text = ""
        self._rest: Iterator[_Piece] = iter(())
        self._pages: list[tuple[int, int]] = []
        self._marked: Span | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        set_role(self, "sheet")
        self._margin = _PageMargin(self)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._add_slice)
        self.updateRequest.connect(self._on_update)
        theme.changed.connect(self._on_theme_changed)

    @property
    def shown_document(self) -> Document | None:
        return self._document

    @property
    def marked(self) -> Span | None:
        """The passage that is pointed at, as Qt counts."""
        return self._marked

    def show_document(self, document: Document | None) -> None:
        """Show another one from its beginning; nothing happens where it is shown already."""
        if document is self._document:
            return
        self._document = document
        self._fill()

    def show_passage(self, span: Span) -> None:
        """Point at a part of the document's text and bring it in sight, once it is there."""
        self._marked = Span(qt_place(self._text, span.start), qt_place(self._text, span.end))
        self._point()

    def clear_passage(self) -> None:
        """Point at nothing."""
        self._marked = None
        self.setExtraSelections([])

    def show_place(self, share: float) -> None:
        """Bring a place in sight, 0 for the beginning and 1 for the end."""
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(last, int(share * last)))
        self._bring_in_sight(cursor)

    def paint_pages(self, painter: QPainter) -> None:
        """The numbers of the pages that begin in what is in sight."""
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > bottom:
                return
            page = self._page_beginning(block.position(), block.position() + block.length())
            if page:
                box = QRect(0, round(place.top()), self._margin.width() - GAP_SMALL, 1)
                box.setHeight(self.fontMetrics().height())
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(page))
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin()

    def _fill(self) -> None:
        document = self._document
        self._text = document.text if document is not None else ""
        self._pages = []
        self.clear()
        self.clear_passage()
        self._rest = self._parts(document) if document is not None else iter(())
        paged = document is not None and any(block.page for block in document.blocks)
        self.setViewportMargins(self._margin.width_for_numbers() if paged else 0, 0, 0, 0)
        self._margin.setVisible(paged)
        self._place_margin()
        self._add_slice()

    def _pieces(self, document: Document) -> Iterator[_Piece]:
        """Each block with how it looks, then what stands between it and the next."""
        blocks, page, place = document.blocks, 0, 0
        for number, block in enumerate(blocks):
            if block.page and block.page != page:
                page = block.page
                self._pages.append((place, page))
            yield block.text, (_LOOKS.get(block.kind, BlockKind.PARAGRAPH), block.recognised)
            if number + 1 < len(blocks):
                end = blocks[number + 1].start
                place += qt_length(self._text[block.start : end])
                yield self._text[block.start + len(block.text) : end], _PLAIN

    def _parts(self, document: Document) -> Iterator[_Piece]:
        """Pieces that look alike as one, since each costs its time; none is longer than a slice."""
        for look, run in groupby(self._pieces(document), lambda piece: piece[1]):
            held: list[str] = []
            size = 0
            for text, _ in run:
                for start in range(0, len(text), _SLICE_LETTERS):
                    part = text[start : start + _SLICE_LETTERS]
                    if size + len(part) > _SLICE_LETTERS:
                        yield "".join(held), look
                        held, size = [], 0
                    held.append(part)
                    size += len(part)
            yield "".join(held), look

    def _form(self, look: _Look) -> QTextCharFormat:
        kind, recognised = look
        form = QTextCharFormat()
        if kind is BlockKind.HEADING:
            form.setFontWeight(heading_weight(current_language()))
        elif kind is BlockKind.CODE:
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            form.setFontFamilies([fixed.family()])
        elif kind is BlockKind.NOTE:
            form.setForeground(QColor(self._theme.palette.second_text))
        if recognised:
            form.setFontItalic(True)
            form.setToolTip(tr("Recognised from a picture; letters can be wrong."))
        return form

    @Slot()
    def _add_slice(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        letters = 0
        for text, look in self._rest:
            cursor.insertText(text, self._form(look))
            letters += len(text)
            if letters >= _SLICE_LETTERS:
                break
        cursor.endEditBlock()
        self._point()
        if letters >= _SLICE_LETTERS:
            self._slices.start()
        else:
            self._slices.stop()
            self.filled.emit()

    def _point(self) -> None:
        """Once the passage is there; what comes later moves nothing."""
        span = self._marked
        if span is None or span.end > self.document().characterCount() - 1:
            return
        form = QTextCharFormat()
        form.setBackground(QColor(self._theme.palette.accent_ground))
        form.setForeground(QColor(self._theme.palette.accent_text))
        selection: QTextEdit.ExtraSelection = text_selection(self.document(), span, form)
        before = self.extraSelections()
        self.setExtraSelections([selection])
        if not before:
            cursor = QTextCursor(self.document())
            cursor.setPosition(span.start)
            self._bring_in_sight(cursor)

    def _bring_in_sight(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.centerCursor()

    def _page_beginning(self, start: int, end: int) -> int:
        """The page that begins within a line, or 0."""
        index = bisect_left(self._pages, (start, 0))
        if index < len(self._pages) and self._pages[index][0] < end:
            return self._pages[index][1]
        return 0

    def _place_margin(self) -> None:
        box = self.contentsRect()
        self._margin.setGeometry(
            box.left(), box.top(), self._margin.width_for_numbers(), box.height()
        )

    @Slot(QRect, int)
    def _on_update(self, area: QRect, scrolled: int) -> None:
        del area, scrolled  # the margin is narrow
        self._margin.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fill()


class _PageMargin(QWidget):
    """Where the numbers of pages stand."""

    def __init__(self, text: DocumentText) -> None:
        super().__init__(text)
        self._of = text

    def width_for_numbers(self) -> int:
        return self.fontMetrics().horizontalAdvance("9999") + GAP_SMALL

    def sizeHint(self) -> QSize:
        return QSize(self.width_for_numbers(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is narrow
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(TEXT_CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(self._of.palette().placeholderText().color()))
        self._of.paint_pages(painter)
        painter.end()
