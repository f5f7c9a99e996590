"""The app's icon as pixels, drawn from its SVG by Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path("resources") / "icons" / "app.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(svg: Path, size: int) -> QImage:
    """A square of ``size`` pixels with a transparent ground.

    Raises:
        ValueError: the file is no SVG.
    """
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} cannot be drawn.")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def save(svg: Path, size: int, target: Path) -> None:
    """Write one size; the format is the one the target's suffix names (png, ico, icns).

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not draw(svg, size).save(str(target)):
        raise OSError(f"{target} cannot be written.")
