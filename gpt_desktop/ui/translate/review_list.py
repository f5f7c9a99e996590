"""The segments that a check failed, as a list, and how each is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground

MARKED_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_WRAPS = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment by its number, its source's words and what is wrong with its translation."""

    number: int
    words: str
    reason: str


class ReviewList(QAbstractListModel):
    """In the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Marked, ...] = ()

    @property
    def rows(self) -> tuple[Marked, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Marked]) -> None:
        """Show these; where they are what is shown nothing happens."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def index_of(self, number: int) -> QModelIndex:
        """The row of a segment, or an invalid index."""
        for row, marked in enumerate(self._rows):
            if marked.number == number:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        marked = self._rows[index.row()]
        if role == MARKED_ROLE:
            return marked
        if role == Qt.ItemDataRole.DisplayRole:
            return marked.words
        said = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return joined_sentences(marked.words, marked.reason) if said else None


class ReviewDelegate(QStyledItemDelegate):
    """A line of the source's words, and below it the whole reason."""

    def __init__(self, theme: Theme, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        marked = index.data(MARKED_ROLE)
        reason = marked.reason if isinstance(marked, Marked) else ""
        room = QRect(0, 0, self._width - 2 * GAP_SMALL, 1000)
        below = QFontMetrics(caption_font(option.font)).boundingRect(room, _WRAPS, reason)
        words = QFontMetrics(option.font).height()
        return QSize(self._width, words + GAP_TINY + below.height() + 2 * GAP_SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marked = index.data(MARKED_ROLE)
        if not isinstance(marked, Marked):
            return
        palette = self._theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, palette)
        area = option.rect.adjusted(GAP_SMALL, GAP_SMALL, -GAP_SMALL, -GAP_SMALL)
        painter.setPen(QColor(palette.text))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        words = metrics.elidedText(" ".join(marked.words.split()), elide, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), words)
        painter.setFont(caption_font(option.font))
        painter.setPen(QColor(palette.warning))
        area.setTop(area.top() + metrics.height() + GAP_TINY)
        painter.drawText(area, _WRAPS, marked.reason)
        painter.restore()
