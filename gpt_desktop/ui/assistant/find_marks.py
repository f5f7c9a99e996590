"""Marks of what was found, in the messages that are built."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.conversation_search import FoundPlace
from gpt_desktop.core.text_search import TextQuery
from gpt_desktop.ui.assistant.message_column import MessageWidget
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.transcript import Transcript
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.document_text import drawn_text
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_places import text_selection

_OWNER = "find"
_SOON_MS = 40


class FindMarks(QObject):
    """Marks every place, the current one more strongly, and brings that into sight.

    A message is marked once all of its text has come in.
    """

    def __init__(self, theme: Theme, transcript: Transcript) -> None:
        super().__init__(transcript)
        self._theme = theme
        self._transcript = transcript
        self._query: TextQuery | None = None
        self._current: FoundPlace | None = None
        self._arrives = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._mark_all)
        theme.changed.connect(self.refresh)

    @property
    def busy(self) -> bool:
        """Whether something is still to be marked or gone to."""
        return self._soon.isActive()

    def show_query(self, query: TextQuery | None) -> None:
        """Mark this; None marks nothing."""
        self._query, self._current, self._arrives = query, None, False
        self._mark_all()

    def go_to(self, place: FoundPlace) -> None:
        """Mark one as the current, and bring it into sight."""
        self._current = place
        self._arrives = self._transcript.go_to(place.message_id)
        self._mark_all()

    @Slot()
    def refresh(self) -> None:
        """Messages came into sight."""
        if self._query is not None:
            self._soon.start()

    @Slot()
    def _mark_all(self) -> None:
        waits = self._arrives
        for message in self._transcript.widgets:
            if self._feeds(message):
                waits = True
            else:
                self._mark(message)
        if waits and self._query is not None:
            self._soon.start()

    def _feeds(self, message: MessageWidget) -> bool:
        body = message.body
        return self._query is not None and isinstance(body, MarkdownView) and body.feeding

    def _mark(self, message: MessageWidget) -> None:
        current = self._current
        here = current is not None and current.message_id == message.message_id
        if here and self._arrives and isinstance(message, QuestionWidget):
            self._unfold(message)
        spans = self._spans(message)
        marks: list[QTextEdit.ExtraSelection] = []
        for number, span in enumerate(spans):
            is_current = here and current is not None and number == _nearest(current, spans)
            marks.append(
                text_selection(message.body.document(), span, self._form(current=is_current))
            )
            if is_current and self._arrives and not self._transcript.settling:
                self._arrive(message, span)
        message.body.show_marks(_OWNER, marks)
        if here and not spans:
            self._arrives = False

    def _spans(self, message: MessageWidget) -> list[Span]:
        """As Qt counts."""
        if self._query is None:
            return []
        # What is in a formula or a box of code stands where its letter is.
        drawn = drawn_text(message.body.document())
        places = self._query.places(drawn.text)
        return [Span(drawn.starts[each.start], drawn.ends[each.end - 1]) for each in places]

    def _unfold(self, message: QuestionWidget) -> None:
        current = self._current
        short = current is not None and len(self._spans(message)) <= current.number
        if short and message.folded.folded:
            message.folded.turn()

    def _arrive(self, message: MessageWidget, span: Span) -> None:
        """Bring the place to a third of the height of what is seen."""
        self._arrives = False
        cursor = QTextCursor(message.body.document())
        cursor.setPosition(span.start)
        top = message.body.cursorRect(cursor).top()
        inside = message.body.viewport().mapTo(message, QPoint(0, top)).y()
        self._transcript.go_to(
            message.message_id or "", inside - self._transcript.viewport().height() // 3
        )

    def _form(self, *, current: bool) -> QTextCharFormat:
        palette = self._theme.palette
        form = QTextCharFormat()
        form.setBackground(QColor(palette.accent if current else palette.accent_ground))
        form.setForeground(QColor(palette.on_accent if current else palette.accent_text))
        if not current:
            form.setFontUnderline(True)
        return form


def _nearest(place: FoundPlace, spans: list[Span]) -> int:
    """The number of a place among those drawn: marks of Markdown may hide one."""
    return min(place.number, len(spans) - 1)
