"""A block of code in a text: its language, a button that copies it, and lines that scroll."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Slot
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
from gpt_desktop.ui.widgets.code_colours import coloured_code
from gpt_desktop.ui.widgets.code_header import CODE_HEADER_HEIGHT, CodeHeader
from gpt_desktop.ui.widgets.plain_data import as_plain_text

CODE_SCALE = 0.9
_EDGE = 2  # of the ring that shows the focus
_BELOW = 12  # where the bar is that scrolls sideways
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
        self._shown: tuple[str, str, object] | None = None
        set_role(self, "code")
        self.header = CodeHeader(theme, self)
        self.lines = CodeLines(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.lines, 1)

    def show_code(self, code: str, language: str, longest_coloured: int) -> None:
        """Stand for this code; it may be growing.

        Args:
            longest_coloured: a code of more characters is shown in one colour.
        """
        coloured = language if len(code) <= longest_coloured else ""
        look = (self._theme.palette, self._theme.text_size)
        before, self._shown = self._shown, (code, coloured, look)
        if before == self._shown:
            return
        self.header.show_code(language, code)
        grows = before is not None and not coloured and before[1:] == self._shown[1:]
        if grows and before is not None and code.startswith(before[0]):
            self.lines.add(code[len(before[0]) :])
        else:
            self.lines.show_code(code, coloured)


class CodeLines(QPlainTextEdit):
    """Unbroken lines, to select from; what is too long scrolls sideways, by keys too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
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

    def show_code(self, code: str, language: str) -> None:
        """Show another code, in the colours of a language that Pygments knows, if any."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        # The style sheet has a font for all that shows text, so each letter has its own.
        form = QTextCharFormat()
        form.setFont(code_font(self._theme.text_size))
        for piece, colour in coloured_code(code, language, self._theme.palette):
            form.setForeground(QColor(colour))
            cursor.insertText(piece, form)
        cursor.endEditBlock()

    def add(self, text: str) -> None:
        """More at the end."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, cursor.charFormat())

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
