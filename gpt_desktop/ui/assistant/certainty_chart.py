"""Probabilities of a few tokens as bars: as the model has them, and as sampling leaves them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme

_HEIGHT = 96
_GAP = 4.0


class CertaintyChart(QWidget):
    """An outline for what the model says, a filled bar for what is drawn from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain: tuple[float, ...] = ()
        self._shaped: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_shares(self, plain: Sequence[float], shaped: Sequence[float]) -> None:
        """Show so many tokens, the most probable first; both are from 0 to 1."""
        self._plain, self._shaped = tuple(plain), tuple(shaped)
        left = sum(share > 0 for share in shaped)
        self.setAccessibleName(
            tr(
                "{kept} of {count} words can be chosen; the first with {percent} %.",
                kept=left,
                count=len(shaped),
                percent=round(100 * shaped[0]) if shaped else 0,
            )
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is small
        if not self._plain:
            return
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - 1.0
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(0, int(ground), self.width(), int(ground))
        step = self.width() / len(self._plain)
        wide = max(2.0, step - _GAP)
        for number, (plain, shaped) in enumerate(zip(self._plain, self._shaped, strict=True)):
            left = number * step + _GAP / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            high = shaped * (ground - 2)
            painter.drawRect(QRectF(left, ground - high, wide, high))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.control), 1))
            high = plain * (ground - 2)
            painter.drawRect(QRectF(left, ground - high, wide, high))
        painter.end()
