"""The sentences of a shown result: which one is pointed at, and which are not borne."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.ui.widgets.document_text import drawn_text
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_places import spans_as_drawn, text_selection

_OWNER = "claims"


class ClaimMarks(QObject):
    """Marks sentences in a text without changing it; a click on one chooses it.

    What is not borne is underlined in the warning colour; the chosen one has a pale ground.

    Signals:
        chosen: the number of a claim that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, view: MarkdownView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._claims: tuple[Claim, ...] = ()
        self._places: list[Span | None] = []
        self._current = -1
        self._pressed: QPointF | None = None
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
        """Where each sentence stands in the drawn text, as Qt counts."""
        return tuple(self._places)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Mark these; none is chosen."""
        self._claims = tuple(claims)
        self._current = -1
        self._soon.start()

    def leave(self) -> None:
        """Mark nothing any more: the text is another's now."""
        self._soon.stop()
        self._view.document().contentsChanged.disconnect(self._soon.start)
        self._view.show_marks(_OWNER, ())

    def choose(self, number: int) -> None:
        """Show one as the chosen one; -1 for none."""
        self._current = number
        self._mark()

    def claim_at(self, position: QPointF) -> int:
        """The number of the claim under a point of the view, or -1."""
        cursor = self._view.cursorForPosition(position.toPoint())
        place = cursor.position()
        for number, span in enumerate(self._places):
            if span is not None and span.start <= place <= span.end:
                return number
        return -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = event.position()
            elif event.type() is QEvent.Type.MouseButtonRelease and self._pressed is not None:
                self._on_released(event.position())
        return super().eventFilter(watched, event)

    def _on_released(self, position: QPointF) -> None:
        pressed, self._pressed = self._pressed, None
        still = pressed is not None and (position - pressed).manhattanLength() < 4
        # Who drags wants to select.
        if still and not self._view.textCursor().hasSelection():
            number = self.claim_at(position)
            if number >= 0:
                self.chosen.emit(number)

    @Slot()
    def _mark(self) -> None:
        spans = [claim.span for claim in self._claims]
        self._places = []
        if spans:
            drawn = drawn_text(self._view.document())
            self._places = spans_as_drawn(self._view.text(), spans, drawn)
        selections = [
            self._selection(number, span)
            for number, span in enumerate(self._places)
            if span is not None and (number == self._current or self._claims[number].checks)
        ]
        self._view.show_marks(_OWNER, selections)

    def _selection(self, number: int, span: Span) -> QTextEdit.ExtraSelection:
        palette = self._view.theme.palette
        form = QTextCharFormat()
        if number == self._current:
            form.setBackground(QColor(palette.accent_ground))
        if self._claims[number].checks:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(palette.warning))
        return text_selection(self._view.document(), span, form)
