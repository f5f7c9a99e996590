"""Line icons in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = 'stroke-width="1.75"'
_DISABLED_OPACITY = 0.4
_CACHED = 512


def icon(resources: Path, name: str, colour: str, size: int = 20) -> QIcon:
    """An outline of ``resources/icons`` drawn in a colour, sharp on every screen there is.

    Args:
        colour: #RRGGBB.
        size: of its side, in pixels that do not count the screen's scale.

    Raises:
        OSError: there is no such icon.
        ValueError: the file is no SVG.
    """
    path = resources / "icons" / f"{name}.svg"
    densities = {ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    result = QIcon()
    for scale in sorted({1, 2, *densities}):
        result.addPixmap(_pixmap(path, colour, size, scale, 1.0))
        disabled = _pixmap(path, colour, size, scale, _DISABLED_OPACITY)
        result.addPixmap(disabled, QIcon.Mode.Disabled)
    return result


def _pixmap(path: Path, colour: str, size: int, scale: int, opacity: float) -> QPixmap:
    pixmap = QPixmap.fromImage(_drawn(path, colour, size * scale, opacity))
    pixmap.setDevicePixelRatio(scale)
    return pixmap


# Drawing takes a millisecond, and every message of a conversation has the same few icons.
@lru_cache(maxsize=_CACHED)
def _drawn(path: Path, colour: str, side: int, opacity: float) -> QImage:
    svg = path.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.replace('stroke-width="2"', _STROKE).encode()))
    if not renderer.isValid():
        raise ValueError(f"{path.name} is no SVG")
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image
