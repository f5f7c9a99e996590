"""A block of code in a text: its language, a button that copies it, and lines that scroll."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, Qt, QTimer, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP
from gpt_desktop.ui.widgets.code_colours import LONGEST_COLOURED, LONGEST_GROWING, coloured_code
from gpt_desktop.ui.widgets.code_header import CODE_HEADER_HEIGHT, CodeHeader
from gpt_desktop.ui.widgets.plain_data import as_plain_text
from gpt_desktop.ui.widgets.text_places import qt_length

CODE_SCALE = 0.9
_EDGE = 2  # of the ring that shows the focus
_BELOW = 12  # where the bar is that scrolls sideways
_COLOURED_AT_ONCE = 600  # characters, a few milliseconds
_MOST_LETTERS = 300  # looked at for what other fonts take


def code_font(text_size: int) -> QFont:
    """The system's letters of one width, a little smaller than reading text."""
    font = QFont()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies([fixed.family(), "monospace"])
    font.setFixedPitch(True)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(round(text_size * CODE_SCALE))
    return font


def code_height(code: str, text_size: int) -> int:
    """Pixels that a code takes with all that is around it."""
    font = code_font(text_size)
    line = QFontMetrics(font).lineSpacing()
    lines = code.split("\n")
    others = 0 if code.isascii() else sum(not each.isascii() for each in lines)
    more = max(0, _height_of_others(code, font) - line) if others else 0
    return CODE_HEADER_HEIGHT + len(lines) * line + others * more + _BELOW + 2 * _EDGE


def _height_of_others(code: str, font: QFont) -> int:
    """Of a line with all letters that the font may not have, and others are taken for."""
    letters = sorted({letter for letter in code if not letter.isascii()})[:_MOST_LETTERS]
    layout = QTextLayout("".join(letters), font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return int(line.height() + 0.99)


class CodeBox(QFrame):
    """Laid over its room in a document."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, bool, object] | None = None
        set_role(self, "code")
        self.header = CodeHeader(theme, self)
        self.lines = CodeLines(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.lines, 1)

    def show_code(self, code: str, language: str, *, growing: bool) -> None:
        """Stand for this code.

        Args:
            growing: more of it may come; a long one has no colours until then.
        """
        look = (language, self._theme.palette, self._theme.text_size)
        shown = (code, growing, look)
        before, self._shown = self._shown, shown
        if before == shown:
            return
        self.header.show_code(language, code)
        if before is not None and before[2] == look and code.startswith(before[0]):
            self.lines.add(code[len(before[0]) :])
        else:
            self.lines.show_plain(code)
        self.lines.colour(code, language, growing=growing)


class CodeLines(QPlainTextEdit):
    """Unbroken lines, to select from; what is too long scrolls sideways, by keys too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: Iterator[tuple[str, str]] | None = None
        self._place = 0
        self._colours = QTimer(self)
        self._colours.setSingleShot(True)
        self._colours.setInterval(0)
        self._colours.timeout.connect(self._colour_more)
        set_role(self, "code")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(GAP - _EDGE, 0, GAP - _EDGE, 0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # Code reads from the left whatever is written around it.
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Code"))
        self.horizontalScrollBar().rangeChanged.connect(self._on_range)

    def show_plain(self, code: str) -> None:
        """Show another code, in one colour."""
        self._pieces = None
        self.clear()
        self.add(code)

    def add(self, text: str) -> None:
        """More at the end, in one colour."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, self._format(self._theme.palette.text))

    def colour(self, code: str, language: str, *, growing: bool) -> None:
        """Give it the colours of a language that Pygments knows, a long one bit by bit."""
        self._pieces = None
        if not language or len(code) > (LONGEST_GROWING if growing else LONGEST_COLOURED):
            return
        self._pieces = coloured_code(code, language, self._theme.palette)
        self._place = 0
        if len(code) <= LONGEST_GROWING:
            self._colour_some(len(code))
        else:
            self._colours.start()

    @Slot()
    def _colour_more(self) -> None:
        self._colour_some(_COLOURED_AT_ONCE)
        if self._pieces is not None:
            self._colours.start()

    def _colour_some(self, characters: int) -> None:
        pieces = self._pieces
        cursor = QTextCursor(self.document())
        end = self._place + characters
        cursor.beginEditBlock()
        while pieces is not None and self._place < end:
            piece, colour = next(pieces, ("", ""))
            if not piece:
                self._pieces = pieces = None
                break
            length = qt_length(piece)
            if not piece.isspace():
                cursor.setPosition(self._place)
                cursor.setPosition(self._place + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._format(colour))
            self._place += length
        cursor.endEditBlock()

    def _format(self, colour: str) -> QTextCharFormat:
        # The style sheet has a font for all that shows text, so each letter has its own.
        form = QTextCharFormat()
        form.setFont(code_font(self._theme.text_size))
        form.setForeground(QColor(colour))
        return form

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        return as_plain_text(data, self.textCursor().selection().toPlainText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down, what it stands in scrolls."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot(int, int)
    def _on_range(self, minimum: int, maximum: int) -> None:
        """A stop for Tab where there is something to scroll."""
        wide = maximum > minimum
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wide else Qt.FocusPolicy.ClickFocus)
