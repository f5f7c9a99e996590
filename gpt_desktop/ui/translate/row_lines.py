"""A text in lines, each segment a row: where the rows are, and what keeps them apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from gpt_desktop.core.annotations import Span
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, LINE_HEIGHT
from gpt_desktop.ui.translate.broken_text import BrokenText

ROW_GAP = GAP_SMALL


class RowLines:
    """Fills a document. Heights and places in it are in its pixels.

    Args:
        gutter: the width of the margin on the left.

    Attributes:
        spans: of the text, one a row, in their order.
        quiet: the rows in the second colour.
    """

    def __init__(self, document: QTextDocument, theme: Theme, gutter: int) -> None:
        self._document = document
        self._theme = theme
        self.gutter = gutter
        self._broken = BrokenText()
        self.spans: list[Span] = []
        self._starts: list[int] = []  # of the rows' first lines; a list's mark is before a span
        self._padding: list[float] = []
        self.quiet: set[int] = set()

    @property
    def text(self) -> str:
        """Without the breaks that were added."""
        return self._broken.text

    @property
    def line_height(self) -> int:
        return round(self._theme.text_size * LINE_HEIGHT)

    def show_text(self, text: str, spans: Sequence[Span]) -> None:
        self._broken = BrokenText(text)
        self.spans, self._starts, self._padding, self.quiet = [], [], [], set()
        for span in spans:
            self._note_row(span)
        self.write()

    def append_text(self, text: str) -> None:
        """More came at the end."""
        self._broken.append(text)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for number, line in enumerate(_shown(text).split("\n")):
            if number:
                cursor.insertBlock(self._line_format(), QTextCharFormat())
            cursor.insertText(line, QTextCharFormat())
        cursor.endEditBlock()

    def add_row(self, span: Span) -> None:
        """A further span of the text is a row."""
        before = self._broken.shown_place(span.start)
        if self._note_row(span):
            cursor = QTextCursor(self._document)
            cursor.setPosition(before)
            cursor.insertBlock(self._line_format(), QTextCharFormat())

    def replace_row(self, number: int, words: str) -> None:
        """Other words stand in a row."""
        span = self.spans[number]
        longer = len(words) - (span.end - span.start)
        cursor = self._over(number)
        cursor.beginEditBlock()
        cursor.insertText(_shown(words))
        self._broken.replace(span.start, span.end, words)
        self.spans[number] = Span(span.start, span.end + longer)
        for later in range(number + 1, len(self.spans)):
            moved = self.spans[later]
            self.spans[later] = Span(moved.start + longer, moved.end + longer)
            self._starts[later] += longer
        block, last = self.first_block(number), self.last_block(number)
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            QTextCursor(block).setBlockFormat(self._line_format())
            block = block.next()
        self._padding[number] = 0.0
        cursor.endEditBlock()

    def set_quiet(self, quiet: set[int]) -> None:
        """Say these rows in the second colour, and no others."""
        changed, self.quiet = quiet ^ self.quiet, set(quiet)
        for number in sorted(changed):
            self._colour(number)

    def write(self) -> None:
        """Lay the whole text out anew, rows not evened out."""
        self._padding = [0.0] * len(self.spans)
        text, at, parts = _shown(self.text), 0, []
        for place in self._broken.breaks:
            parts.append(text[at:place])
            at = place
        parts.append(text[at:])
        self._document.clear()
        self._document.setDocumentMargin(GAP)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._line_format())
        cursor.insertText("\n".join(parts))
        cursor.endEditBlock()
        for number in sorted(self.quiet):
            self._colour(number)

    def row_of(self, shown: int) -> int:
        """The row whose lines have a place of the document; -1 before the first."""
        return bisect_right(self._starts, self.place(shown)) - 1

    def place(self, shown: int) -> int:
        """The place of the text that is shown at one of the document."""
        return self._broken.place(shown)

    def shown_start(self, number: int) -> int:
        """Where a row's words begin in the document."""
        return self._broken.shown_place(self.spans[number].start)

    def top(self, number: int) -> float:
        return self._rect(self.first_block(number))[0]

    def bottom(self, number: int) -> float:
        """Of its last line, with what evens the row out."""
        return self._rect(self.last_block(number))[1] + self._padding[number]

    def natural_height(self, number: int) -> float:
        """Of its lines, and of empty ones up to the next row, without what evens it out."""
        block, height, count = self.first_block(number), 0.0, 0
        if number + 1 < len(self.spans):
            end = self.first_block(number + 1).blockNumber()
        else:
            end = self.last_block(number).blockNumber() + 1
        while block.isValid() and block.blockNumber() < end:
            top, bottom = self._rect(block)
            height += bottom - top
            count += 1
            block = block.next()
        return height + ROW_GAP * count

    def set_padding(self, number: int, pixels: float) -> None:
        """Leave so much more below a row."""
        if abs(self._padding[number] - pixels) < 0.5:
            return
        self._padding[number] = pixels
        form = self._line_format()
        form.setBottomMargin(ROW_GAP + pixels)
        QTextCursor(self.last_block(number)).setBlockFormat(form)

    def row_at(self, height: float) -> int:
        """The row at a height of the document, or the last one above it; -1 before the first."""
        numbers = range(self._document.blockCount())
        at = bisect_right(numbers, height + ROW_GAP / 2, key=self._block_top)
        block = self._document.findBlockByNumber(max(0, at - 1))
        return self.row_of(block.position())

    def first_block(self, number: int) -> QTextBlock:
        return self._document.findBlock(self._broken.shown_place(self._starts[number]))

    def last_block(self, number: int) -> QTextBlock:
        end = self._broken.shown_place(self.spans[number].end, ends=True)
        return self._document.findBlock(max(end, self.shown_start(number)))

    def _note_row(self, span: Span) -> bool:
        """Returns whether a break has to be shown before it."""
        end = self.spans[-1].end if self.spans else 0
        line = self.text.rfind("\n", end, span.start) + 1
        breaks = not line and bool(self.spans) and self._broken.add_break(span.start)
        self._starts.append(line or (span.start if self.spans else 0))
        self.spans.append(span)
        self._padding.append(0.0)
        return breaks

    def _line_format(self) -> QTextBlockFormat:
        form = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        form.setLineHeight(self.line_height, fixed)
        form.setBottomMargin(ROW_GAP)
        form.setLeftMargin(self.gutter - GAP)  # a frame's would stay in memory with PySide
        return form

    def _over(self, number: int) -> QTextCursor:
        """A row's words, selected."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(self.shown_start(number))
        end = self._broken.shown_place(self.spans[number].end, ends=True)
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _colour(self, number: int) -> None:
        form = QTextCharFormat()
        if number in self.quiet:
            form.setForeground(QColor(self._theme.palette.second_text))
        self._over(number).setCharFormat(form)

    def _rect(self, block: QTextBlock) -> tuple[float, float]:
        rect = self._document.documentLayout().blockBoundingRect(block)
        return rect.top(), rect.bottom()

    def _block_top(self, number: int) -> float:
        return self._rect(self._document.findBlockByNumber(number))[0]


def _shown(text: str) -> str:
    """The same length, and one break a line: Qt would take a return for another one."""
    return text.replace("\r", "\u200b").replace("\u2029", "\n")
