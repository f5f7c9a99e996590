"""Pages as a printer would make them, drawn by Qt; needs a QGuiApplication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption

DOTS = 200  # an inch
WIDTH, HEIGHT = 1654, 2339  # A4
_MARGIN = 190
_POINT = DOTS / 72
# What `make setup` installs.
FONTS = {"en": ("Noto Sans", "Noto Serif"), "zh": ("Noto Sans CJK SC", "Noto Serif CJK SC")}

Gray = NDArray[np.uint8]
"""A page: height × width, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page and what stands on it, in reading order."""

    picture: Gray
    paragraphs: tuple[str, ...]


def printed(texts: Sequence[str], font: str, points: float = 11, columns: int = 1) -> PrintedPage:
    """As many of the paragraphs as fit whole onto one page."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    face = QFont(font)
    face.setPixelSize(round(points * _POINT))
    line_height = QFontMetricsF(face).lineSpacing() * 1.15
    gap = 70
    width = (WIDTH - 2 * _MARGIN - gap * (columns - 1)) / columns
    drawn: list[str] = []
    painter = QPainter(image)
    painter.setFont(face)
    column, top = 0, float(_MARGIN)
    for text in texts:
        layout = _lines(text, face, width)
        height = layout.lineCount() * line_height
        if top + height > HEIGHT - _MARGIN:
            column, top = column + 1, float(_MARGIN)
        if column == columns or top + height > HEIGHT - _MARGIN:
            break
        left = _MARGIN + column * (width + gap)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            words = text[line.textStart() : line.textStart() + line.textLength()]
            place = QRectF(left, top, width + gap / 2, line_height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
            top += line_height
        top += line_height * 0.7
        drawn.append(text)
    painter.end()
    return PrintedPage(pixels(image), tuple(drawn))


def _lines(text: str, face: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def pixels(image: QImage) -> Gray:
    """The image's own bytes, copied."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return rows[:, : gray.width()].copy()


def image_of(page: Gray) -> QImage:
    """The page as Qt's image, which it can save as PNG or JPEG."""
    height, width = page.shape
    return QImage(page.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
