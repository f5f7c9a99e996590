"""The app's icon as pixels, drawn from its SVG by Qt."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path("resources") / "icons" / "app.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# Type codes of Apple's icon container for PNG, by edge in pixels.
_ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


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


def png(svg: Path, size: int) -> bytes:
    """One size, as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(draw(svg, size))
    return bytes(buffer.data().data())


def ico(svg: Path) -> bytes:
    """Windows' container: a header of 6 bytes, 16 bytes for each size, then the PNG files."""
    pictures = [png(svg, size) for size in _ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    entries = []
    for size, picture in zip(_ICO_SIZES, pictures, strict=True):
        edge = size % 256  # 0 stands for 256
        entries.append(struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return b"".join([struct.pack("<HHH", 0, 1, len(pictures)), *entries, *pictures])


def icns(svg: Path) -> bytes:
    """Apple's container: each PNG file behind its type and length, big-endian."""
    parts = []
    for size, kind in _ICNS_TYPES.items():
        picture = png(svg, size)
        parts.append(kind + struct.pack(">I", len(picture) + 8) + picture)
    content = b"".join(parts)
    return b"icns" + struct.pack(">I", len(content) + 8) + content
