"""A narrow column beside a document that shows which parts of it a summary speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme

_WIDTH = 10
_LEAST = 2.0  # pixels of the shortest passage


class CoverageStrip(QWidget):
    """The document from top to bottom; what is covered stands out in the accent.

    Signals:
        place_chosen: a place of the text, from 0 to 1, that was clicked.
    """

    place_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._length = 0
        self._covered: tuple[Span, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("What the summary covers"))
        theme.changed.connect(self.update)

    @property
    def covered(self) -> tuple[Span, ...]:
        return self._covered

    def show_covered(self, length: int, covered: Sequence[Span]) -> None:
        """Show parts of a text of so many characters; nothing is shown of an empty one."""
        self._length = length
        self._covered = tuple(covered)
        share = sum(span.end - span.start for span in covered) / length if length else 0.0
        words = tr("The summary speaks of {percent} % of the text.", percent=round(100 * share))
        self.setToolTip(words if length else "")
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 80)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._length and event.button() is Qt.MouseButton.LeftButton:
            self.place_chosen.emit(min(1.0, max(0.0, event.position().y() / self.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is small
        if not self._length:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.line))
        around = QRectF(3, 0, 4, self.height())
        painter.drawRoundedRect(around, 2, 2)
        painter.setBrush(QColor(self._theme.palette.accent))
        for span in self._covered:
            top = span.start / self._length * self.height()
            high = max(_LEAST, (span.end - span.start) / self._length * self.height())
            painter.drawRoundedRect(QRectF(3, top, 4, high), 1, 1)
        painter.end()
