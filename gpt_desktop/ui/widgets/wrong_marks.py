"""Wrong places of a shown text: underlined, and told when pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QToolTip

from gpt_desktop.core.annotations import Span
from gpt_desktop.ui.widgets.document_text import drawn_text
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_places import spans_as_drawn, text_selection

_BEFORE = 60  # characters by which a place is found again in what was drawn


class WrongMarks(QObject):
    """Belongs to its view.

    Args:
        owner: names whose marks they are; see ``ReadingText.show_marks``.
    """

    def __init__(self, view: MarkdownView, owner: str) -> None:
        super().__init__(view)
        self._view = view
        self._owner = owner
        self._marks: tuple[tuple[Span, str], ...] = ()
        self._places: list[Span | None] = []
        # Writing a text takes several steps; it is marked once all of them are done.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._mark)
        view.document().contentsChanged.connect(self._soon.start)
        view.theme.changed.connect(self._soon.start)
        view.viewport().installEventFilter(self)

    @property
    def places(self) -> tuple[Span | None, ...]:
        """Where each stands in the drawn text, as Qt counts."""
        return tuple(self._places)

    def show_marks(self, marks: Sequence[tuple[Span, str]]) -> None:
        """Mark these, in their order: a span of the text and what is wrong there."""
        self._marks = tuple(marks)
        self._soon.start()

    def words_at(self, point: QPoint) -> str:
        """What is wrong under a point of the view, or ""."""
        place = self._view.cursorForPosition(point).position()
        for span, (_, words) in zip(self._places, self._marks, strict=False):
            if span is not None and span.start <= place <= span.end:
                return words
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self._view)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _mark(self) -> None:
        text = self._view.text()
        # The same number may stand there more than once: what comes before it tells which.
        spans: list[Span] = []
        last = 0
        for span, _ in self._marks:
            spans += (Span(max(last, span.start - _BEFORE), span.start), span)
            last = span.end
        drawn = drawn_text(self._view.document()) if spans else None
        found = [] if drawn is None else spans_as_drawn(text, spans, drawn)[1::2]
        self._places = [
            None if place is None else self._without_marks(place, span.of(text))
            for place, (span, _) in zip(found, self._marks, strict=True)
        ]
        self._view.show_marks(
            self._owner, [self._selection(span) for span in self._places if span is not None]
        )

    def _without_marks(self, place: Span, words: str) -> Span:
        """Without the comma or full stop that follows."""
        end = place.end
        document = self._view.document()
        while end > place.start + 1:
            last = str(document.characterAt(end - 1))
            if last.isalnum() or last == words[-1:]:
                break
            end -= 1
        return Span(place.start, end)

    def _selection(self, span: Span) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self._view.theme.palette.warning))
        return text_selection(self._view.document(), span, form)
