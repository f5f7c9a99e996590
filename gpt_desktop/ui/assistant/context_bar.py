"""The context as a bar: what is read already, what is new, what is left for the answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gpt_desktop.ui.theme.theme import Theme

_HEIGHT, _RADIUS = 8, 4


class ContextBar(QWidget):
    """Three shares of one width; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_tokens(self, cached: int, taken: int, context: int) -> None:
        """Of a context, what is taken and what of that was read already."""
        whole = max(1, context)
        self._shares = (min(1.0, cached / whole), min(1.0, taken / whole))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is small
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        cached, taken = self._shares
        wide = float(self.width())
        for share, colour in ((1.0, palette.selected), (taken, palette.accent), (cached, "")):
            if not share:
                continue
            ground = QColor(colour or palette.accent)
            if not colour:
                ground = ground.darker(160) if not palette.dark else ground.lighter(150)
            painter.setBrush(ground)
            bar = QRectF(0, (self.height() - _HEIGHT) / 2, max(_HEIGHT, share * wide), _HEIGHT)
            painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        painter.end()
