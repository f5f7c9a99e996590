"""The map's rows for Qt, and how each is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.core.conversation_map import MapRow
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.text_search import drawn_text
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index
from gpt_desktop.ui.widgets.row_ground import paint_ground

MAP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LANE, _DOT = 12, 3.5  # pixels from lane to lane; a dot's radius
_MOST_LANES = 8  # farther branches are drawn in the last of these


class MapList(QAbstractListModel):
    """A row a message."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[MapRow] = ()

    @property
    def rows(self) -> Sequence[MapRow]:
        return self._rows

    def show_rows(self, rows: Sequence[MapRow]) -> None:
        """Show these; where they are what is shown nothing happens."""
        if list(rows) != list(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def index_of(self, message_id: str) -> QModelIndex:
        """Its row, or an invalid index."""
        for number, row in enumerate(self._rows):
            if row.node.id == message_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == MAP_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.node.text
        return _said(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class MapDelegate(QStyledItemDelegate):
    """Draws the lines and dots of the lanes, and the message's beginning."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are alike
        return QSize(0, QFontMetrics(option.font).height() + GAP_SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(MAP_ROLE)
        if not isinstance(row, MapRow):
            return
        palette = self._theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, palette)
        self._paint_lanes(painter, option.rect, row)
        left = option.rect.left() + GAP_SMALL + (_drawn_lane(row.lane) + 1) * _LANE
        area = QRect(option.rect)
        area.setLeft(left + GAP_TINY)
        area.setRight(area.right() - GAP_TINY)
        asked = row.node.role is Role.USER
        painter.setPen(QColor(palette.text if asked else palette.second_text))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(_words(row), elide, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _paint_lanes(self, painter: QPainter, rect: QRect, row: MapRow) -> None:
        palette = self._theme.palette
        quiet = QPen(QColor(palette.control), 1)
        line = QPen(QColor(palette.accent if row.node.shown else palette.control), 1)
        if row.node.shown:
            line.setWidth(2)
        top, bottom = float(rect.top()), float(rect.bottom() + 1)
        middle = (top + bottom) / 2
        path = QPen(QColor(palette.accent), 2)
        for lane in {_drawn_lane(each) for each in row.through}:
            painter.setPen(path if lane == 0 and row.path_passes else quiet)
            at = _lane_x(rect, lane)
            painter.drawLine(QPointF(at, top), QPointF(at, bottom))
        own = _lane_x(rect, _drawn_lane(row.lane))
        painter.setPen(line)
        if row.joined:
            painter.drawLine(QPointF(own, top), QPointF(own, middle))
        elif row.through:
            painter.drawLine(QPointF(own - _LANE, top), QPointF(own, middle))
        if row.goes_on:
            painter.drawLine(QPointF(own, middle), QPointF(own, bottom))
        # A question is a filled dot, an answer a ring: not by colour alone.
        colour = line.color()
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if row.node.role is Role.USER else QColor(palette.window))
        painter.drawEllipse(QPointF(own, middle), _DOT, _DOT)


def _drawn_lane(lane: int) -> int:
    return min(lane, _MOST_LANES)


def _lane_x(rect: QRect, lane: int) -> float:
    return float(rect.left() + GAP_SMALL + lane * _LANE + _LANE // 2)


def _words(row: MapRow) -> str:
    text = row.node.text if row.node.role is Role.USER else drawn_text(row.node.text)
    words = " ".join(text.split()) or "…"
    return tr("{text} (edited by you)", text=words) if row.node.edited else words


def _said(row: MapRow) -> str:
    """For screen readers."""
    asked = row.node.role is Role.USER
    text = _words(row)
    said = tr("You: {text}", text=text) if asked else tr("Assistant: {text}", text=text)
    place = tr("shown") if row.node.shown else tr("another branch")
    return f"{said} – {place}"
