"""Where the model looked: the prompt with the words it looked at shaded, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.text_places import qt_length, text_selection
from gpt_desktop.ui.work.why_words import token_words

_LISTED = 10
_TEXT_HEIGHT = 180
_STRONGEST = 150  # of 255, so that words stay readable
_MOST_SHADED = 2000


class WhyAttention(QWidget):
    """The first token takes up what is looked at nowhere else; the shades leave it out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tokens: tuple[AttendedToken, ...] = ()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setAccessibleName(tr("The prompt, shaded where the model looked"))
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([tr("Looked at"), tr("Share")])
        self.table.setAccessibleName(tr("What the model looked at most"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.text)
        column.addWidget(self.table)
        theme.changed.connect(self._shade)

    def show_tokens(self, tokens: Sequence[AttendedToken]) -> None:
        """Show a prompt's tokens with how much each was looked at."""
        self._tokens = tuple(tokens)
        self.text.setPlainText("".join(each.text for each in tokens))
        self._shade()
        most = sorted(tokens, key=lambda each: -each.weight)[:_LISTED]
        self.table.setRowCount(len(most))
        for row, each in enumerate(most):
            share = QTableWidgetItem(f"{100 * each.weight:.1f} %")
            share.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, 0, QTableWidgetItem(token_words(each.text)))
            self.table.setItem(row, 1, share)
        heights = sum(self.table.rowHeight(row) for row in range(len(most)))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + heights + 2 * self.table.frameWidth())

    @Slot()
    def _shade(self) -> None:
        largest = max((each.weight for each in self._tokens[1:]), default=0.0)
        found: list[QTextEdit.ExtraSelection] = []
        at = 0
        for number, each in enumerate(self._tokens):
            start, at = at, at + qt_length(each.text)
            strength = round(_STRONGEST * each.weight / largest) if largest and number else 0
            if strength:
                found.append(self._selection(start, at, strength))
        self.text.setExtraSelections(found[-_MOST_SHADED:])

    def _selection(self, start: int, end: int, strength: int) -> QTextEdit.ExtraSelection:
        ground = QColor(self._theme.palette.accent)
        ground.setAlpha(strength)
        form = QTextCharFormat()
        form.setBackground(ground)
        last = self.text.document().characterCount() - 1
        span = Span(min(start, last), min(end, last))
        return text_selection(self.text.document(), span, form)
