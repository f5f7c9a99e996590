"""A new text that goes into the editor while it is written, as one step of undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.ui.widgets.text_places import qt_length
from gpt_desktop.ui.work.running_work import RunningWork


class StreamedText(QObject):
    """Follows a work from its start on, for as long as its words stand as they were put in.

    Once the person changes them, or takes them back, no more is put in; the work goes on.

    Args:
        at: where the text goes, as Qt counts.

    Signals:
        written: more of its words were put in: from where to where, as Qt counts.
        let_go: the person changed what was put in.
        ended: all of it stands there, from this place on, as Qt counts.
    """

    written = Signal(int, int)
    let_go = Signal()
    ended = Signal(int)

    def __init__(
        self, editor: QPlainTextEdit, work: RunningWork, at: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._work = editor, work
        self._start = self._end = at
        self._written = ""
        self._following = True
        self._own = self._begun = False
        work.text_added.connect(self._add)
        work.text_reset.connect(self._reset)
        work.state_changed.connect(self._on_state_changed)
        editor.document().contentsChange.connect(self._on_change)

    @property
    def following(self) -> bool:
        """Whether what the model writes is put in."""
        return self._following

    def release(self) -> None:
        """Put no more in; what stands there stays."""
        if not self._following:
            return
        self._following = False
        self._work.text_added.disconnect(self._add)
        self._work.text_reset.disconnect(self._reset)
        self._work.state_changed.disconnect(self._on_state_changed)
        self._editor.document().contentsChange.disconnect(self._on_change)

    @Slot(str)
    def _add(self, text: str) -> None:
        self._put(self._end, self._end, text)

    @Slot()
    def _reset(self) -> None:
        if self._written:
            self._put(self._start, self._end, "")

    def _put(self, start: int, end: int, text: str) -> None:
        """Write in place of a part, as the same step as all before it."""
        if not self._stands():
            self._give_up()
            return
        cursor = QTextCursor(self._editor.document())
        if self._begun:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        self._own = True
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()
        self._own = False
        self._begun = True
        kept = self._written if start == end else ""
        self._written = kept + text
        self._end = start + qt_length(text)
        if text:
            self.written.emit(start, self._end)

    def _stands(self) -> bool:
        """Whether what was put in is as it was."""
        last = self._editor.document().characterCount() - 1
        if not self._following or self._end > last:
            return False
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self._start)
        cursor.setPosition(self._end, QTextCursor.MoveMode.KeepAnchor)
        there = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        return there == self._written.replace("\r\n", "\n")

    def _give_up(self) -> None:
        if self._following:
            self.release()
            self.let_go.emit()

    @Slot(int, int, int)
    def _on_change(self, at: int, removed: int, added: int) -> None:
        if self._own:
            return
        # What the person writes themselves is a step of its own.
        self._begun = False
        if at + removed <= self._start and self._end > self._start:
            self._start += added - removed
            self._end += added - removed

    @Slot()
    def _on_state_changed(self) -> None:
        if self._work.busy:
            return
        if not self._stands():
            self._give_up()
        else:
            self.ended.emit(self._start)
