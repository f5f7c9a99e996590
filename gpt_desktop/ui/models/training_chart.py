"""Loss and validation loss over the steps: drawn, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.run import CurveStep
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button

_HEIGHT, _TABLE_HEIGHT = 180, 200
_MOST_BEFORE = 200  # steps before a break: a few milliseconds
_LEFT, _BELOW, _ABOVE = 44.0, 20.0, 18.0


class TrainingCurve(QWidget):
    """The chart, and a button that shows the same as a table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = _Chart(theme)
        self.show_table = text_button(tr("Show as a table"), "link")
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(tr("Loss by step"))
        self.table.setHorizontalHeaderLabels([tr("Step"), tr("Loss"), tr("Kept back")])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.hide()
        self.show_table.clicked.connect(self._on_table)
        self._points: list[CurveStep] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.chart)
        column.addWidget(self.show_table, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)

    @property
    def points(self) -> Sequence[CurveStep]:
        return tuple(self._points)

    def clear(self) -> None:
        """Begin anew."""
        self._points = []
        self.table.setRowCount(0)
        self.chart.show_points(())

    def begin_with(self, points: Sequence[CurveStep]) -> None:
        """What was learnt before a break; of many steps some, for all to be there at once."""
        self.clear()
        every = len(points) // _MOST_BEFORE + 1
        kept = [
            point
            for number, point in enumerate(points)
            if number % every == 0 or point.validation is not None
        ]
        self.table.setRowCount(len(kept))
        for row, point in enumerate(kept):
            self._write_row(row, point)
        self._points = kept
        self.chart.show_points(self._points)

    def add(self, point: CurveStep) -> None:
        """One more step."""
        self._points.append(point)
        row = self.table.rowCount()
        self.table.insertRow(row)
        self._write_row(row, point)
        self.chart.show_points(self._points)

    def _write_row(self, row: int, point: CurveStep) -> None:
        for column, value in enumerate((point.loss, point.validation), 1):
            self.table.setItem(row, column, QTableWidgetItem(_figure(value)))
        self.table.setItem(row, 0, QTableWidgetItem(f"{point.step:,}"))

    @Slot()
    def _on_table(self) -> None:
        self.table.setVisible(not self.table.isVisible())


class _Chart(QWidget):
    """Lines in the theme's colours; the validation's has dots, so that colour is not all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[CurveStep, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Loss while training"))
        theme.changed.connect(self.update)

    def show_points(self, points: Sequence[CurveStep]) -> None:
        """Draw these."""
        self._points = tuple(points)
        if self._points:
            last = self._points[-1]
            words = tr("Step {step}: loss {loss}", step=last.step, loss=_figure(last.loss))
            self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # all of it is small
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_LEFT, _ABOVE, self.width() - _LEFT - 8, _HEIGHT - _ABOVE - _BELOW)
        painter.setPen(QColor(palette.line))
        painter.drawRect(area)
        losses = [(each.step, each.loss) for each in self._points if each.loss is not None]
        kept = [
            (each.step, each.validation) for each in self._points if each.validation is not None
        ]
        values = [value for _, value in (*losses, *kept)]
        if not values:
            return
        low, high = min(values), max(*values, min(values) + 0.01)
        last = max(1, self._points[-1].step)

        def place(step: int, value: float) -> QPointF:
            across = area.left() + area.width() * step / last
            return QPointF(across, area.bottom() - area.height() * (value - low) / (high - low))

        painter.setPen(QColor(palette.second_text))
        painter.drawText(QPointF(2, area.top() + 10), f"{high:.2f}")
        painter.drawText(QPointF(2, area.bottom()), f"{low:.2f}")
        painter.drawText(QPointF(area.left(), _HEIGHT - 4.0), tr("Steps: {count:,}", count=last))
        for series, colour in ((losses, palette.accent), (kept, palette.warning)):
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawPolyline(QPolygonF([place(*each) for each in series]))
        for each in kept:
            painter.drawEllipse(place(*each), 3, 3)
        painter.setPen(QColor(palette.accent))
        painter.drawText(QPointF(area.left(), _ABOVE - 5), tr("Loss"))
        painter.setPen(QColor(palette.warning))
        painter.drawText(QPointF(area.left() + area.width() / 2, _ABOVE - 5), tr("Kept back"))
        painter.end()


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
