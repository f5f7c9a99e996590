"""Proposed changes as one text: what goes struck out, what comes underlined, each to click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from gpt_desktop.core.annotations import Edit, EditState
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme

_AROUND = 60  # characters shown of what stays, before and after a change
_HIGHEST = 320
_MOST_SHOWN = 60  # changes; of a longer row those around the current one


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change and what became of it; ``lost``: the person edited its place."""

    edit: Edit
    lost: bool = False


class ChangeText(QTextBrowser):
    """As high as its words, up to a bound.

    Signals:
        clicked: the number of a change.
    """

    clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Changes"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._text = ""
        self._changes: tuple[ShownChange, ...] = ()
        self._current = -1
        self._places: list[tuple[int, int, int]] = []  # from, to, number
        theme.changed.connect(self._write)

    def show_changes(self, text: str, changes: Sequence[ShownChange], current: int) -> None:
        """Show these in place of what was there.

        Args:
            text: what the changes are of.
            current: number of the one that the keys work on, or -1.
        """
        self._text, self._changes, self._current = text, tuple(changes), current
        self._write()

    def sizeHint(self) -> QSize:
        height = min(_HIGHEST, int(self.document().size().height()) + 2)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.document().setTextWidth(self.viewport().width())
        self.updateGeometry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.cursorForPosition(event.position().toPoint()).position()
        for start, end, number in self._places:
            if start <= at <= end and event.button() is Qt.MouseButton.LeftButton:
                self.clicked.emit(number)
                return

    @Slot()
    def _write(self) -> None:
        font = self.font()
        font.setPixelSize(self._theme.text_size - 1)
        self.document().setDefaultFont(font)
        self.document().clear()
        self._places = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        first = max(0, self._current - _MOST_SHOWN // 2)
        shown = self._changes[first : first + _MOST_SHOWN]
        at = shown[0].edit.span.start - _AROUND if shown and first else 0
        for number, change in enumerate(shown, first):
            self._insert_same(cursor, self._text[max(0, at) : change.edit.span.start], number)
            self._insert(cursor, number, change)
            at = change.edit.span.end
        self._insert_same(cursor, self._text[max(0, at) :], -1)
        cursor.endEditBlock()
        self.updateGeometry()
        self._scroll()

    def _insert_same(self, cursor: QTextCursor, text: str, number: int) -> None:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.palette.text))
        if number == 0 and len(text) > _AROUND:
            text = "… " + text[-_AROUND:].lstrip()
        elif number < 0 and len(text) > _AROUND:
            text = text[:_AROUND].rstrip() + " …"
        elif len(text) > 2 * _AROUND:
            text = f"{text[:_AROUND].rstrip()} … {text[-_AROUND:].lstrip()}"
        cursor.insertText(text, form)

    def _insert(self, cursor: QTextCursor, number: int, change: ShownChange) -> None:
        start = cursor.position()
        edit = change.edit
        if edit.state is EditState.ACCEPTED:
            self._insert_words(cursor, edit.after or "×", self._form("good", number, change))
        elif change.lost or edit.state is EditState.REJECTED:
            self._insert_words(
                cursor, edit.before or "×", self._form("second_text", number, change)
            )
        else:
            gone = self._form("danger", number, change)
            gone.setFontStrikeOut(True)
            gone.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
            self._insert_words(cursor, edit.before, gone)
            self._insert_words(cursor, edit.after, self._form("accent_text", number, change))
        self._places.append((start, cursor.position(), number))

    @staticmethod
    def _insert_words(cursor: QTextCursor, words: str, form: QTextCharFormat) -> None:
        """A change of blanks alone would not be seen without a mark for them."""
        if words and not words.strip():
            words = words.replace("\n", "↵").replace("\t", "⇥").replace(" ", "␣")
        cursor.insertText(words, form)

    def _form(self, colour: str, number: int, change: ShownChange) -> QTextCharFormat:
        palette = self._theme.palette
        form = QTextCharFormat()
        form.setForeground(QColor(str(getattr(palette, colour))))
        open_still = change.edit.state is EditState.OPEN and not change.lost
        if open_still:
            form.setFontUnderline(True)
        if change.edit.checks and change.edit.state is not EditState.REJECTED:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(palette.warning))
        if number == self._current:
            form.setBackground(QColor(palette.accent_ground))
        return form

    def _scroll(self) -> None:
        for start, _, number in self._places:
            if number == self._current:
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
                return
