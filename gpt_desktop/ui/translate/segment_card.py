"""What a model makes of one segment again, below its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gpt_desktop.core.errors import UserFacingError, joined_sentences
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import Language
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.retelling import retold
from gpt_desktop.core.tasks.translate.again import Suggestion
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.translate.suggestion_row import SuggestionRow
from gpt_desktop.ui.widgets.lines import ProgressLine, wrapping_label

_LEAST_WIDTH = 320


class SegmentCard(QFrame):
    """Closes by a click beside it; Escape is the view's.

    Signals:
        chosen: a Suggestion to take.
        closed: nothing more is wanted.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "menu")
        self.title = wrapping_label("second")
        self.progress = ProgressLine(theme)
        self.words = wrapping_label()
        self.note = wrapping_label("caption")
        self.rows: list[SuggestionRow] = []
        self._below = QRect()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP_SMALL)
        for widget in (self.title, self.progress, self.words, self.note):
            self._column.addWidget(widget)
        self.hide()

    def begin(self, title: str, below: QRect) -> None:
        """Open below a row, a rectangle of the screen, and wait."""
        self._clear()
        self._below = below
        self.title.setText(title)
        self.setAccessibleName(title)
        self.progress.show_words(tr("Waiting for its turn…"), 0, 0, "", None)
        self._fit()
        self.show()

    @Slot(object)
    def show_progress(self, progress: object) -> None:
        if isinstance(progress, Progressed):
            self.progress.show_progress(progress, None)

    def offer(self, suggestions: Sequence[Suggestion], language: Language) -> None:
        """Show what there is to choose from."""
        self._clear()
        for suggestion in suggestions:
            row = SuggestionRow(suggestion.text, suggestion.checks, language)
            row.chosen.connect(self._choosing(suggestion))
            self._column.insertWidget(self._column.count() - 1, row)
            row.show()  # at once, so that it can have the focus
            self.rows.append(row)
        if not suggestions:
            self.say(tr("The model writes the same again. Edit the segment by hand."))
        self._fit()
        if self.rows:
            self.rows[0].setFocus()

    def say(self, words: str, note: str = "") -> None:
        """Show words, and quieter ones below."""
        self._clear()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._fit()

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Say why there is nothing."""
        if isinstance(error, UserFacingError):
            parts = (error.what, error.why, error.next_step)
            self.say(joined_sentences(*(retold(part) for part in parts)))
        else:
            self.say(tr("Something in the app went wrong."))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _choosing(self, suggestion: Suggestion) -> object:
        def choose() -> None:
            self.chosen.emit(suggestion)
            self.hide()

        return choose

    def _clear(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows.clear()
        self.progress.clear()
        self.words.hide()
        self.note.hide()

    def _fit(self) -> None:
        """As wide as the row, below it, or above it where there is no room."""
        width = max(_LEAST_WIDTH, self._below.width())
        self.setFixedWidth(width)
        self.setFixedHeight(self._column.heightForWidth(width))
        place = self._below.bottomLeft() + QPoint(0, 2)
        screen = self.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(max(screen.top(), self._below.top() - self.height() - 2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - width)))
        self.move(place)
