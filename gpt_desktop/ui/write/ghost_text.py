"""A text that could follow, drawn behind the cursor without being in the text."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.direction import is_right_to_left
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import qt_length

_WORD = re.compile(r"\s*[\u3040-\u9fff\uac00-\ud7af]{1,2}|\s*\S+")
_GOES_ON = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class GhostText(QWidget):
    """Tab takes all of it, Ctrl and the right arrow one word, Esc none; other keys go on.

    It is shown only where the line is empty behind the cursor. Where more lines follow, it keeps
    to the cursor's own line and ends in an ellipsis; at the text's end it goes on below.

    Signals:
        taken: how many letters of it were put into the text before the cursor, as Qt counts.
    """

    taken = Signal(int)

    def __init__(self, theme: Theme, editor: TextEditor) -> None:
        super().__init__(editor.viewport())
        self._theme = theme
        self._editor = editor
        self._text = ""
        self._at = -1  # the place it belongs to
        self._rest = ""  # of what is typed along, until the letter is there
        self._layout: QTextLayout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        editor.installEventFilter(self)
        editor.textChanged.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)
        editor.verticalScrollBar().valueChanged.connect(self.dismiss)

    @property
    def text(self) -> str:
        """What is offered; "" while nothing is."""
        return self._text

    def offer(self, text: str) -> None:
        """Show a text behind the cursor, if it can stand there."""
        self.dismiss()
        text = text.split("\n", 1)[0].rstrip()
        if text.strip() and can_offer(self._editor):
            self._text, self._at = text, self._editor.textCursor().position()
            self._place()
            # A screen reader cannot see it: told by the field, and not read while one types.
            self._editor.setAccessibleDescription(text.strip())

    def dismiss(self) -> None:
        """Offer nothing any more."""
        if self._text:
            self._text = ""
            self._layout = None
            self._editor.setAccessibleDescription("")
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._text:
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.FocusOut):
            self.dismiss()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            if self._is_ours(event):
                event.accept()  # so that the window's own use of the key waits
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.palette.second_text))
        self._layout.draw(painter, QPointF(0, 0))

    def _is_ours(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
            return plain
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return control and event.key() == Qt.Key.Key_Right

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _GOES_ON:
            return False
        if not self._is_ours(event):
            self._go_on(event.text())
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() == Qt.Key.Key_Tab:
            self._take(self._text)
        else:
            word = _WORD.match(self._text)
            self._take(word.group() if word else self._text)
        return True

    def _go_on(self, typed: str) -> None:
        """Keep the rest where the person types just what is offered."""
        rest = self._text
        self.dismiss()
        if typed and rest.startswith(typed):
            self._rest = rest[len(typed) :]

    def _take(self, words: str) -> None:
        rest = self._text[len(words) :]
        self.dismiss()
        self._rest = rest
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()  # a step of undo of its own, apart from what was typed
        cursor.insertText(words)
        cursor.endEditBlock()
        self.taken.emit(qt_length(words))

    @Slot()
    def _on_text_changed(self) -> None:
        rest, self._rest = self._rest, ""
        self.offer(rest)

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._editor.textCursor().position() != self._at:
            self.dismiss()

    def _place(self) -> None:
        """Lay the words out from the cursor on, on its line and, at the text's end, below."""
        cursor = self._editor.cursorRect()
        margin = round(self._editor.document().documentMargin())
        width = self._editor.viewport().width() - 2 * margin
        beside = max(0, margin + width - cursor.right())
        shown = self._text
        at_end = self._editor.textCursor().atEnd()
        if not at_end:
            metrics = self._editor.fontMetrics()
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, beside)
        self._layout, height = _laid_out(shown, self._editor, cursor.right() - margin, width)
        self.setGeometry(margin, cursor.top(), width, max(cursor.height(), height))
        self.show()
        self.raise_()
        self.update()


def can_offer(editor: TextEditor) -> bool:
    """Whether a text could be shown behind the cursor."""
    cursor = editor.textCursor()
    line = cursor.block().text()
    behind = line[cursor.positionInBlock() :]
    return (
        editor.hasFocus()
        and not editor.isReadOnly()
        and not cursor.hasSelection()
        and not behind.strip()
        and not is_right_to_left(line)
    )


def _laid_out(text: str, editor: TextEditor, begin: int, width: int) -> tuple[QTextLayout, int]:
    """The words in lines, the first of which begins further right; and how high they are."""
    layout = QTextLayout(text, editor.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top, left = 0.0, float(begin)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width - left))
        line.setPosition(QPointF(left, top))
        top, left = top + line.height(), 0.0
    layout.endLayout()
    return layout, round(top)
