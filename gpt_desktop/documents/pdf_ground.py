"""What lies under the text of a PDF page: pictures and areas of colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gpt_desktop.documents.pdf_lines import Line

_SCAN = 0.5  # of the page is what a scanned picture covers at least
_WHITE = 250  # of 255
_RULE = 20  # points: shorter ones are parts of drawings
_PATHS = 5_000  # looked at for rules
_OBJECTS = 20_000  # looked at; a drawing may have any number

_Box = tuple[float, float, float, float]


class Ground:
    """Looked at only where a table, white text or text without ink is: it takes time."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._dark: list[_Box] | None = None
        self._rules: list[float] | None = None

    def is_scan(self) -> bool:
        """Whether a picture covers most of the page, as under a layer of recognised text."""
        left, bottom, right, top = visible_part(self._page)
        area = max((right - left) * (top - bottom), 1.0)
        images = self._boxes((pdfium_c.FPDF_PAGEOBJ_IMAGE,))
        covered = sum(
            max(min(box[2], right) - max(box[0], left), 0)
            * max(min(box[3], top) - max(box[1], bottom), 0)
            for box in images
        )
        return bool(covered >= _SCAN * area)

    def shown(self, white: Sequence[Line]) -> list[Line]:
        """Those of the white lines that stand on something that is not white."""
        if self._dark is None:
            kinds = (
                pdfium_c.FPDF_PAGEOBJ_IMAGE,
                pdfium_c.FPDF_PAGEOBJ_PATH,
                pdfium_c.FPDF_PAGEOBJ_SHADING,
            )
            self._dark = list(self._boxes(kinds))
        dark = self._dark
        return [line for line in white if any(_is_on(line, box) for box in dark)]

    def rules(self) -> Sequence[float]:
        """Heights of the lines drawn across the page, and of the edges of its boxes, upwards."""
        if self._rules is None:
            found: set[float] = set()
            objects = self._page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3)
            for path in islice(objects, _PATHS):
                left, bottom, right, top = path.get_bounds()
                if right - left >= _RULE:
                    found |= {round(bottom, 1), round(top, 1)}
            self._rules = sorted(found)
        return self._rules

    def _boxes(self, kinds: Sequence[int]) -> Iterator[_Box]:
        for number, found in enumerate(self._page.get_objects(filter=kinds, max_depth=3)):
            if number >= _OBJECTS:
                return
            if found.type == pdfium_c.FPDF_PAGEOBJ_PATH and not _is_coloured(found):
                continue
            try:
                yield found.get_bounds()
            except pdfium.PdfiumError:
                continue


def visible_part(page: Any) -> _Box:
    """Left, bottom, right, top of what is shown: what a page is cropped to, within its sheet."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top


def _is_on(line: Line, box: _Box) -> bool:
    x, y = (line.left + line.right) / 2, line.bottom + line.size / 3
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_coloured(path: Any) -> bool:
    """Whether a path is filled with something else than white."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path.raw, mode, stroke)
    if mode.value == pdfium_c.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha)
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE
