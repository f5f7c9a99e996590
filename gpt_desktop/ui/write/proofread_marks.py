"""Places of a text where a change is proposed; they move along as the person edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.annotations import Edit
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import qt_length

_OWNER = "proofread"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A proposed change and its place.

    Attributes:
        edit: counted in its paragraph.
        paragraph: as it was proofread.
        cursor: selects what the change would replace.
    """

    edit: Edit
    paragraph: str
    cursor: QTextCursor


class ProofreadMarks(QObject):
    """Wavy lines below the places. A place whose words change is one no more.

    Signals:
        changed: there are other marks than before.
    """

    changed = Signal()

    def __init__(self, editor: TextEditor, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._theme = theme
        self.marks: list[Mark] = []
        editor.textChanged.connect(self._drop_stale)
        theme.changed.connect(self._draw)

    def add(self, edit: Edit, paragraph: str, start: int) -> bool:
        """Mark a change of a paragraph that begins at a place, as Qt counts.

        False where other words stand there by now.
        """
        place = start + qt_length(paragraph[: edit.span.start])
        end = place + qt_length(edit.before)
        if end >= self._editor.document().characterCount():
            return False
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(place)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = Mark(edit, paragraph, cursor)
        if not _stands(mark):
            return False
        self.marks.append(mark)
        self.marks.sort(key=_start)
        self._draw()
        self.changed.emit()
        return True

    def remove(self, marks: Sequence[Mark]) -> None:
        self.marks = [each for each in self.marks if each not in marks]
        self._draw()
        self.changed.emit()

    def bring_back(self, marks: Sequence[Mark]) -> None:
        """Mark again what was removed, where its words still stand."""
        known = set(map(id, self.marks))
        self.marks += [each for each in marks if id(each) not in known and _stands(each)]
        self.marks.sort(key=_start)
        self._draw()
        self.changed.emit()

    def clear(self) -> None:
        if self.marks:
            self.remove(self.marks)

    def accept(self, marks: Sequence[Mark]) -> None:
        """Make changes in the text, together one step to undo."""
        standing = [each for each in marks if _stands(each)]
        # No longer marks while the text changes below them.
        self.marks = [each for each in self.marks if each not in marks]
        block = QTextCursor(self._editor.document())
        block.beginEditBlock()
        for mark in standing:
            mark.cursor.insertText(mark.edit.after)
        block.endEditBlock()
        self._draw()
        self.changed.emit()

    def select(self, mark: Mark) -> None:
        """Show a place and select its words."""
        self._editor.setTextCursor(QTextCursor(mark.cursor))
        self._editor.ensureCursorVisible()

    def at(self, position: int) -> Mark | None:
        """The one whose words a place of the text is within, or None."""
        for mark in self.marks:
            if mark.cursor.selectionStart() <= position <= mark.cursor.selectionEnd():
                return mark
        return None

    def beside(self, cursor: QTextCursor, by: int) -> Mark | None:
        """The next one behind a cursor, before it where ``by`` is -1; round the ends.

        None where there is none at all.
        """
        if by > 0:
            place = cursor.selectionEnd()
            after = [each for each in self.marks if each.cursor.selectionStart() >= place]
            return next(iter(after or self.marks), None)
        place = cursor.selectionStart()
        before = [each for each in self.marks if each.cursor.selectionEnd() <= place]
        return next(reversed(before or self.marks), None)

    @Slot()
    def _drop_stale(self) -> None:
        standing = [each for each in self.marks if _stands(each)]
        if len(standing) < len(self.marks):
            self.marks = standing
            self._draw()
            self.changed.emit()

    @Slot()
    def _draw(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._theme.palette.danger))
        drawn = []
        for mark in self.marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(mark.cursor)
            selection.format = form
            drawn.append(selection)
        self._editor.show_marks(_OWNER, drawn)


def _start(mark: Mark) -> int:
    return mark.cursor.selectionStart()


def _stands(mark: Mark) -> bool:
    """Whether the words are still there, and whole."""
    cursor, before = mark.cursor, mark.edit.before
    if cursor.selectedText().replace("\u2029", "\n") != before:
        return False
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    grown_left = start > 0 and before[:1].isalnum() and document.characterAt(start - 1).isalnum()
    grown_right = before[-1:].isalnum() and document.characterAt(end).isalnum()
    return not (grown_left or grown_right)
