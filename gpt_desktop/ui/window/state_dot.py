"""A dot whose colour tells a state that words beside it tell too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext


class StateDot(QWidget):
    """``colour`` names a field of the palette, such as ``good``."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._colour = "second_text"
        self.setFixedSize(GAP_SMALL, GAP_SMALL)
        context.theme.changed.connect(self.update)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # drawn whole: it is one dot
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(str(getattr(self._theme.palette, self._colour))))
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()
