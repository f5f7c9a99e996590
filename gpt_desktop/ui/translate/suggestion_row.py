"""A translation that is offered, to be taken by a click or by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.languages import Language
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.lines import wrapping_label

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SuggestionRow(QFrame):
    """The whole text, and below it what is wrong with it.

    Signals:
        chosen: it is to be taken.
    """

    chosen = Signal()

    def __init__(
        self,
        text: str,
        checks: Sequence[Check],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "chip")
        self.text = text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        reason = joined_sentences(*(check.words for check in checks))
        self.setAccessibleName(joined_sentences(text, reason))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        column.setSpacing(GAP_TINY)
        words = wrapping_label()
        words.setText(text)
        if language.right_to_left:
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(words)
        if reason:
            wrong = wrapping_label("warning")
            wrong.setText(reason)
            column.addWidget(wrong)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKES:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
