"""How full the context is, as a ring that opens what is sent."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.buttons import IconButton

_SIZE, _WIDTH = 16.0, 2.5
_FULL_CIRCLE = 360 * 16  # Qt counts sixteenths of a degree
_TOP = 90 * 16


class ContextRing(IconButton):
    """A quiet button; its name says the tokens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", tr("Show what is sent"), "Ctrl+L")
        self._share: float | None = None
        self._warns = False

    @property
    def share(self) -> float | None:
        """Of the context that is taken; None where it is not known."""
        return self._share

    def show_share(self, share: float | None, name: str, *, warns: bool) -> None:
        """Show how much is taken, 0 to 1.

        Args:
            name: the same in words.
            warns: whether something is left out or does not fit.
        """
        self._share, self._warns = share, warns
        self.set_name(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(0, 0, _SIZE, _SIZE)
        ring.moveCenter(QRectF(self.rect()).center())
        palette = self._theme.palette
        painter.setPen(QPen(QColor(palette.scroll), _WIDTH))
        painter.drawEllipse(ring)
        if self._share:
            colour = palette.warning if self._warns else palette.accent
            pen = QPen(QColor(colour), _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, _TOP, -round(min(1.0, self._share) * _FULL_CIRCLE))
        painter.end()
