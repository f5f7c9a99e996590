"""Bars in the theme's colours, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_HEIGHT, _TABLE_HEIGHT = 136, 200
_LEFT, _RIGHT, _ABOVE, _BELOW = 44.0, 4.0, 10.0, 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is called, how high it is, and which part of that was forgotten.

    Attributes:
        value: None where there is nothing to draw.
    """

    name: str
    value: float | None
    lost: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """A plot.

    Attributes:
        columns: heads of the table: names, values and, where something was forgotten, that.
        names_at: the bars whose names are written below them.
        top: the value of the upper edge; 0 for the highest bar.
        line: a value that a line is drawn at, or None.
    """

    title: str
    told: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    names_at: tuple[int, ...]
    words: Callable[[float], str]
    top: float = 0.0
    line: float | None = None


class ReviewPlot(Widget):
    """The plot under its title, and a button that shows the same as a table."""

    def __init__(self, theme: Theme, parent: Widget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        set_role(self.title, "strong")
        self.told = wrapping_label("second")
        self.chart = _Chart(theme)
        self.show_table = text_button(tr("Show as a table"), "link")
        self.table = QTableWidget()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.hide()
        self.show_table.clicked.connect(self._on_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        for part in (self.title, self.told, self.chart):
            column.addWidget(part)
        column.addWidget(self.show_table, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)

    def show_bars(self, bars: Bars) -> None:
        """Draw these, and fill the table."""
        self.title.setText(bars.title)
        self.told.setText(bars.told)
        self.told.setVisible(bool(bars.told))
        self.chart.show_bars(bars)
        self.table.setAccessibleName(bars.title)
        self.table.setColumnCount(len(bars.columns))
        self.table.setHorizontalHeaderLabels(bars.columns)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setRowCount(len(bars.bars))
        for row, bar in enumerate(bars.bars):
            value = "" if bar.value is None else bars.words(bar.value)
            cells = (bar.name, value, bars.words(bar.lost))[: len(bars.columns)]
            for place, words in enumerate(cells):
                self.table.setItem(row, place, QTableWidgetItem(words))

    @Slot()
    def _on_table(self) -> None:
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self.show_table.setText(tr("Hide the table") if shown else tr("Show as a table"))


class _Chart(Widget):
    """Drawn; what it says is in the table."""

    def __init__(self, theme: Theme, parent: Widget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: Bars | None = None
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Bars) -> None:
        """Draw these."""
        self._bars = bars
        self.setAccessibleName(bars.title)
        self.setAccessibleDescription(bars.told)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # all of it is small
        bars = self._bars
        if bars is None or not bars.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_LEFT, _ABOVE, self.width() - _LEFT - _RIGHT, self.height() - _ABOVE - _BELOW)
        top = bars.top or max(1.0, *(bar.value or 0.0 for bar in bars.bars))
        self._draw_scale(painter, area, bars, top)
        self._draw_bars(painter, area, bars, top)
        painter.end()

    def _draw_scale(self, painter: QPainter, area: QRectF, bars: Bars, top: float) -> None:
        palette = self._theme.palette
        painter.setPen(QColor(palette.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(QColor(palette.second_text))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, y in ((top, area.top()), (0.0, area.bottom())):
            painter.drawText(QRectF(0, y - 10, _LEFT - GAP_SMALL, 20), side, bars.words(value))
        if bars.line is not None:
            y = area.bottom() - area.height() * bars.line / top
            painter.setPen(QPen(QColor(palette.warning), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _draw_bars(self, painter: QPainter, area: QRectF, bars: Bars, top: float) -> None:
        palette = self._theme.palette
        step = area.width() / len(bars.bars)
        width = max(1.0, min(step - 2.0, step * 0.72))
        for number, bar in enumerate(bars.bars):
            left = area.left() + step * number + (step - width) / 2
            whole = area.height() * min(1.0, (bar.value or 0.0) / top)
            lost = area.height() * min(1.0, bar.lost / top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawRect(QRectF(left, area.bottom() - whole, width, whole))
            painter.setBrush(QColor(palette.warning))
            painter.drawRect(QRectF(left, area.bottom() - lost, width, lost))
            if number in bars.names_at:
                self._draw_name(painter, area, left + width / 2, bar.name)

    def _draw_name(self, painter: QPainter, area: QRectF, middle: float, name: str) -> None:
        painter.setPen(QColor(self._theme.palette.second_text))
        width = painter.fontMetrics().horizontalAdvance(name) + GAP_TINY
        left = min(max(area.left(), middle - width / 2), area.right() - width)
        place = QRectF(left, area.bottom() + 2, width, _BELOW - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
