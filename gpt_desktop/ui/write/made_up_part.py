"""Marks in a new text what is not in its brief: numbers, names, quotes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.i18n import tr_count
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.told_claims import ToldClaims
from gpt_desktop.ui.write.writing_view import WritingView

_OWNER = "made-up"
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that moves along with the text, and the words it marks."""

    cursor: QTextCursor
    words: str
    reason: str

    @property
    def stands(self) -> bool:
        return self.cursor.selectedText() == self.words


class MadeUpPart(WritePart):
    """A mark goes once its words change; F8 goes from one to the next and says what it is."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.marks: list[_Mark] = []
        self.line = NoticeLine(self.context.theme)
        self.page.add_above(self.line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        view.claims_told.connect(self._take)
        view.text_replaced.connect(self.clear)
        self.context.theme.changed.connect(self._show)

    def step_to_mark(self, by: int) -> bool:
        self._show()
        if not self.marks:
            return False
        cursor = self.editor.textCursor()
        at = cursor.selectionStart()
        if by > 0:
            after = [each for each in self.marks if each.cursor.selectionStart() > at]
            mark = (after or self.marks)[0]
        else:
            before = [each for each in self.marks if each.cursor.selectionStart() < at]
            mark = (before or self.marks)[-1]
        self.editor.setTextCursor(mark.cursor)
        self.editor.setFocus()
        self.view.message_posted.emit(mark.reason)
        return True

    @Slot()
    def clear(self) -> None:
        """Mark nothing any more."""
        self.marks = []
        self._show()

    @Slot(object)
    def _take(self, told: ToldClaims) -> None:
        if not told.claims:
            return
        if not self.marks:
            self.editor.document().contentsChanged.connect(self._soon.start)
        places = QtPlaces(told.text)
        for claim in told.claims:
            cursor = QTextCursor(self.editor.document())
            cursor.setPosition(told.start + places.to_qt(claim.span.start))
            cursor.setPosition(told.start + places.to_qt(claim.span.end), _KEEP)
            reason = claim.checks[0].words if claim.checks else ""
            self.marks.append(_Mark(cursor, cursor.selectedText(), reason))
        self._show()

    @Slot()
    def _show(self) -> None:
        had = bool(self.marks)
        self.marks = [each for each in self.marks if each.stands]
        if had and not self.marks:
            self.editor.document().contentsChanged.disconnect(self._soon.start)
        self.editor.show_marks(_OWNER, [self._selection(each) for each in self.marks])
        if not self.marks:
            self.line.clear()
            return
        words = tr_count(
            "{count} place is not from your brief. F8 goes to it.",
            "{count} places are not from your brief. F8 goes from one to the next.",
            len(self.marks),
        )
        self.line.show_notice(Notice(NoticeKind.WARNING, words))

    def _selection(self, mark: _Mark) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self.context.theme.palette.warning))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = mark.cursor
        selection.format = form
        return selection
