"""Pages of a PDF as pictures: for pages that are nothing but a picture, such as scanned ones."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from gpt_desktop.core.documents import Block

Picture = NDArray[np.uint8]
"""A page as it is seen: height × width × 3, red, green, blue."""

Recognise = Callable[[Picture, int], list[Block]]
"""Takes the picture of a page and the page's number (1-based); gives the text on it.

``parse_pdf`` calls it for each page without a text layer, one after another, between two
reports of progress; an empty list leaves the page in the warning of pages without text.
"""

_DOTS = 200 / 72  # a point: what recognition reads best without doubling its work
_PIXELS = 8_000_000  # A4 at 200 dots an inch has 3.9 million


def is_picture(page: Any) -> bool:
    """Whether there is an image on a page."""
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(found), None) is not None


def picture_of(page: Any, pixels: int = _PIXELS) -> Picture:
    """A page drawn at 200 dots an inch, or fewer where it is larger than a poster.

    Args:
        page: a ``pypdfium2.PdfPage``.
        pixels: at most; a page's own size is whatever its file claims.
    """
    width, height = page.get_size()
    scale = min(_DOTS, sqrt(pixels / max(width * height, 1)))
    # A strip of one pixel's height could still be wider than memory.
    scale = min(scale, pixels / max(width, height, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=True)
    try:
        return np.array(bitmap.to_numpy()[:, :, :3])
    finally:
        bitmap.close()
