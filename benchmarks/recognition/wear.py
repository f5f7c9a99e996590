"""What becomes of a printed page in a scanner: tilted, blurred, noisy; the same for a seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QTransform

from benchmarks.recognition.printing import Gray, image_of, pixels

Wear = Callable[[Gray, np.random.Generator], Gray]


def unworn(page: Gray, random: np.random.Generator) -> Gray:
    """As it was printed."""
    del random
    return page


def tilted(page: Gray, random: np.random.Generator) -> Gray:
    """Turned by one to three degrees, on paper as white as itself."""
    return _turned(page, float(random.uniform(1, 3) * random.choice((-1, 1))))


def blurred(page: Gray, random: np.random.Generator) -> Gray:
    """Out of focus: a Gaussian of 1.2 to 1.6 pixels at 200 dots an inch."""
    sigma = random.uniform(1.2, 1.6)
    reach = np.arange(-5, 6)
    kernel = np.exp(-(reach**2) / (2 * sigma**2))
    kernel /= kernel.sum()
    soft = page.astype(np.float32)
    for axis in (0, 1):
        soft = sum(
            weight * np.roll(soft, shift, axis) for weight, shift in zip(kernel, reach, strict=True)
        )
    return _bytes(soft)


def noisy(page: Gray, random: np.random.Generator) -> Gray:
    """Grain, specks, gray paper, a shadow towards one side, and JPEG's own marks."""
    height, width = page.shape
    shade = np.linspace(0.72, 1.0, width, dtype=np.float32)[:: random.choice((-1, 1))]
    worn = (page * 0.8 + 25) * shade
    worn += random.normal(0, 14, page.shape).astype(np.float32)
    specks = random.integers(0, height * width, 400)
    worn.reshape(-1)[specks] = random.choice((30, 240), 400)
    return _compressed(_bytes(worn))


def worst(page: Gray, random: np.random.Generator) -> Gray:
    """All of it."""
    return noisy(blurred(tilted(page, random), random), random)


def upside_down(page: Gray, random: np.random.Generator) -> Gray:
    """Put in the wrong way round."""
    del random
    return page[::-1, ::-1].copy()


def on_its_side(page: Gray, random: np.random.Generator) -> Gray:
    """Turned by a quarter, to the left or to the right."""
    return np.rot90(page, int(random.choice((1, 3)))).copy()


def _turned(page: Gray, degrees: float) -> Gray:
    image = image_of(page)
    smooth = Qt.TransformationMode.SmoothTransformation
    coloured = image.convertToFormat(QImage.Format.Format_ARGB32)
    turned = coloured.transformed(QTransform().rotate(degrees), smooth)
    paper = QImage(turned.size(), QImage.Format.Format_ARGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, turned)
    painter.end()
    return pixels(paper)


def _compressed(page: Gray) -> Gray:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    writer = QImageWriter(buffer, b"jpg")
    writer.setQuality(55)
    writer.write(image_of(page))
    return pixels(QImage.fromData(buffer.data()))


def _bytes(page: NDArray[Any]) -> Gray:
    whole: Gray = np.clip(page, 0, 255).astype(np.uint8)
    return whole
