"""What the model thought before an answer, folded above it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.widgets.buttons import SMALL_ICON, text_button
from gpt_desktop.ui.widgets.quantities import seconds_words
from gpt_desktop.ui.widgets.reading_text import ReadingText


class ThinkingFold(QWidget):
    """A button that says how long it took; the text itself is there once it is unfolded.

    Without thinking it takes no room.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._words = ""
        self.body: ReadingText | None = None
        self._shelf: QWidget | None = None
        self.button = text_button("", "inline")
        self.button.setCheckable(True)
        self.button.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
        self.button.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, GAP_TINY)
        self._column.setSpacing(GAP_TINY)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._show_button)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    @property
    def unfolded(self) -> bool:
        return self.button.isChecked()

    def show_thinking(self, thinking: Thinking | None) -> None:
        """What was thought, and for how long where that is known; None shows nothing."""
        self._text = "" if thinking is None else thinking.text
        seconds = 0.0 if thinking is None else thinking.seconds
        words = tr("Thought before it answered")
        if seconds:
            words = tr("Thought for {time}", time=seconds_words(seconds))
        self._show(words)

    def show_growing(self, text: str, *, over: bool) -> None:
        """What is thought so far; ``over`` once the answer has begun."""
        self._text = text
        self._show(tr("Thought before it answered") if over else tr("Thinking so far"))

    def _show(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._show_button()
        self.setVisible(bool(self._text))
        self._show_body()

    @Slot()
    def _show_button(self) -> None:
        name = "chevron-down" if self.unfolded else "chevron-right"
        self.button.setIcon(self._theme.icon(name, self._theme.palette.accent))
        self.button.setText(self._words)
        purpose = tr("Hide the thinking") if self.unfolded else tr("Show the thinking")
        self.button.setToolTip(purpose)
        self.button.setAccessibleDescription(purpose)

    def _show_body(self) -> None:
        if not self.unfolded:
            return
        if self.body is None:
            self.body = ReadingText(self._theme)
            self.body.setAccessibleName(tr("What the model thought"))
            # Unlike messages it is a stop for Tab: whoever unfolds it wants to read it.
            self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._shelf = _beside_a_line(self.body)
            self._column.addWidget(self._shelf)
        self.body.show_plain(self._text)

    @Slot(bool)
    def _on_toggled(self, unfolded: bool) -> None:
        self._show_button()
        self._show_body()
        if self._shelf is not None:
            self._shelf.setVisible(unfolded)


def _beside_a_line(body: QWidget) -> QWidget:
    """Set in, so that nobody takes it for the answer."""
    line = QFrame()
    set_role(line, "line")
    line.setFixedWidth(2)
    shelf = QWidget()
    row = QHBoxLayout(shelf)
    row.setContentsMargins(GAP_TINY, 0, 0, 0)
    row.setSpacing(GAP_MEDIUM)
    row.addWidget(line)
    row.addWidget(body, 1)
    return shelf
