"""Line icons in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = 'stroke-width="1.75"'
_DISABLED_OPACITY = 0.4
_SCALES = (1, 2, 3)


def icon(resources: Path, name: str, colour: str, size: int = 20) -> QIcon:
    """An outline of ``resources/icons`` drawn in a colour.

    Args:
        colour: #RRGGBB.
        size: of its side, in pixels that do not count the screen's scale.

    Raises:
        OSError: there is no such icon.
        ValueError: the file is no SVG.
    """
    svg = (resources / "icons" / f"{name}.svg").read_text("utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', _STROKE)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        raise ValueError(f"{name}.svg is no SVG")
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(_drawn(renderer, size, scale, 1.0))
        disabled = _drawn(renderer, size, scale, _DISABLED_OPACITY)
        result.addPixmap(disabled, QIcon.Mode.Disabled)
    return result


def _drawn(renderer: QSvgRenderer, size: int, scale: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
