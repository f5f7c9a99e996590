"""Words that the model was less sure of, shaded in a shown text; a click on one chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.annotations import Probability, Span
from gpt_desktop.ui.widgets.document_text import drawn_text
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_places import spans_as_drawn, text_selection

_OWNER = "certainty"
UNSURE, DOUBTFUL = 0.5, 0.2  # probabilities below which a word is shaded, and more
_MOST_SHADED = 1500
_STILL = 4  # pixels


class CertaintyMarks(QObject):
    """Two shades, each with an underline of its own for whoever does not see the colours.

    Signals:
        chosen: the number of a token that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, view: MarkdownView) -> None:
        super().__init__(view)
        self._view = view
        self._tokens: tuple[Probability, ...] = ()
        self._places: list[Span | None] = []
        self._current = -1
        self._pressed: QPointF | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._mark)
        view.document().contentsChanged.connect(self._soon.start)
        view.theme.changed.connect(self._soon.start)
        view.viewport().installEventFilter(self)

    @property
    def places(self) -> tuple[Span | None, ...]:
        """Where each token stands in the drawn text, as Qt counts."""
        return tuple(self._places)

    def show_tokens(self, tokens: Sequence[Probability]) -> None:
        """Shade these; none is chosen. Nothing takes the shades away."""
        self._tokens = tuple(tokens)
        self._current = -1
        self._soon.start()

    def choose(self, number: int) -> None:
        """Show one as the chosen one; -1 for none."""
        self._current = number
        self._mark()

    def token_at(self, position: QPointF) -> int:
        """The number of the token under a point of the view, or -1."""
        place = self._view.cursorForPosition(position.toPoint()).position()
        for number, span in enumerate(self._places):
            if span is not None and span.start <= place < span.end:
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
        still = pressed is not None and (position - pressed).manhattanLength() < _STILL
        if still and not self._view.textCursor().hasSelection():
            number = self.token_at(position)
            if number >= 0:
                self.chosen.emit(number)

    @Slot()
    def _mark(self) -> None:
        self._places = []
        if self._tokens:
            drawn = drawn_text(self._view.document())
            spans = [each.span for each in self._tokens]
            self._places = spans_as_drawn(self._view.text(), spans, drawn)
        shaded = [
            self._selection(number, span)
            for number, span in enumerate(self._places)
            if span is not None and (number == self._current or self._shade(number))
        ]
        self._view.show_marks(_OWNER, shaded[:_MOST_SHADED])

    def _shade(self, number: int) -> int:
        """0 for none, 1 for unsure, 2 for doubtful."""
        probability = exp(self._tokens[number].logprob)
        return (probability < UNSURE) + (probability < DOUBTFUL)

    def _selection(self, number: int, span: Span) -> QTextEdit.ExtraSelection:
        palette, shade = self._view.theme.palette, self._shade(number)
        form = QTextCharFormat()
        if number == self._current:
            form.setBackground(QColor(palette.accent_ground))
        elif shade:
            ground = QColor(palette.warning)
            ground.setAlpha((0, 40, 90)[shade])
            form.setBackground(ground)
        lines = QTextCharFormat.UnderlineStyle
        form.setUnderlineStyle((lines.NoUnderline, lines.DotLine, lines.DashUnderline)[shade])
        form.setUnderlineColor(QColor(palette.warning))
        return text_selection(self._view.document(), span, form)
