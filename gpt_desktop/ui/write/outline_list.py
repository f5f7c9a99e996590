"""The headings of a text as a list; a click leads to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.outline import OutlineHeading
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.row_delegate import Index, RowDelegate

_HEADING_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class HeadingList(QAbstractListModel):
    """The headings for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings: tuple[OutlineHeading, ...] = ()

    def show_headings(self, headings: Sequence[OutlineHeading]) -> None:
        self.beginResetModel()
        self.headings = tuple(headings)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.headings):
            return None
        heading = self.headings[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return heading.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{title}, level {level}", title=heading.title, level=heading.level)
        return heading if role == _HEADING_ROLE else None


class _Row(RowDelegate):
    """Moved in by its level below the highest there is."""

    least = 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are alike
        return QSize(0, QFontMetrics(option.font).height() + GAP)

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading = index.data(_HEADING_ROLE)
        if not isinstance(heading, OutlineHeading):
            return
        indent = GAP_SMALL + GAP * (heading.level - self.least)
        area = QRect(option.rect).adjusted(indent, 0, -GAP_SMALL, 0)
        painter.setFont(option.font)
        main = heading.level == self.least
        painter.setPen(QColor(self.palette.text if main else self.palette.second_text))
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(heading.title, elide, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)


class OutlineSide(QFrame):
    """Marks the heading that the cursor stands below.

    Signals:
        line_chosen: the line of a heading that was clicked.
    """

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(SIDE_LIST_WIDTH)
        self.rows = HeadingList(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Outline"))
        self.list.setModel(self.rows)
        self._row = _Row(theme, self.list)
        self.list.setItemDelegate(self._row)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "side")
        title = QLabel(tr("Outline"))
        set_role(title, "heading")
        self.nothing = QLabel(tr("Lines that begin with # are headings, and listed here."))
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        for label in (title, self.nothing):
            label.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.list.clicked.connect(self._on_activated)
        self.list.activated.connect(self._on_activated)

    def show_headings(self, headings: Sequence[OutlineHeading]) -> None:
        """Show these in place of what was there."""
        if tuple(headings) == self.rows.headings:
            return
        self._row.least = min((each.level for each in headings), default=1)
        self.rows.show_headings(headings)
        self.nothing.setVisible(not headings)
        self.list.setVisible(bool(headings))

    def show_line(self, line: int) -> None:
        """Mark the heading that a line stands below."""
        above = [n for n, each in enumerate(self.rows.headings) if each.line <= line]
        index = self.rows.index(above[-1]) if above else QModelIndex()
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
            if index.isValid():
                self.list.scrollTo(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        heading = index.data(_HEADING_ROLE)
        if isinstance(heading, OutlineHeading):
            self.line_chosen.emit(heading.line)
