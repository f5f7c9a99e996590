"""Words and their translations as a list: terms, kept translations, matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground

PHRASE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row.

    Attributes:
        caption: stands at its end, such as the languages.
        item: what it is a row of.
        tip: said when it is pointed at, beside its words.
    """

    source: str
    target: str
    caption: str
    item: object
    tip: str = ""


class PhraseList(QAbstractListModel):
    """In the order they come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Phrase, ...] = ()

    @property
    def rows(self) -> tuple[Phrase, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Phrase]) -> None:
        """Show these; where they are what is shown nothing happens."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        phrase = self._rows[index.row()]
        if role == PHRASE_ROLE:
            return phrase
        if role == Qt.ItemDataRole.DisplayRole:
            return phrase.source
        said = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        parts = (phrase.source, phrase.target, phrase.caption, phrase.tip)
        return "\n".join(part for part in parts if part) if said else None


class PhraseDelegate(QStyledItemDelegate):
    """The source's words and the caption in one line, the translation below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all are of one height
        height = 2 * QFontMetrics(option.font).height() + GAP_TINY
        return QSize(0, height + 2 * GAP_SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        phrase = index.data(PHRASE_ROLE)
        if not isinstance(phrase, Phrase):
            return
        palette = self._theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, palette)
        area = option.rect.adjusted(GAP_SMALL, GAP_SMALL, -GAP_SMALL, -GAP_SMALL)
        metrics = QFontMetrics(option.font)
        room = self._write_caption(painter, option, area, phrase.caption)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        words = metrics.elidedText(_line(phrase.source), _ELIDE, area.width() - room)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), words)
        painter.setPen(QColor(palette.second_text))
        words = metrics.elidedText(_line(phrase.target), _ELIDE, area.width())
        area.setTop(area.top() + metrics.height() + GAP_TINY)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), words)
        painter.restore()

    def _write_caption(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str
    ) -> int:
        """Write it at the end of the first line; returns the room that it takes."""
        if not words:
            return 0
        font = caption_font(option.font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.second_text))
        place = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(place), words)
        return QFontMetrics(font).horizontalAdvance(words) + GAP_SMALL


def phrase_view(theme: Theme, name: str) -> tuple[QListView, PhraseList]:
    """A list that shows phrases, and what is in it; ``name`` for screen readers."""
    view = QListView()
    rows = PhraseList(view)
    view.setAccessibleName(name)
    view.setModel(rows)
    view.setItemDelegate(PhraseDelegate(theme, view))
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    set_role(view, "side")
    theme.changed.connect(view.viewport().update)
    return view, rows


def phrase_at(index: QModelIndex) -> Phrase | None:
    """The row at an index; None for an invalid one."""
    phrase = index.data(PHRASE_ROLE)
    return phrase if isinstance(phrase, Phrase) else None


def _line(text: str) -> str:
    return " ".join(text.split())
