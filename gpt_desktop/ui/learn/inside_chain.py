"""The whole way of a text through a model and round again, as a row of boxes with arrows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.theme.theme import Theme

STATIONS = (
    mark("Text"),
    mark("Tokens"),
    mark("Layers"),
    mark("Logits"),
    mark("Softmax"),
    mark("Draw"),
    mark("Once more"),
)
_GAP, _ROW_GAP, _PADDING, _RADIUS = 24, 12, 8, 6
_TIP = 4.0  # half an arrow's head


class InsideChain(QWidget):
    """Fills the width; boxes that have no room go to the next row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("The way of a text through the model"))
        self.setAccessibleDescription(" → ".join(tr(each) for each in STATIONS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        boxes = list(self._boxes())
        return QSize(0, int(boxes[-1].bottom()) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is small
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before: QRectF | None = None
        for number, (box, words) in enumerate(zip(self._boxes(), STATIONS, strict=True)):
            ends = number in {0, len(STATIONS) - 1}
            painter.setPen(QPen(QColor(palette.accent if ends else palette.control), 1))
            painter.setBrush(QColor(palette.accent_ground if ends else palette.panel))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(QColor(palette.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(words))
            if before is not None and before.top() == box.top():
                _draw_arrow(painter, QColor(palette.second_text), before, box)
            before = box
        painter.end()

    def _boxes(self) -> Iterator[QRectF]:
        metrics = QFontMetricsF(self.font())
        height = metrics.height() + 2 * _PADDING
        left, top = 0.5, 0.5
        for words in STATIONS:
            width = metrics.horizontalAdvance(tr(words)) + 2 * _PADDING
            if left > 1 and left + width > self.width():
                left, top = 0.5, top + height + _ROW_GAP
            yield QRectF(left, top, width, height)
            left += width + _GAP


def _draw_arrow(painter: QPainter, colour: QColor, start: QRectF, end: QRectF) -> None:
    middle, tip = start.center().y(), end.left() - _TIP
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QLineF(start.right() + _TIP, middle, tip, middle))
    painter.setBrush(colour)
    points = [(tip, middle), (tip - _TIP, middle - _TIP), (tip - _TIP, middle + _TIP)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
