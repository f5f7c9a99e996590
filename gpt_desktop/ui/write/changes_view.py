"""Shows what changed from one text to another, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gpt_desktop.core.change_pieces import ChangePiece, PieceKind
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme


class ChangesView(QTextBrowser):
    """What is gone is struck out, what is new underlined: colour alone would not tell all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Changes"))
        self.setUndoRedoEnabled(False)
        self._theme = theme
        self._pieces: tuple[ChangePiece, ...] = ()
        theme.changed.connect(self._write)

    def show_pieces(self, pieces: Sequence[ChangePiece]) -> None:
        """Show these in place of what was there."""
        self._pieces = tuple(pieces)
        self._write()

    @Slot()
    def _write(self) -> None:
        font = self.font()
        font.setPixelSize(self._theme.text_size)
        self.document().setDefaultFont(font)
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for piece in self._pieces:
            text = "\n\n⋯\n\n" if piece.kind is PieceKind.LEFT_OUT else piece.text
            cursor.insertText(text, self._form(piece.kind))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def _form(self, kind: PieceKind) -> QTextCharFormat:
        palette = self._theme.palette
        form = QTextCharFormat()
        form.setForeground(QColor(palette.text))
        if kind is PieceKind.LEFT_OUT:
            form.setForeground(QColor(palette.second_text))
        elif kind is PieceKind.GONE:
            form.setForeground(QColor(palette.danger))
            form.setFontStrikeOut(True)
        elif kind is PieceKind.NEW:
            form.setForeground(QColor(palette.accent_text))
            form.setBackground(QColor(palette.accent_ground))
            form.setFontUnderline(True)
        return form
