"""The parts of a prompt with what leaving them out changed: a table whose numbers are bars too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gpt_desktop.core.annotations import LeftOut
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.work.why_words import KINDS, change_short, change_words

_CHANGE = Qt.ItemDataRole.UserRole
_EXCERPT = 200
_ROWS = 7
_BAR_HEIGHT = 3.0


class WhyBars(QTableWidget):
    """The one that lowered the words' probability most comes first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels([tr("Left out"), tr("Each word")])
        self.setAccessibleName(tr("What leaving out each part changed"))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(0, _BarDelegate(theme, self))
        theme.changed.connect(self.viewport().update)

    @property
    def largest(self) -> float:
        """The largest change there is, in nats."""
        rows = range(self.rowCount())
        return max((abs(_change(self.item(row, 0))) for row in rows), default=0.0)

    def show_parts(self, parts: Sequence[LeftOut]) -> None:
        """Show these, sorted."""
        self.setRowCount(len(parts))
        for row, part in enumerate(sorted(parts, key=lambda each: each.change)):
            words = " ".join(part.words.split())[:_EXCERPT]
            self.setItem(
                row, 0, _item(tr("{kind}: {words}", kind=tr(KINDS[part.kind]), words=words), part)
            )
            self.setItem(row, 1, _item(change_short(part), part))
        rows = min(_ROWS, len(parts))
        heights = sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + heights + 2 * self.frameWidth()
        )


class _BarDelegate(QStyledItemDelegate):
    """Draws the words, and under them a bar as long as the change is large."""

    def __init__(self, theme: Theme, bars: WhyBars) -> None:
        super().__init__(bars)
        self._theme = theme
        self._bars = bars

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        change, largest = float(index.data(_CHANGE)), self._bars.largest
        if not largest:
            return
        row, column = index.row(), index.column()
        place = QRectF(self._bars.visualRect(self._bars.model().index(row, column)))
        palette = self._theme.palette
        colour = palette.accent if change < 0 else palette.warning
        long = place.width() * abs(change) / largest
        top = place.bottom() - _BAR_HEIGHT
        painter.fillRect(QRectF(place.left(), top, long, _BAR_HEIGHT), QColor(colour))


def _item(text: str, part: LeftOut) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(_CHANGE, part.change)
    item.setToolTip(f"{part.words[:_EXCERPT]}\n{change_words(part)}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {change_words(part)}")
    return item


def _change(item: QTableWidgetItem | None) -> float:
    return 0.0 if item is None else float(item.data(_CHANGE))
